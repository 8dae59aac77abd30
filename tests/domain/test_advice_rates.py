"""Advice on changes, shares and counts that were reckoned wrongly; each beside one that is right."""

import pytest

from tests.domain.advice_builders import heard

OURS = {
    "points_called_percent",
    "rate_wrong",
    "difference_wrong",
    "multiple_wrong",
    "share_wrong",
    "parts_over_whole",
    "target_wrong_way",
    "series_not_steady",
    "few_answers",
}


def said(text, language="en"):
    """Codes of these rules at a text on monitoring."""
    told = heard("membership-2025", {f"areas.monitoring@{language}": text})
    return {one.code for one in told if one.code in OURS}


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "The share fell by 3 %, from 14 % to 11 %.", "points_called_percent"),
        ("en", "In 2016 it was 44 %, in 2020 it was 61 %, an increase of 17 %.", "points_called_percent"),
        ("en", "The rate went up from 44 % to 61 % (+17 %).", "points_called_percent"),
        ("fr", "9,4 % apprennent, contre 6,1 % avant, soit une hausse de 3,3 %.", "points_called_percent"),
        ("fr", "La part est passée de 44 à 61 %, soit une hausse de 17 %.", "points_called_percent"),
        ("en", "Attendance increased by 41 %, from 1,200 to 1,400 people.", "rate_wrong"),
        ("en", "The budget grew from 1.2 to 1.5 million dollars, an increase of 40 %.", "rate_wrong"),
        (
            "fr",
            "240 personnes y apprenaient. Un an plus tard, elles étaient 360, en hausse de 80 %.",
            "rate_wrong",
        ),
        ("en", "Readers rose from 85 to 318, 253 more than before.", "difference_wrong"),
        ("en", "We had 85 readers in 2016 and 318 in 2020, that is 253 more.", "difference_wrong"),
        ("fr", "Les lecteurs sont passés de 85 à 318, soit 253 de plus.", "difference_wrong"),
        ("en", "The share has doubled, from 610,000 to 890,000 dollars.", "multiple_wrong"),
        ("en", "Visitors more than tripled, from 2,700 to 6,400.", "multiple_wrong"),
        ("fr", "Le nombre de visiteurs a doublé, passant de 2 700 à 8 400.", "multiple_wrong"),
        ("en", "Of our measures 17 out of 24 (81 %) are done.", "share_wrong"),
        ("en", "19 of the 24 measures are done and four in part; three were given up.", "parts_over_whole"),
        ("en", "Of its 24 measures, 13 were done and six in part. Eight were given up.", "parts_over_whole"),
        (
            "en",
            "The plan has 24 measures: 19 are done, four under way and three given up.",
            "parts_over_whole",
        ),
        ("fr", "19 des 24 mesures sont achevées, quatre en cours, trois abandonnées.", "parts_over_whole"),
        ("en", "The council adopted it with 31 of 35 votes, with eight against.", "parts_over_whole"),
        ("en", "- young people without school or work: 11 %, target 16 %;", "target_wrong_way"),
        ("fr", "- habitants ayant un lieu proche : 61 %, cible 55 % ;", "target_wrong_way"),
        ("en", "It rose from survey to survey: 6.1 %, 5.2 % and 7.8 %.", "series_not_steady"),
        ("fr", "La part a augmenté chaque année : 6,1 %, 5,2 % et 7,8 %.", "series_not_steady"),
        ("fr", "Ils sont satisfaits à 96 % (1 900 questionnaires distribués, 23 rendus).", "few_answers"),
        ("en", "95 % of participants are satisfied (survey of 12 people).", "few_answers"),
    ],
)
def test_that_what_was_reckoned_wrongly_is_found(language, text, code):
    assert said(text, language) == {code}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Participation rose from 44 % to 61 %, by 17 percentage points."),
        ("en", "Participation rose from 44 % to 61 %, a rise of 39 %."),
        ("en", "Participation rose from 44 % to 61 %, and in the north by 12 %."),
        ("en", "The number of courses rose from 120 in 2019 to 180 in 2023, by 50 %."),
        ("en", "The budget grew from 1.2 to 1.5 million dollars, an increase of 25 %."),
        ("en", "From 2019 to 2023 learners grew by 8 % a year, from 1,000 to 1,360."),
        ("en", "Unemployment fell from 9.8 % to 7.1 %, that is by more than a quarter."),
        ("en", "In 2022 240 people came. In 2023 there were 360 courses, a rise of 80 %."),
        ("en", "We trained 62 guides, 12 more than planned, from 14 to 70 years of age."),
        ("fr", "La part est passée de 14 % à 11 %, soit 3 points de moins."),
        ("fr", "Des cours de 20 à 40 heures, soit 15 % de plus."),
        ("fr", "La part est passée de 14 % à 11 %, soit une baisse de 21 %."),
        ("en", "The number of courses doubled and the visitors rose from 610 to 890."),
        ("en", "The number of readers has nearly doubled, from 164 to 318."),
        ("en", "The number of readers has more than doubled, from 85 to 318."),
        ("fr", "Les visiteurs sont passés de 2 700 à 8 400, soit trois fois plus."),
        ("en", "19 of 24 measures (79 %) were carried out, nearly 55 % of 600 places taken."),
        ("en", "17 of the 24 measures are done and four in part; three were given up."),
        ("en", "17 of the 24 measures were done, 5 of them late and 12 of them in full."),
        ("en", "Of the 62 guides, 40 are women and 30 are above sixty."),
        ("fr", "17 des 24 mesures sont achevées, dont dix en totalité ; sept sont en cours."),
        ("en", "- average way to a course in the north: 50 minutes, target 20;"),
        ("en", "- young people without school or work: 11 %, target 6 %;"),
        ("en", "- participation of adults: 9.4 %, target 15 %;"),
        ("en", "The share changed from year to year: 44 %, 47 % and 55 %."),
        ("en", "Young people without work: 14 %, 15 % and 12 %. The centre is open every year in May."),
        ("en", "Of 1,200 households asked, 23 gave no answer and 96 % were content."),
        ("en", "All 24 schools answered the questionnaire, and 80 % of the pupils took part."),
        ("fr", "Sur 200 personnes interrogées, 96 % sont satisfaites."),
    ],
)
def test_that_what_was_reckoned_rightly_is_left_alone(language, text):
    assert said(text, language) == set()


def test_that_a_difference_is_held_against_the_figures_of_another_answer():
    answers = {
        "motivation.context": "Adults in reading groups rose from 85 to 318 a year.",
        "areas.access": "Compared with the beginning, {} more adults read in a year in our groups.",
    }
    for number, found in (("253", True), ("233", False), ("12", False)):
        told = heard("membership-2025", answers | {"areas.access": answers["areas.access"].format(number)})
        assert ("difference_wrong" in {one.code for one in told}) is found
