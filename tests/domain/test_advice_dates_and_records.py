"""Advice on days, conferences, contradictions and records; each beside a text that is left alone."""

from datetime import date

import pytest

from tests.domain.advice_builders import codes, heard


def said(text, code, language="en", call="membership-2025", question="areas.events"):
    return [dict(one.params) for one in heard(call, {f"{question}@{language}": text}) if one.code == code]


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("en", "on Saturday, 8 September 2020", "on Tuesday, 8 September 2020"),
        ("en", "on Sunday, September 8th, 2020", "on Tuesday, September 8th, 2020"),
        ("en", "on 8 September 2020 (a Saturday)", "on 8 September 2020 (a Tuesday)"),
        ("en", "from Friday 12 to Sunday 14 May 2019", "from Friday 10 to Sunday 12 May 2019"),
        ("en", "on Sunday and Monday, 8 and 9 May 2021", "on Saturday and Sunday, 8 and 9 May 2021"),
        ("en", "from Friday 30 April to Monday 2 May 2022", "from Saturday 30 April to Monday 2 May 2022"),
        ("fr", "du vendredi 12 au dimanche 14 mai 2019", "du vendredi 10 au dimanche 12 mai 2019"),
        ("fr", "le samedi 1er mai 2019", "le mercredi 1er mai 2019"),
        ("tr", "8 Eylül 2020 Cumartesi günü", "8 Eylül 2020 Salı günü"),
        ("sl", "v soboto, 8. septembra 2020", "v torek, 8. septembra 2020"),
        ("fa", "شنبه ۸ سپتامبر ۲۰۲۰", "سه‌شنبه ۸ سپتامبر ۲۰۲۰"),
    ],
)
def test_that_a_weekday_is_held_against_the_calendar(language, wrong, right):
    assert len(said(f"Samplia {wrong}.", "weekday_differs", language)) == 1
    assert said(f"Samplia {right}.", "weekday_differs", language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Every Monday 12 guides meet; since 3 March 2020 on Tuesday.",
        "Monday to Friday 12 rooms are open, since May 2019.",
        "The survey on Tuesday reached 30 people in May 2019.",
        "On 8 September 2020 Saturday courses began.",
        "It took 31 days in June 2019, and 30 people may come in February.",
    ],
)
def test_that_weekdays_and_figures_that_make_no_date_are_left_alone(text):
    assert said(text, "weekday_differs") == said(text, "no_such_day") == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The council met on 31 June 2022.", True),
        ("en", "The council met on February 30, 2022.", True),
        ("fr", "Le conseil s'est réuni le 29 février 2023.", True),
        ("sl", "Svet se je sestal 31. junija 2022.", True),
        ("fr", "Le conseil s'est réuni le 29 février 2024.", False),
        ("en", "We began on 31. June was the month of the festival.", False),
    ],
)
def test_that_a_day_that_its_month_does_not_have_is_found(language, text, found):
    assert bool(said(text, "no_such_day", language)) is found


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("fr", "à deux conférences internationales, dont la cinquième, à Medellín en 2021.", 2019),
        ("en", "We spoke at the UNESCO conference on learning cities in Cork in October 2019.", 2017),
        ("en", "We went to the fifth International Conference on Learning Cities in Medellín.", 2019),
        ("fr", "En adoptant la Déclaration de Beijing de 2015, nous apprenons.", 2013),
        ("en", "The Medellín Manifesto (2017) is our guide.", 2019),
        ("en", "In 2021 we read the 2019 Yeonsu Declaration.", 2021),
    ],
)
def test_that_the_dates_of_the_network_are_known(language, text, year):
    assert [one["year"] for one in said(text, "conference_differs", language)] == [year]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We took part in the fifth International Conference on Learning Cities in Yeonsu in 2021."),
        ("en", "The city adopted the Beijing Declaration in 2019, and the Yeonsu Declaration in 2022."),
        ("en", "The Beijing Declaration of 1995 is about women."),
        ("en", "Our delegation visited Cork in 2023."),
        ("en", "Our second international conference was the one in Cork in 2017."),
        ("fr", "La Déclaration de Beijing (2013) et celle de Yeonsu (2021) nous guident."),
    ],
)
def test_that_other_years_beside_these_names_are_left_alone(language, text):
    assert said(text, "conference_differs", language) == []


