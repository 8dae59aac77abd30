"""Names that differ, UNESCO's name and logo, addresses, dates, choices, evidence."""

import pytest

from tests.domain.advice_builders import FIGURED, codes, evidence, heard

HOW = "areas.access"
CITY = {"city.name": "Samplia", "mayor.name": "Rahimi, Sara"}


def one(call, answers, code, **more):
    return [dict(f.params) for f in heard(call, answers, **more) if f.code == code]


def test_that_a_name_with_a_slip_is_found():
    assert one(
        "membership-2025", CITY | {HOW: "In 2024 Samplai opened nine rooms for adults."}, "name_differs"
    ) == [{"said": "Samplai", "meant": "Samplia"}]
    assert (
        one("membership-2025", CITY | {HOW: "Samplia's rooms and Samplians are 318."}, "name_differs") == []
    )


def test_that_a_name_of_the_record_counts_as_well():
    found = one(
        "membership-2025",
        {HOW: "In 2024 Sonderborg opened nine rooms."},
        "name_differs",
        names=["Sønderborg"],
    )
    assert found == [{"said": "Sonderborg", "meant": "Sønderborg"}]


def test_that_a_mayor_of_another_name_is_found():
    text = "Mayor Karimi opened the first of nine rooms in 2023."
    assert one("membership-2025", CITY | {HOW: text}, "mayor_differs") == [
        {"said": "Karimi", "meant": "Rahimi, Sara"}
    ]
    for right in (
        "Mayor Sara Rahimi opened it in 2023.",
        "The former Mayor Karimi opened it in 2013.",
        "Mayor of Samplia since 2019.",
    ):
        assert one("membership-2025", CITY | {HOW: right}, "mayor_differs") == []


@pytest.mark.parametrize("word", ["Unesco", "unesco", "UNSECO", "UNECSO", "Unseco", "GNCL"])
def test_that_unescos_name_is_written_in_capitals(word):
    assert one("membership-2025", {HOW: f"We thank {word} for nine years."}, "unesco_misspelt") == [
        {"said": word}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "UNESCO and its GNLC.",
        "UNESCO'nun ağı.",
        "See https://uil.unesco.org for it.",
        "UNICEF and GLOBAL networks.",
    ],
)
def test_that_its_right_name_and_addresses_are_left_alone(text):
    assert one("membership-2025", {HOW: text}, "unesco_misspelt") == []


def test_that_no_label_and_no_prize_is_claimed():
    assert one(
        "award-2024",
        {"criteria.culture": "The UNESCO label has hung in nine trams since 2022."},
        "unesco_claim",
    )
    assert not one(
        "award-2024", {"criteria.culture": "This is not a UNESCO label, as 9 trams say."}, "unesco_claim"
    )


def test_that_an_applicant_is_not_a_member():
    text = "As a UNESCO Learning City we opened nine rooms in 2023."
    assert one("membership-2025", {HOW: text}, "applicant_as_member")
    assert not one(
        "membership-2025",
        {HOW: "To become and act as a UNESCO learning city, nine rooms opened."},
        "applicant_as_member",
    )
    assert not one("award-2024", {"criteria.culture": text}, "applicant_as_member")


def test_that_another_network_is_noticed_where_the_city_applies():
    text = "With this application the city wants to join the UNESCO Creative Cities Network in 2025."
    assert one("membership-2025", {"motivation.why": text}, "network_confused")
    assert not one(
        "membership-2025", {"motivation.why": "It has been a Creative City since 2015."}, "network_confused"
    )


def test_that_a_logo_wants_a_permission():
    assert "areas.events logo_without_permission" in codes(
        "membership-2025", {"areas.events": "The UNESCO logo stood on 300 posters in 2024."}
    )
    assert one(
        "membership-2025",
        {HOW: FIGURED},
        "evidence_with_logo",
        evidence=[evidence(title="Poster with UNESCO logo", supports=(HOW,))],
    ) == [{"evidence": "A1"}]
    allowed = evidence(
        title="UNESCO logo", rights="authorised by the Commission, 2 May 2024", supports=(HOW,)
    )
    assert not one("membership-2025", {HOW: FIGURED}, "evidence_with_logo", evidence=[allowed])


# Addresses


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("See www.samplia.example for the 9 rooms.", "link_without_protocol"),
        ("See http:/samplia.example for the 9 rooms.", "address_malformed"),
        ("See htp://samplia.example for the 9 rooms.", "address_malformed"),
        ("See http//www.samplia.example for the 9 rooms.", "address_malformed"),
        ("The plan lies in C:\\Users\\ada\\plan.pdf with 9 pages.", "link_local"),
        ("The plan: https://drive.google.com/file/d/1 with 9 pages.", "link_behind_login"),
        ("Copy to learningcitites@unesco.org in 2025.", "address_nearly"),
        ("Write to ada@gmial.com about the 9 rooms.", "address_nearly"),
        ("Write to ada@samplia about the 9 rooms.", "address_malformed"),
        ("Write to ada(at)samplia.example about the 9 rooms.", "address_malformed"),
        ("The 9 rooms are told of at http://intranet/samplia.", "address_malformed"),
        ("The 9 courses stand at samplia.si/courses.", "link_without_protocol"),
    ],
)
def test_that_a_wrong_address_in_a_text_is_found(text, code):
    assert f"{HOW} {code}" in codes("membership-2025", {HOW: text})


