"""Eligibility, calendar and plan of days by command."""

import pytest


def test_that_every_reason_of_eligibility_names_rule_and_source(lcapp):
    told = lcapp(
        *("eligibility", "award-2024", "--country", "DK", "--joined", "2016-03-01"),
        *("--awarded", "2019-10-01", "--authority", "municipality", "--signatory", "mayor"),
        *("--population", "74096", "--nominated", "1", "--json"),
    ).json
    assert told["answer"] == "no"
    assert told["until"] == "2025-10-01"
    assert {"authority", "signatory", "years_after_award"} <= {one["rule"] for one in told["reasons"]}
    assert all(one["source"] for one in told["reasons"])


def test_that_a_deputy_and_a_small_city_are_told_in_words(lcapp):
    said = lcapp(
        *("eligibility", "membership-2025", "--country", "TR", "--signatory", "deputy"),
        *("--population", "4000", "--on", "2025-06-01"),
    ).out
    assert said.startswith("Borderline: ask")
    assert "4,000 inhabitants" in said
    assert "S59" in said


def test_that_a_third_nomination_depends_on_the_round(lcapp):
    given = ("--country", "IE", "--joined", "2015-09-28", "--nominated", "2", "--json")
    assert lcapp("eligibility", "award-2024", *given).json["answer"] == "no"
    assert lcapp("eligibility", "award-2017", "--on", "2016-05-01", *given).json["answer"] != "no"


@pytest.mark.parametrize(
    ("words", "coming"),
    [
        pytest.param(("membership-2025", "--country", "FR"), "membership-2027", id="a call that closed"),
        pytest.param(("award-2017", "--country", "IE"), "award-2027", id="a call with no known deadline"),
        pytest.param(
            ("membership-2015", "--country", "TR"), "membership-2027", id="a call that was followed"
        ),
    ],
)
def test_that_a_call_that_is_over_has_no_yes_and_names_the_next(lcapp, words, coming):
    on = ("--on", "2026-03-02")
    told = lcapp("eligibility", *words, *on, "--json", code=1).json
    assert told["answer"] == "closed"
    assert told["next"]["call"] == coming
    assert told["next"]["certainty"] == "inferred"
    said = lcapp("eligibility", *words, *on, code=1).out
    assert said.startswith("Closed: this call is over")
    assert "Yes" not in said
    assert "opening 2027 (inferred)" in said.splitlines()[1]


def test_that_a_report_that_is_over_names_the_one_reckoned_from_joining(lcapp):
    told = lcapp(
        "eligibility", "report-2022", "--joined", "2020-09", "--on", "2026-03-02", "--json", code=1
    ).json
    assert told["answer"] == "closed"
    assert (told["next"]["call"], told["next"]["date"]) == (None, "2026-09")


@pytest.mark.parametrize("joined", ["2023-05", "05/2023", "5/2023"])
def test_that_a_month_of_joining_is_enough_and_says_what_the_day_decides(lcapp, joined):
    words = ("eligibility", "award-2024", "--country", "PT", "--joined", joined, "--on", "2024-05-01")
    told = lcapp(*words, "--json").json
    assert told["answer"] == "borderline"
    reason = next(one for one in told["reasons"] if one["rule"] == "member_months_day")
    assert reason["params"]["joined"] == "2023-05"
    assert "between 2 May 2024 and 1 June 2024" in reason["text"]


def test_that_a_month_far_from_the_edge_is_judged_like_a_day(lcapp):
    given = ("--country", "PT", "--on", "2024-05-01", "--json")
    assert lcapp("eligibility", "award-2024", "--joined", "2022-09", *given).json["answer"] == "yes"
    assert lcapp("eligibility", "award-2024", "--joined", "2025-01", *given).json["until"] == "2026-02-01"


def test_that_the_calendar_takes_a_month_and_says_the_latest_day(lcapp):
    told = lcapp("calendar", "--joined", "09/2025", "--on", "2026-03-02", "--json").json
    by_code = {one["code"]: one for one in told}
    assert by_code["months_reached_latest"]["date"] == "2026-10-01"
    assert by_code["months_reached_latest"]["certainty"] == "inferred"
    assert by_code["report_expected"]["date"] == "2027-09"


@pytest.mark.parametrize("joined", ["2020-13", "13/2020", "September", "2020-9", "20"])
def test_that_what_is_neither_day_nor_month_is_refused(lcapp, joined):
    assert "2020-09" in lcapp("calendar", "--joined", joined, code=2).err