READING = "Adults in reading groups rose from 85 to {} a year."


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (READING.format(381), "In kitchens, 318 adults read in groups.", True),
        ("We lent 830 tablets.", "In the pandemic 380 tablets were lent.", True),
        ("The record is accepted by 41 employers.", "Our 14 employers accept a record of skills.", True),
        (
            "Nine learning rooms are open to learners in the city.",
            "Seven learning rooms for learners in the city are open.",
            True,
        ),
        (READING.format(381), "In kitchens, 381 adults read in groups.", False),
        ("In 2022 we lent 830 tablets.", "In 2020, 380 tablets were lent.", False),
        ("We lent 830 tablets, and 380 to schools.", "In the pandemic 380 tablets were lent.", False),
        ("12 schools measure the river.", "In 21 schools parents meet.", False),
        ("Nine learning rooms are open to learners.", "Two learning rooms were added for learners.", False),
        ("We have 62 guides.", "In the northern districts 26 new guides work.", False),
        ("The fund pays for 120 places.", "There are 210 books.", False),
    ],
)
def test_that_two_figures_of_one_thing_are_found(one, other, found):
    told = codes("membership-2025", {"motivation.context": one, "areas.access": other})
    assert ("areas.access figures_contradict" in told) is found


def test_that_a_figure_is_held_against_another_language_where_the_words_are_akin():
    answers = {
        "motivation.context@en": "A record of skills that 41 employers accept.",
        "areas.access@fr": "Le relevé est accepté par {} employeurs.",
    }
    for number, found in ((14, True), (41, False), (23, False)):
        told = codes(
            "membership-2025", answers | {"areas.access@fr": answers["areas.access@fr"].format(number)}
        )
        assert ("areas.access figures_contradict" in told) is found


def point(value, territory="Samplia municipality", year=2024):
    return {"value": value, "year": year, "territory": territory, "source": "S"}


def test_that_a_profile_is_of_one_area_and_near_its_country():
    table = {
        "profile.population": point(84_000),
        "profile.area": point(131),
        "profile.gdp_city": point(14_800, "City of Samplia"),
        "profile.gdp_country": point(11_200, "country"),
        "profile.schooling": point(9, "Samplia"),
    }
    mine = {"profile.gdp_city income_far_from_country", "profile.schooling territory_differs"}
    assert not mine & codes("membership-2025", table)
    province = table | {"profile.schooling": point(9, "Samplia province")}
    assert codes("membership-2025", province) & mine == {"profile.schooling territory_differs"}
    far = table | {"profile.gdp_city": point(143_400)}
    assert codes("membership-2025", far) & mine == {"profile.gdp_city income_far_from_country"}


def test_that_versions_of_one_text_have_one_currency_and_one_year():
    english = "The plan costs 1.46 million US dollars a year."
    place = "areas.funding currency_of_other_language"
    for french, found in (
        ("Le plan coûte 1,46 million d'euros par an.", True),
        ("Le plan coûte 1,46 million de dollars par an.", False),
        ("Le plan coûte 1,35 million d'euros par an.", False),
    ):
        told = codes("membership-2025", {"areas.funding@en": english, "areas.funding@fr": french})
        assert (place in told) is found
    for persian, found in (("در سال ۲۰۳۰ همه می‌آموزند.", True), ("در سال ۱۴۱۳ همه می‌آموزند.", False)):
        vision = {"vision.text@en": "In 2034 all of us learn.", "vision.text@fa": persian}
        assert ("vision.text figure_of_other_language" in codes("membership-2025", vision)) is found