def test_that_every_wrong_address_of_a_text_is_told_once():
    text = (
        "See htp://a.example, www.b.example, http://www.c.example or www.b.example/9 and http:/www.d.example."
    )
    assert one("membership-2025", {HOW: text}, "address_malformed") == [
        {"value": "htp://a.example"},
        {"value": "http:/www.d.example"},
    ]
    assert one("membership-2025", {HOW: text}, "link_without_protocol") == [
        {"value": "www.b.example"},
        {"value": "www.b.example/9"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "See https://www.samplia.example/plan for the 9 rooms.",
        "Copy to learningcities@unesco.org in 2025.",
        "Write to office@samplia.example about 9 rooms.",
        "The ratio is 3:2 and http is a protocol.",
        "Rules no.5/2020 and approx.9 m/s hold for 9 schools and/or rooms, e.g./i.e. all.",
        "See http://10.0.0.1/plan and https://samplia.si/courses for the 9 rooms.",
    ],
)
def test_that_a_right_address_is_left_alone(text):
    found = codes("membership-2025", {HOW: text})
    assert not {one for one in found if "link" in one or "address" in one}


def test_that_links_in_fields_and_beside_answers_are_looked_at():
    found = codes(
        "membership-2025",
        {
            "city.website": "samplia.example",
            "areas.plan": {"answer": FIGURED, "links": ["www.samplia.example/plan"]},
            "practice.items": [
                {
                    "id": "p",
                    "title": "Key",
                    "target_group": "adults",
                    "results": "9 keys",
                    "link": "file:///home/ada/plan.pdf",
                }
            ],
        },
    )
    assert {
        "city.website website_without_protocol",
        "areas.plan link_without_protocol",
        "practice.items link_local",
    } <= found


def test_that_contacts_are_two_people_with_numbers_that_work_abroad():
    found = codes(
        "membership-2025",
        {
            "contact.1.email": "office@samplia.example",
            "contact.2.email": "Office@samplia.example",
            "contact.1.phone": "021 88 72 64",
        },
    )
    assert found == {"contact.2.email contact_twice", "contact.1.phone phone_without_country"}
    assert "contact.1.email address_nearly" in codes("membership-2025", {"contact.1.email": "ada@yaho.com"})


# Dates


@pytest.mark.parametrize(
    ("call", "question", "day", "code"),
    [
        ("membership-2025", "pledge.date", "2025-05-02", "signed_before_call"),
        ("membership-2025", "pledge.date", "2025-06-20", "signed_after_deadline"),
        ("membership-2025", "pledge.date", "2026-05-20", "signed_in_future"),
        ("award-2024", "award.date", "2024-06-10", "signed_after_deadline"),
        ("award-2024", "consent.date", "2024-04-01", "signed_before_call"),
        ("award-2024", "nomination.date", "2024-07-10", "signed_after_deadline"),
    ],
)
def test_that_a_signature_outside_the_window_is_found(call, question, day, code):
    assert f"{question} {code}" in codes(call, {question: day})


@pytest.mark.parametrize(
    ("call", "question", "day"),
    [
        ("membership-2025", "pledge.date", "2025-06-15"),
        ("award-2024", "nomination.date", "2024-06-20"),
        ("membership-2015", "pledge.date", "2016-02-02"),
    ],
)
def test_that_a_signature_inside_the_window_is_left_alone(call, question, day):
    assert codes(call, {question: day}) == set()


# Choices


def test_that_a_grid_without_differences_and_a_choice_of_everything_are_found():
    from tests.domain.advice_builders import a_shipped_form

    form = a_shipped_form("membership-2015")
    rows = {row.id: 5 for row in form.question("interests.challenges").rows}
    found = codes("membership-2015", {"interests.challenges": rows})
    assert found == {"interests.challenges ratings_all_alike"}
    rows[next(iter(rows))] = 4
    assert codes("membership-2015", {"interests.challenges": rows}) == set()
    every = [option.id for option in a_shipped_form("membership-2025").question("network.clusters").options]
    assert codes("membership-2025", {"network.clusters": every}) == {"network.clusters everything_chosen"}


def test_that_an_entry_twice_is_found_at_its_item():
    items = [{"id": "a", "text": "Nine rooms by 2027"}, {"id": "b", "text": "nine  rooms by 2027"}]
    found = [f for f in heard("membership-2025", {"vision.medium_term": items}) if f.code == "item_twice"]
    assert [f.item for f in found] == ["b"]