def test_that_the_calendar_of_a_new_member_says_what_is_certain(lcapp):
    told = lcapp("calendar", "--joined", "2025-12-04", "--on", "2026-03-02", "--json").json
    by_code = {one["code"]: one for one in told}
    assert by_code["months_reached"]["date"] == "2026-12-05"
    assert by_code["months_reached"]["certainty"] == "seen"
    assert by_code["report_expected"]["certainty"] == "inferred"
    assert by_code["call_expected"]["call"] == "award-2027"
    assert all(one["source"] for one in told)


def test_that_the_plan_of_days_is_listed_and_printed_on_one_page(lcapp, tmp_path):
    import pypdfium2

    file = tmp_path / "plan.pdf"
    told = lcapp(
        *("backplan", "membership-2027", "--deadline", "2027-06-15", "--start", "2027-01-10"),
        *("--country", "IR", "--city", "Kashan", "-o", file, "--json"),
    ).json
    assert told["plan"]["binding"] == "2027-06-15"
    dates = [one["date"] for one in told["plan"]["days"]]
    assert dates == sorted(dates)
    with pypdfium2.PdfDocument(file) as printed:
        assert len(printed) == 1
        text = printed[0].get_textpage().get_text_range()
    assert "Kashan" in text
    assert "mayor signs" in text


@pytest.mark.parametrize("language", ["fa", "tr"])
def test_that_the_plan_stays_on_one_page_in_other_languages(lcapp, tmp_path, language):
    import pypdfium2

    file = tmp_path / "plan.pdf"
    lcapp(
        *("backplan", "award-2024", "--start", "2024-01-10", "--city", "شهر", "-o", file),
        *("--language", language),
    )
    with pypdfium2.PdfDocument(file) as printed:
        assert len(printed) == 1


def test_that_a_row_of_days_off_keeps_every_step_away(lcapp):
    given = ("backplan", "membership-2027", "--deadline", "2027-06-15", "--start", "2027-01-10", "--json")
    days = [
        one["date"]
        for one in lcapp(*given, "--free", "2027-03-20..2027-04-02", "2027-05-25").json["plan"]["days"]
    ]
    assert not [day for day in days if "2027-03-20" <= day <= "2027-04-02"]
    assert "2027-05-25" in [one["date"] for one in lcapp(*given).json["plan"]["days"]]
    assert "2027-05-25" not in days
    assert lcapp(*given, "--free", "2027-04-02..2027-03-20", code=2).err


def test_that_the_heads_of_the_plan_are_not_broken_inside_a_word(lcapp, tmp_path):
    import pypdfium2

    file = tmp_path / "plan.pdf"
    lcapp("backplan", "award-2024", "--start", "2024-01-10", "-o", file, "--language", "fa")
    with pypdfium2.PdfDocument(file) as printed:
        heads = printed[0].get_textpage().get_text_range().splitlines()
    assert [line for line in heads if line.startswith("روز ") and line.endswith("انجام\u200cشده")]


def test_that_a_plan_of_a_week_says_that_it_is_too_short_and_what_to_drop(lcapp):
    given = ("backplan", "membership-2025", "--start", "2025-06-05")
    told = lcapp(*given, "--json").json["plan"]
    assert told["room"] == "short"
    assert "register_evidence" in told["left_out"]
    said = lcapp(*given).out
    assert "The time is too short: 7 working days are left. Ask the National Commission today" in said
    assert "Left out for lack of time: The mayor names the team" in said


def test_that_two_days_are_no_plan_but_a_question_to_the_commission(lcapp):
    given = ("backplan", "membership-2025", "--start", "2025-06-13")
    told = lcapp(*given, "--json", code=1).json["plan"]
    assert told["room"] == "none"
    assert [one["code"] for one in told["days"] if not one["fixed"]] == ["ask_the_commission"]
    assert "otherwise prepare for the next call" in lcapp(*given, code=1).out
    report = lcapp("backplan", "report-2022", "--start", "2022-12-01", code=1).out
    assert "Ask the Institute today whether it takes the report later" in report


def test_that_a_plan_without_a_deadline_asks_for_one(lcapp):
    assert "--deadline" in lcapp("backplan", "membership-2027", code=1).out


def test_that_both_deadlines_of_2020_are_shown_and_the_earlier_binds(lcapp):
    told = lcapp(
        *("backplan", "membership-2020", "--start", "2020-01-02", "--deadline", "2020-04-30", "--json")
    ).json
    assert told["plan"]["binding"] == "2020-04-30"