def event(**more):
    given = {
        "id": "e1",
        "title": {"en": "Open Doors"},
        "started": "2021-06-11",
        "ended": "2021-06-20",
        "participants": point(3900, year=2021),
    }
    return {"report.events": [given | more]}


def test_that_participants_belong_to_their_event_and_to_a_city_of_that_size():
    call = "report-2021"
    mine = {"report.events event_figure_of_other_year", "report.events more_than_residents"}

    def told(**more):
        residents = more.pop("residents", 0)
        return {
            f"{one.question} {one.code}"
            for one in heard(call, event(**more), residents=residents, today=date(2021, 12, 15))
        } & mine

    assert told(residents=82_660) == set()
    assert told(participants=point(3900, year=2019)) == {"report.events event_figure_of_other_year"}
    assert told(participants=point(152_000, year=2021)) == set()
    assert told(participants=point(152_000, year=2021), residents=82_660) == {
        "report.events more_than_residents"
    }


def practice(started, results):
    return {
        "practice.items": [
            {
                "id": "p1",
                "title": {"en": "The Repair Room"},
                "target_group": {"en": "Men above sixty"},
                "started": started,
                "what": {"en": "An open workshop."},
                "results": {"en": results} if results else {},
            }
        ]
    }


def test_that_a_practice_with_results_has_begun():
    place = "practice.items practice_not_begun"
    assert place in codes("membership-2025", practice("2026-09", "318 men in 54 groups."))
    assert place not in codes("membership-2025", practice("2025-09", "318 men in 54 groups."))
    assert place not in codes("membership-2025", practice("2026", "318 men in 54 groups."))


@pytest.mark.parametrize(
    ("question", "text", "code"),
    [
        (
            "areas.funding",
            "- Region: 310,000 euros, from a project that ran until December 2024.",
            "funding_has_ended",
        ),
        ("areas.funding", "- Region: 310,000 euros until 2030.", ""),
        (
            "areas.funding",
            "- Region: 310,000 euros, from a project that ran until 2024; the city continues it.",
            "",
        ),
        ("areas.plan", "The plan ran to the end of 2024, with 24 measures.", "plan_has_ended"),
        ("areas.plan", "The learning strategy 2016–2020 guides all offices.", "plan_has_ended"),
        ("areas.plan", "The strategy covers the years 2016 to 2020.", "plan_has_ended"),
        ("areas.plan", "The plan 2016–2020 was followed by the plan 2021–2030.", ""),
        ("areas.plan", "The plan runs until 2030.", ""),
        ("areas.plan", "The first plan ran until 2020; its successor was adopted in 2021.", ""),
        ("areas.plan", "The plan was adopted in 2022 after meetings in 2020 and 2021.", ""),
    ],
)
def test_that_what_has_ended_carries_no_plan(question, text, code):
    told = codes("membership-2025", {question: text})
    ours = {f"{question} {name}" for name in ("funding_has_ended", "plan_has_ended")}
    assert told & ours == ({f"{question} {code}"} if code else set())


def test_that_what_lies_before_joining_may_be_what_progress_is_measured_against():
    answers = {"award.member_since": "2021-09"}
    place = "criteria.access progress_before_joining"
    for text, found in (
        ("In 2019 forty adults came to a reading group.", True),
        ("For comparison: in 2019, two years before the city joined, forty adults came.", False),
        ("In 2020, a year before we joined, no learner sat in any body.", False),
    ):
        assert (place in codes("award-2024", answers | {"criteria.access": text})) is found


@pytest.mark.parametrize(
    ("language", "text"),
    [("tr", "Rehberler kapı kapı sordu."), ("fa", "راهنماها یکی یکی پرسیدند.")],
)
def test_that_words_are_doubled_by_rule_in_some_languages(language, text):
    assert said(text, "word_twice", language) == []
    assert said("The rooms are open for for adults.", "word_twice") == [{"said": "for"}]
