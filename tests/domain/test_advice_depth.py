"""Answers that only refer, receive, inform or intend; annexes, rights, networks and the emblem."""

import pytest

from tests.domain.advice_builders import codes, evidence, heard


def said(text, question, language="en", call="award-2024", more=None, **rest):
    return {one.code for one in heard(call, {f"{question}@{language}": text, **(more or {})}, **rest)}


REFERRING = [
    ("Our practices are described in detail in the brochure. The jury is invited to see the "
     "film. For details, "
     "please consult our website.", "en"),
    ("Nos pratiques sont présentées en détail dans la brochure jointe au dossier. Nous prions "
     "le jury de s'y reporter.", "fr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), REFERRING)
def test_that_an_answer_that_only_refers_is_none(text, language):
    assert "answer_by_reference" in said(text, "criteria.innovation", language)


@pytest.mark.parametrize(
    "text",
    [
        "The Repair Room has 140 guests a year. Reading in the Kitchen has 318 participants. "
        "More information can be found in A1.",
        "Nine rooms opened since joining, and 62 guides were trained. Adults of the north found "
        "courses after their shifts.",
        "In the film of the learners, made in 2022, forty adults tell what they learned. It was "
        "shown in eleven bakeries.",
    ],
)
def test_that_an_answer_with_one_reference_is_an_answer(text):
    assert "answer_by_reference" not in said(text, "criteria.innovation")


RECEIVING = (
    "Membership brought us much. Our officers received the newsletter and attended three online "
    "seminars. A larger city "
    "welcomed us for four days and showed us its districts. The idea of the fund came from "
    "there. We hope to learn more, "
    "and took part in a conference."
)


def test_that_only_receiving_from_the_network_is_found():
    assert "only_receives" in said(RECEIVING, "criteria.network")
    assert "only_receives" not in said(RECEIVING + " We hosted four delegations.", "criteria.network")
    assert "only_receives" not in said(
        RECEIVING + " Our handbook was translated for them.", "criteria.network"
    )
    assert "only_receives" not in said(RECEIVING, "criteria.culture")


ORDINARY = (
    "Since joining the city has renewed its website, opened a page on a social network and "
    "begun a newsletter. A screen "
    "stands in the town hall. These tools inform residents about courses and readings faster "
    "and at a lower cost, and "
    "offices pass announcements on to each other."
)


def test_that_a_website_and_a_newsletter_are_nothing_new():
    assert "innovation_ordinary" in said(ORDINARY, "criteria.innovation")
    assert "innovation_ordinary" not in said(ORDINARY + " 1,120 records were issued.", "criteria.innovation")
    assert "innovation_ordinary" not in said(ORDINARY, "criteria.culture")
    one = "The record of skills is new: two people confirm what a person can do. " * 4 + "It has a website."
    assert "innovation_ordinary" not in said(one, "criteria.innovation")


OFFICIALS = (
    "A steering group of nine leads the work. The mayor chairs it; the deputy is the head of "
    "the cabinet. Two come from the "
    "department of education, two from the department of social affairs, one each from finance "
    "and planning. The group "
    "meets every second month in the town hall."
)


def test_that_a_structure_of_officials_only_is_found():
    assert "only_officials" in said(OFFICIALS, "criteria.structure")
    for other in ("Four learners are elected.", "The university sends two.", "Two enterprises pay for it."):
        assert "only_officials" not in said(f"{OFFICIALS} {other}", "criteria.structure")
    assert "only_officials" not in said(OFFICIALS, "criteria.plan")


GOOD_WILL = (
    "Two things remain difficult: people with little schooling come less, and the guides grow "
    "old. The city will make every "
    "effort to improve the situation. It will continue its efforts in all areas, and new ways "
    "will be explored in due course "
    "with the partners. Special attention will be paid to the north."
)


def test_that_plans_of_good_will_are_none():
    assert "plans_vague" in said(GOOD_WILL, "report.next", call="report-2021")
    french = (
        "Deux choses restent difficiles. La ville s'efforcera d'améliorer encore la situation. "
        "Elle poursuivra ses efforts "
        "dans tous les domaines. De nouvelles pistes seront étudiées en temps utile avec les "
        "partenaires, et une attention "
        "particulière sera portée aux quartiers du nord et au monde du travail, qui en ont besoin."
    )
    assert "plans_vague" in said(french, "report.next", "fr", "report-2021")
    plan = (
        "By 2023 two rooms open in the north, and 40 guides are trained, as far as possible "
        "among younger people. " * 3
    )
    assert "plans_vague" not in said(plan, "report.next", call="report-2021")


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("For reasons of staff our last biennial report could not be sent in.", "en", True),
        ("The progress report of 2021 is still outstanding.", "en", True),
        ("Notre dernier rapport biennal n'a pas été remis.", "fr", True),
        ("Our biennial reports were handed in on time, not once late.", "en", False),
        ("The biennial report was sent in December 2021.", "en", False),
        ("Nos rapports biennaux ont été remis à temps.", "fr", False),
        ("The yearly report of the office is not sent by post; it is read in public.", "en", False),
    ],
)
def test_that_a_report_that_was_not_sent_is_found(text, language, found):
    assert ("obligation_unmet" in said(text, "criteria.network", language)) is found


STATE = (
    "Four groups were missing: adults who read with difficulty, women with small children, men "
    "above sixty, people in shift "
    "work. Reading groups of six meet in kitchens; 318 people took part in 2021. All nine rooms "
    "can be reached with a "
    "wheelchair, and guides know most of the visitors."
)


