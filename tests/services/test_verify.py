"""The law of verifying: what is changed in content, pages or annexes is found; nothing else alarms."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import carried_bytes
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.typed_words import typed_pieces
from lcapp.domain.versions import Version, VersionKind
from lcapp.errors import NotFound
from lcapp.services.ports import DossierCard, Progress
from lcapp.services.verify import ReadPdf, Verifying
from tests.builders import NOW, a_demo_form, a_dossier, a_snapshot

FORM = a_demo_form()
ANSWERS = {
    AnswerKey("city.name"): "Samplia",
    AnswerKey("plan.why", "en"): "We learn from the tides every day.",
    AnswerKey("plan.why", "fr"): "Nous apprenons des marées chaque jour.",
    AnswerKey("profile.population"): {"value": 84300, "year": 2024, "source": "City register, table 3"},
    AnswerKey("plan.practices"): [{"id": "p1", "title": {"en": "Tide tables"}, "story": "A long story."}],
}
EVIDENCE = tuple(
    Evidence(
        f"e{n}",
        n,
        n,
        EvidenceKind.FILE,
        f"File {n}",
        NOW,
        file_name=f"file{n}.pdf",
        media_type="application/pdf",
        sha256=str(n) * 64,
        size=9,
        pages=1,
        annex=True,
        caption="A caption",
    )
    for n in (1, 2)
)
SNAPSHOT = a_snapshot(
    form=FORM,
    dossier=a_dossier(form=FORM.name, form_digest=FORM.digest),
    answers=ANSWERS,
    evidence=EVIDENCE,
    sealed=True,
    version=2,
)
LOOKS = {"A1": ("a" * 64,), "A2": ("b" * 64, "c" * 64)}
PAGES = ("1" * 64, "2" * 64, "3" * 64)


class Shelf:
    def get(self, name):
        if name != FORM.name:
            raise NotFound("form_not_found", form=name)
        return FORM


class Library:
    """Holds the sealed version, or nothing."""

    def __init__(self, content=None):
        self.content = content

    def cards(self):
        return (DossierCard(SNAPSHOT.dossier, Progress()),) if self.content else ()

    def versions(self, dossier):
        return (Version(dossier, 2, VersionKind.SEALED, "", NOW, "Ada", SNAPSHOT.content_id),)

    def version_content(self, dossier, number):
        return self.content


def a_reading(snapshot=SNAPSHOT, *, printed=SNAPSHOT, **more):
    """A file that carries one picture and whose pages show another."""
    texts = tuple(piece for value in printed.answers.values() for piece in typed_pieces(value))
    given = {
        "pages": 3,
        "signed": 0,
        "carried": carried_bytes(snapshot, looks=LOOKS),
        "texts": (*texts, f"Fingerprint {printed.fingerprint}"),
        "looks": frozenset(digest for digests in LOOKS.values() for digest in digests),
        "page_digests": PAGES,
        "carried_digests": PAGES,
    }
    return ReadPdf(**(given | more))


def missing(said, texts):
    everything = "\n".join(said)
    return tuple(text for text in texts if text not in everything)


def verify(reading, library=None):
    ours = library or Library()
    return Verifying(
        read=lambda _data, watch=None: reading, missing=missing, forms=Shelf(), dossiers=ours, versions=ours
    ).verify(b"%PDF-")


OURS = Library(carried_bytes(SNAPSHOT))


@pytest.mark.parametrize("library", [None, OURS], ids=["stranger", "own"])
def test_that_what_was_printed_is_the_same(library):
    report = verify(a_reading(), library)
    assert (report.verdict, report.differences) == ("same", ())
    assert report.fingerprint == report.claimed == SNAPSHOT.fingerprint
    assert (report.form_known, report.compared) == (True, library is not None)


def test_that_a_file_without_our_data_has_none():
    assert verify(a_reading(carried=None)).verdict == "no_dossier"
    told = json.loads(carried_bytes(SNAPSHOT))
    told["answers"][0]["value"] = 1.5
    surrogate = carried_bytes(SNAPSHOT).replace(b"Samplia", b"\\ud800")
    for data in (
        json.dumps(told).encode(),
        surrogate,
        b"",
        b"{",
        b"[]",
        b'{"format": "other"}',
        b'{"format": "lcapp-dossier/1"}',
        b"\xff",
    ):
        assert verify(a_reading(carried=data)).verdict == "no_dossier"


def characters_of(value, path=()):
    """Every character of every text inside a value."""
    if isinstance(value, str):
        yield from ((*path, n) for n in range(len(value)))
    elif isinstance(value, dict):
        for name, inside in value.items():
            if name != "id":
                yield from characters_of(inside, (*path, name))
    elif isinstance(value, list):
        for n, inside in enumerate(value):
            yield from characters_of(inside, (*path, n))


def changed_at(value, path, letter):
    if isinstance(value, str):
        return value[: path[0]] + letter + value[path[0] + 1 :]
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed_at(value[path[0]], path[1:], letter)
    return copy


PLACES = [(key, path) for key, value in ANSWERS.items() for path in characters_of(value)]


@settings(max_examples=100, deadline=None)
@given(
    place=st.sampled_from(PLACES),
    letter=st.sampled_from("xß۲Ж "),
    way=st.sampled_from(["data", "all", "own"]),
)
def test_that_one_changed_character_of_any_answer_is_found(place, letter, way):
    key, path = place
    value = changed_at(ANSWERS[key], path, letter)
    if value == ANSWERS[key]:
        return
    other = replace(SNAPSHOT, answers={**ANSWERS, key: value})
    if way == "data":
        # Somebody edits the data and leaves the hash alone.
        told = json.loads(carried_bytes(SNAPSHOT, looks=LOOKS))
        told["answers"] = json.loads(carried_bytes(other))["answers"]
        report = verify(a_reading(carried=json.dumps(told).encode()))
        assert report.fingerprint != report.claimed
    elif way == "all":
        # Data and hash are made anew; the pages still say what was printed.
        report = verify(a_reading(other))
    else:
        # Everything is forged; our own copy knows better.
        report = verify(a_reading(other, printed=other), OURS)
        assert ("answer", key.question) in {(one.what, one.where) for one in report.differences}
    assert report.verdict == "changed"


@settings(max_examples=30, deadline=None)
@given(number=st.sampled_from(["A1", "A2"]), byte=st.integers(0, 63), own=st.booleans())
def test_that_one_changed_byte_of_any_annex_is_found(number, byte, own):
    place = int(number[1:]) - 1
    digest = EVIDENCE[place].sha256
    other = replace(EVIDENCE[place], sha256=digest[:byte] + "f" + digest[byte + 1 :])
    forged = replace(SNAPSHOT, evidence=tuple(other if one.name == number else one for one in EVIDENCE))
    report = verify(a_reading(forged, printed=forged if own else SNAPSHOT), OURS if own else None)
    assert report.verdict == "changed"
    kept = frozenset(d for name, ds in LOOKS.items() for d in ds if name != number)
    looked = verify(a_reading(looks=kept))
    assert looked.verdict == "changed"
    assert [(one.what, one.where) for one in looked.differences] == [("annex", number)]


@pytest.mark.parametrize("field", ["caption", "rights", "title", "dated"])
def test_that_a_forged_word_about_an_annex_is_found_by_our_own_copy(field):
    forged = replace(SNAPSHOT, evidence=(replace(EVIDENCE[0], **{field: "Forged"}), EVIDENCE[1]))
    report = verify(a_reading(forged, printed=forged), OURS)
    assert report.verdict == "changed"
    assert ("annex", "A1") in {(one.what, one.where) for one in report.differences}


def test_that_a_left_out_annex_is_found_by_our_own_copy():
    forged = replace(SNAPSHOT, evidence=EVIDENCE[:1])
    reading = a_reading(forged, printed=forged)
    report = verify(reading, OURS)
    assert ("annex", "A2") in {(one.what, one.where) for one in report.differences}


def test_that_changed_and_added_pages_are_named():
    report = verify(a_reading(page_digests=("1" * 64, "9" * 64, "3" * 64)))
    assert [(one.what, one.where) for one in report.differences] == [("page", "2")]
    assert verify(a_reading(page_digests=(*PAGES, "4" * 64))).verdict == "changed"


def test_that_an_answer_the_pages_do_not_say_is_named():
    printed = replace(SNAPSHOT, answers={**ANSWERS, AnswerKey("plan.why", "fr"): "Autre chose ici."})
    report = verify(a_reading(printed=printed))
    assert ("answer_in_pages", "plan.why") in {(one.what, one.where) for one in report.differences}


def test_that_an_answer_may_speak_of_another_dossiers_code():
    code = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE"
    other = replace(SNAPSHOT, answers={**ANSWERS, AnswerKey("plan.why", "en"): f"See {code} of 2023."})
    assert verify(a_reading(other, printed=other)).verdict == "same"


def test_that_the_form_is_told_to_be_unknown_or_another():
    unknown = replace(SNAPSHOT, dossier=replace(SNAPSHOT.dossier, form="gone-1"))
    assert not verify(a_reading(unknown, printed=unknown)).form_known
