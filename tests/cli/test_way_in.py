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
        *("--population", "4000"),
    ).out
    assert said.startswith("Borderline: ask")
    assert "4,000 inhabitants" in said
    assert "S59" in said


def test_that_a_third_nomination_depends_on_the_round(lcapp):
    given = ("--country", "IE", "--joined", "2015-09-28", "--nominated", "2", "--json")
    assert lcapp("eligibility", "award-2024", *given).json["answer"] == "no"
    assert lcapp("eligibility", "award-2017", *given).json["answer"] != "no"


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


def test_that_a_plan_without_a_deadline_asks_for_one(lcapp):
    assert "--deadline" in lcapp("backplan", "membership-2027", code=1).out


def test_that_both_deadlines_of_2020_are_shown_and_the_earlier_binds(lcapp):
    told = lcapp(
        *("backplan", "membership-2020", "--start", "2020-01-02", "--deadline", "2020-04-30", "--json")
    ).json
    assert told["plan"]["binding"] == "2020-04-30"