def test_that_one_figure_with_its_year_is_no_change():
    since = {"award.member_since": "2019-09"}
    assert "no_change_told" in said(STATE, "criteria.access", more=since)
    assert "no_change_told" not in said(STATE + " In 2019 they were 85.", "criteria.access", more=since)
    assert "no_change_told" not in said(
        STATE + " In 2022 the council voted for a tenth.", "criteria.access", more=since
    )


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The list of visits stands in annex 3.", "en", True),
        ("La liste des visites figure en annexe 3.", "fr", True),
        ("Seznam obiskov je v prilogi 3.", "sl", True),
        ("فهرست بازدیدها در پیوست ۳ آمده است.", "fa", True),
        ("The list of visits stands in annex 1.", "en", False),
        ("It follows annex 3 of the law on schools.", "en", False),
        ("Les plans suivent l'annexe 3 du code des communes.", "fr", False),
        ("The annex has 3 floors, and annex 2019 is its name.", "en", False),
    ],
)
def test_that_an_annex_cited_by_its_number_must_be_registered(text, language, found):
    told = said(text, "criteria.network", language, evidence=[evidence(1)])
    assert ("annex_not_registered" in told) is found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Photographs of the workshops are annexed.", "en", True),
        ("Un film de trois minutes est joint au dossier.", "fr", True),
        ("A garden is attached to the school, and films are shown in it.", "en", False),
        ("The glassworks lends a furnace; photographs hang in the hall.", "en", False),
        ("Un projet joint avec la région a produit des films.", "fr", False),
    ],
)
def test_that_annexed_pictures_must_be_registered(text, language, found):
    assert ("media_not_registered" in said(text, "criteria.culture", language)) is found
    assert "media_not_registered" not in said(text, "criteria.culture", language, evidence=[evidence(1)])


@pytest.mark.parametrize(
    ("media", "rights", "code"),
    [
        ("image/jpeg", "", "photo_without_rights"),
        ("video/mp4", "", "film_without_rights"),
        ("audio/mpeg", " ", "film_without_rights"),
        ("video/mp4", "music not cleared", "rights_not_settled"),
        ("image/jpeg", "unknown, found on a social network", "rights_not_settled"),
        ("image/jpeg", "autorisation pas encore demandée", "rights_not_settled"),
    ],
)
def test_that_pictures_and_films_need_rights(media, rights, code):
    assert code in codes(
        "award-2024", {}, evidence=[evidence(1, media_type=media, rights=rights, supports=("award.summary",))]
    )


@pytest.mark.parametrize(
    ("media", "rights"),
    [
        ("image/jpeg", "City of Samplia; all persons shown agreed in writing, 2 May 2023"),
        ("video/mp4", "Film: Samplia TV, licence of 3 May 2023; music: own recording"),
        ("image/jpeg", "© Ann Roe, CC BY 4.0"),
        ("application/pdf", ""),
    ],
)
def test_that_settled_rights_are_fine(media, rights):
    told = codes(
        "award-2024", {}, evidence=[evidence(1, media_type=media, rights=rights, supports=("award.summary",))]
    )
    assert not told & {"photo_without_rights", "film_without_rights", "rights_not_settled"}


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        (
            "The city wrote two case studies for the UNESCO Creative Cities Network.",
            "en",
            "other_network_counted",
        ),
        ("La ville a rédigé deux études pour le Réseau des villes créatives.", "fr", "other_network_counted"),
        ("With this membership UNESCO gives us the title of a creative city.", "en", "network_confused"),
        ("Le titre de ville créative vient avec cette adhésion.", "fr", "network_confused"),
    ],
)
def test_that_networks_are_not_confused(text, language, code):
    assert code in said(text, "criteria.network", language)


@pytest.mark.parametrize(
    "text",
    [
        "Besides, the city has been in the Creative Cities Network since 2017 and links the two.",
        "The city also belongs to the Educating Cities and brings what it learns there.",
        "The old town is old; a course on heritage had 40 participants.",
    ],
)
def test_that_another_network_named_as_another_is_fine(text):
    assert not said(text, "criteria.network") & {"network_confused", "other_network_counted"}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Since last year UNESCO's emblem stands on our posters.", "en", True),
        ("As an applicant we do not use the emblem of UNESCO on our posters.", "en", False),
        ("No UNESCO logo stands on our posters.", "en", False),
        ("L'emblème de l'UNESCO figure sur nos affiches.", "fr", True),
        ("Nous n'utilisons pas le logo de l'UNESCO.", "fr", False),
        ("The UNESCO logo was used with written permission of the Commission.", "en", False),
    ],
)
def test_that_an_emblem_that_is_not_used_needs_no_permission(text, language, found):
    told = said(text, "areas.events", language, "membership-2025")
    assert ("logo_without_permission" in told) is found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Independent studies prove that the rooms work.", "en", True),
        ("Des études indépendantes prouvent le succès des salles.", "fr", True),
        ("Experts agree that the rooms work.", "en", True),
        ("Our own surveys show who does not come.", "en", False),
        ("The studies of the technical college show who does not come.", "en", False),
        ("In the studies learners show what they made.", "en", False),
        ("Les études du collège technique montrent qui ne vient pas.", "fr", False),
    ],
)
def test_that_studies_that_prove_are_named(text, language, found):
    assert ("source_unnamed" in said(text, "criteria.monitoring", language)) is found
