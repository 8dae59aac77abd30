"""Key elements, target groups, results, monitoring, money."""

import pytest

from tests.domain.advice_builders import FIGURED, codes, heard

WEATHER = (
    "The river is beautiful in the morning and the hills around it are green in the summer, and people from "
    "all over the region like to look at them when the weather is fine."
)


@pytest.mark.parametrize(
    "question",
    [
        "criteria.plan",
        "criteria.structure",
        "criteria.resources",
        "criteria.monitoring",
        "criteria.innovation",
        "criteria.network",
    ],
)
def test_that_a_criterion_whose_elements_are_not_touched_is_found(question):
    assert f"{question} criterion_untouched" in codes("award-2024", {question: WEATHER})


def test_that_what_is_missing_is_named():
    found = [f for f in heard("award-2024", {"criteria.plan": WEATHER}) if f.code == "criterion_untouched"]
    assert dict(found[0].params) == {"topic": "plan", "elements": "steps,decision,year"}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("criteria.plan", FIGURED),
        (
            "criteria.structure",
            "A steering group of fourteen members leads the work. Two universities, the chamber of crafts "
            "and three associations have signed an agreement, and the deputy is elected by the learners.",
        ),
        (
            "criteria.monitoring",
            "Eleven indicators are published each autumn. The survey of 1,200 households showed "
            "that courses in the north stood half empty, and therefore the timetable was changed in 2023.",
        ),
        (
            "criteria.resources",
            "The plan costs 1.46 million euros a year. Enterprises lend 46 trainers, and 62 "
            "volunteers gave 7,300 hours in the rooms of the library and of the old station in 2023.",
        ),
        (
            "areas.access",
            "Reading groups of six meet in kitchens; 318 adults took part in 2022. Courses in the morning "
            "have a room for children next door, and no course costs anything for people with low incomes.",
        ),
    ],
)
def test_that_an_answer_to_the_point_is_left_alone(question, text):
    call = "award-2024" if question.startswith("criteria") else "membership-2025"
    assert f"{question} criterion_untouched" not in codes(call, {question: text})


def test_that_a_few_words_are_not_judged():
    assert "criteria.plan criterion_untouched" not in codes("award-2024", {"criteria.plan": "See the annex."})


def test_that_activities_without_group_or_result_are_found():
    text = (
        "The festival takes place in spring in the old station, with workshops on pottery and on the river, "
        "lectures on history, an exhibition in the town hall and a campaign in the trams of the city."
    )
    found = codes("membership-2025", {"areas.events": text})
    assert {"areas.events activity_without_group", "areas.events activity_without_result"} <= found
    better = text + " In 2024 the visitors were 8,400, half of them older than sixty."
    assert not codes("membership-2025", {"areas.events": better}) & found - {
        "areas.events claim_without_source"
    }


def test_that_a_practice_without_group_or_results_is_found_at_its_field():
    record = {"id": "p1", "title": "The key", "what": "Guests receive a key.", "results": "It went well."}
    crossed = {
        "id": "p2",
        "title": "Bus",
        "target_group": "adults",
        "results": "Participation rose by 41 % within one year, without a single new course in the north.",
        "started": "2024-05-01",
        "ended": "2023",
    }
    empty = {"id": "p3", "title": "Third", "target_group": "adults"}
    found = heard("membership-2025", {"practice.items": [record, crossed, empty]})
    told = {(f.item, f.field, f.code) for f in found if f.question == "practice.items"}
    assert ("p1", "target_group", "activity_without_group") in told
    assert ("p1", "results", "result_without_figure") in told
    assert ("p2", "ended", "period_crossed") in told
    assert ("p3", "results", "activity_without_result") in told
    assert not any(item == "p2" and code != "period_crossed" for item, _field, code in told)


def test_that_monitoring_and_money_want_a_figure_in_any_language():
    persian = " ".join(
        ["شهر هر سال پیشرفت یادگیری را با شاخص‌ها و نظرسنجی از خانوارها می‌سنجد و گزارش می‌دهد"] * 2
    )
    found = codes("membership-2025", {"areas.monitoring@fa": persian, "areas.funding@fa": persian})
    assert "areas.monitoring monitoring_without_figure" in found
    assert "areas.funding money_without_amount" in found
    counted = persian + " ۱۲۰۰ خانوار"
    assert "areas.monitoring monitoring_without_figure" not in codes(
        "membership-2025", {"areas.monitoring@fa": counted}
    )


def test_that_amounts_want_a_currency():
    text = "The city pays 890,000 a year for rooms from its own budget, and {} come from the region."
    filled = {"areas.funding": text.format("310,000")}
    assert "areas.funding money_without_currency" in codes("membership-2025", filled)
    filled = {"areas.funding": text.format("310,000 euros")}
    assert "areas.funding money_without_currency" not in codes("membership-2025", filled)
    filled = {"areas.funding": text.format("€ 310,000")}
    assert "areas.funding money_without_currency" not in codes("membership-2025", filled)


def test_that_a_dossier_silent_about_monitoring_and_money_is_found():
    long = " ".join([WEATHER] * 4)
    found = codes("membership-2015", {"motivation.why": long, "motivation.how": long + " Nothing else."})
    assert {"no_monitoring", "no_money"} <= found
    spoken = long + " An indicator is published each year, and the city budget pays 5 % of it."
    assert not {"no_monitoring", "no_money"} & codes("membership-2015", {"motivation.how": spoken})


def test_that_no_relevant_information_on_monitoring_is_found_there():
    found = codes("award-2024", {"criteria.monitoring": {"none": "not done yet"}})
    assert "criteria.monitoring no_monitoring" in found