def test_that_the_region_is_unescos():
    # The grouping of Peru is known from memory only.
    assert codes("membership-2025", {"city.country": "PE", "city.region": "africa"}) == {
        "city.region region_may_differ"
    }
    told = {"city.country": "PE", "city.region": "africa"}
    assert codes("membership-2025", told, off={"region_may_differ"}) == set()
    right = {"city.country": "PE", "city.region": "latin_america_caribbean"}
    assert codes("membership-2025", right) == set()


# Evidence


def test_that_figures_want_something_to_rest_on():
    assert f"{HOW} claim_without_source" in codes("membership-2025", {HOW: FIGURED})
    rests = [
        ({HOW: {"answer": FIGURED, "evidence": ["A1"]}}, [evidence()]),
        ({HOW: FIGURED + " See A1."}, [evidence()]),
        ({HOW: FIGURED}, [evidence(supports=(HOW,))]),
        ({HOW: FIGURED + " According to the census, nobody else did."}, []),
        ({HOW: "Our work serves SDG 11 and the 17 goals, since 2019."}, []),
    ]
    for answers, registered in rests:
        assert f"{HOW} claim_without_source" not in codes("membership-2025", answers, evidence=registered)


MANY = " ".join(
    f"In 2023 the {thing} reached {count} adults."
    for count, thing in enumerate(
        ("library", "museum", "bakery", "hospital", "depot", "harbour", "theatre"), start=318
    )
)


def test_that_the_finding_shows_the_first_sentence_without_a_source():
    text = "We plan together. In 2023 the plan reached 318 adults (A1). In 2023 it had 24 rooms."
    assert one("membership-2025", {HOW: text}, "claim_without_source") == []
    bare = text.replace(" (A1)", "")
    assert one("membership-2025", {HOW: bare}, "claim_without_source") == [
        {"count": 2, "example": "In 2023 the plan reached 318 adults."}
    ]


def test_that_one_piece_of_evidence_does_not_stand_for_any_number_of_figures():
    beside = {HOW: {"answer": MANY, "evidence": ["A1"]}}
    assert one("membership-2025", beside, "claim_without_source", evidence=[evidence()]) == [
        {"count": 7, "example": "In 2023 the library reached 318 adults."}
    ]
    two = {HOW: {"answer": MANY, "evidence": ["A1", "A2"]}}
    assert one("membership-2025", two, "claim_without_source", evidence=[evidence(), evidence(2)]) == []


def test_that_a_sentence_with_its_own_citation_is_not_counted():
    cited = MANY.replace("318 adults.", "318 adults (A1).").replace("319 adults.", "319 adults. (A۲)")
    beside = {HOW: {"answer": cited, "evidence": ["A1"]}}
    assert one("membership-2025", beside, "claim_without_source", evidence=[evidence()]) == []
    told = MANY.replace(".", " (A1).")
    assert one("membership-2025", {HOW: told}, "claim_without_source", evidence=[evidence()]) == []


def test_that_a_translation_need_not_cite_once_more():
    answers = {f"{HOW}@en": MANY.replace(".", " (A1)."), f"{HOW}@fa": "به ۳۱۸ نفر آموزش دادیم."}
    assert one("membership-2025", answers, "claim_without_source", evidence=[evidence()]) == []


def test_that_evidence_of_one_kind_of_lack_is_told_in_one_finding():
    bare = {"dated": "", "rights": "", "media_type": "image/jpeg"}
    found = heard("award-2024", {}, evidence=[evidence(number, **bare) for number in (1, 4, 5)])
    told = [(f.code, f.params) for f in found if "evidence" in f.params]
    alike = {"evidence": "A1, A4, A5", "count": 3, "title": "Thing 1"}
    assert told == [
        (code, alike) for code in ("evidence_not_cited", "evidence_undated", "photo_without_rights")
    ]


def test_that_evidence_cited_nowhere_is_found():
    found = one(
        "membership-2025",
        {HOW: "See A2, of 2023."},
        "evidence_not_cited",
        evidence=[evidence(1), evidence(2)],
    )
    assert found == [{"evidence": "A1", "count": 1, "title": "Thing 1"}]


def test_that_evidence_from_before_joining_or_without_a_date_is_found():
    since = {"award.member_since": "2022-09"}
    told = heard(
        "award-2024", since, evidence=[evidence(1, dated="2019-01-01"), evidence(2, dated=""), evidence(3)]
    )
    assert {
        f"{f.params['evidence']} {f.code}"
        for f in told
        if f.code.startswith("evidence_") and "cited" not in f.code
    } == {"A1 evidence_before_joining", "A2 evidence_undated"}


def test_that_a_photo_wants_a_note_on_rights():
    shown = [
        evidence(1, media_type="image/jpeg", rights=" ", supports=(HOW,)),
        evidence(2, rights="", supports=(HOW,)),
    ]
    assert one("membership-2025", {}, "photo_without_rights", evidence=shown) == [
        {"evidence": "A1", "count": 1, "title": "Thing 1"}
    ]
