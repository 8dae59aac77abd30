"""What is remembered of the texts goes with a package and a PDF, and comes in whole."""

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain import package_beside
from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_sides import read_carried_sides
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.package import BESIDE
from lcapp.domain.side_records import SIDES, SUBMISSION, checked_key, latin_name_key
from lcapp.domain.translation_state import TranslationState
from lcapp.domain.translation_units import Unit
from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.wording_packages import preview_sentences
from lcapp.paths import app_paths
from lcapp.sandbox.package_reader import read_package
from lcapp.services.ports import PrintOptions
from lcapp.services.translating import (
    LanguagePair,
    choose_submission,
    mark_checked,
    name_in_latin,
    translations_of,
    write_text,
)
from lcapp.services.whole_export import export_draft
from tests.exchange.package_made import bytes_of, carried

PAIR = LanguagePair("fa", "en")
UNIT = Unit("motivation.why")
NAME = "mayor.name"


@pytest.fixture
def written(draft):
    """A draft in two languages with everything that is remembered beside its texts."""
    draft.set_answer(AnswerKey(NAME), "مریم آراد")
    write_text(draft, UNIT, "fa", "شهر ما می‌آموزد")
    write_text(draft, UNIT, "en", "Our city learns")
    name_in_latin(draft, NAME, "Maryam Arad")
    mark_checked(draft, PAIR, [UNIT])
    choose_submission(draft, "fr")
    draft.flush()
    return draft


@pytest.fixture
def other(tmp_path, clock):
    built = build_app(app_paths(tmp_path / "other"), actor=lambda: "Bea", wait_seconds=0, clock=clock)
    yield built
    built.close()


def packed(app, session, **ticked):
    beside = app.packages.beside(
        session.dossier.number, **({"with_notes": False, "with_history": False} | ticked)
    )
    return app.packages.write(app.packages.of(app.submissions.picture(session), beside=beside))


def take(other, data):
    inspected = other.packages.inspect(data)
    assert not inspected.refused, inspected.opened
    return other.dossiers.open(other.packages.accept(inspected).dossier)


def without_names(sides):
    return {key: {**one, "by": ""} if isinstance(one, dict) else one for key, one in sides.items()}


def state_of(session):
    return next(one.state for one in translations_of(session, PAIR) if one.unit == UNIT)


def test_that_a_package_brings_all_of_it_and_no_name_of_a_person(app, other, written):
    data = packed(app, written)
    assert b"Ada" not in read_package(data).extras[BESIDE]
    came = take(other, data)
    assert dict(came.answers) == dict(written.answers)
    assert dict(came.sides) == without_names(written.sides)
    assert {key.question for key in came.sides} == set(SIDES) - {"origin", "parcel"}
    assert state_of(came) is TranslationState.CHECKED


def test_that_who_checked_comes_along_where_names_are_ticked(app, other, written):
    came = take(other, packed(app, written, with_notes=True))
    assert dict(came.sides) == dict(written.sides)


def test_that_a_pdf_brings_the_same_as_a_package(app, other, written, tmp_path):
    file = tmp_path / "dossier.pdf"
    export_draft(app, written, file, options=PrintOptions())
    assert dict(take(other, file.read_bytes()).sides) == without_names(written.sides)


def test_that_the_fingerprint_does_not_hang_on_it(app, draft):
    before = draft.freeze().content_id
    assert BESIDE not in read_package(packed(app, draft)).extras
    choose_submission(draft, "fr")
    draft.flush()
    assert draft.freeze().content_id == before
    assert BESIDE in read_package(packed(app, draft)).extras


def test_that_another_language_is_foretold_taken_in_and_undone_as_one_act(app, other, written):
    take(other, packed(app, written))
    choose_submission(written, "en")
    written.flush()
    data = packed(app, written)
    preview = other.packages.preview(other.packages.inspect(data))
    assert [(one.key, one.before, one.after) for one in preview.sides] == [(SUBMISSION, "fr", "en")]
    assert "would become English." in " ".join(preview_sentences(Words("en"), preview))
    came = take(other, data)
    assert came.sides[SUBMISSION] == "en"
    came.undo()
    assert came.sides[SUBMISSION] == "fr"
    came.flush()


def test_that_the_same_once_more_changes_nothing_and_takes_no_name_away(app, written):
    inspected = app.packages.inspect(packed(app, written))
    assert app.packages.preview(inspected).state == "same"
    assert not app.packages.accept(inspected).changed
    assert app.dossiers.open(written.dossier.number).sides[checked_key(UNIT.name, "en")]["by"] == "Ada"


def test_that_a_package_that_does_not_speak_of_it_leaves_it_as_it_is(other):
    sent = carried()
    came = take(other, bytes_of(sent))
    choose_submission(came, "fr")
    came.flush()
    assert other.packages.preview(other.packages.inspect(bytes_of(sent))).sides == ()
    assert BESIDE not in read_package(bytes_of(sent)).extras


def test_that_a_name_is_foretold_and_who_is_gone_goes(app, other, written):
    take(other, packed(app, written))
    name_in_latin(written, NAME, "Mariam Arad")
    written.flush()
    preview = other.packages.preview(other.packages.inspect(packed(app, written)))
    assert "“Mariam Arad”" in " ".join(preview_sentences(Words("en"), preview))
    name_in_latin(written, NAME, "")
    written.flush()
    data = packed(app, written)
    preview = other.packages.preview(other.packages.inspect(data))
    assert "“Maryam Arad” in Latin letters would go" in " ".join(preview_sentences(Words("en"), preview))
    assert latin_name_key(NAME) not in take(other, data).sides


@pytest.mark.parametrize(
    "change",
    [
        {"more": 1},
        {"format": "lcapp-beside/9"},
        {"submission": ["en"]},
        {"latin_names": [{"question": NAME, "name": "Shi\u202eraz"}]},
        {"latin_names": [{"question": NAME, "name": "S" * (package_beside.LONGEST_NAME + 1)}]},
        {"latin_names": [{"question": NAME, "name": "Shiraz", "by": "Ada"}]},
        {"latin_names": [{"question": NAME, "name": "Shiraz"}] * 2},
        {"checked": [{"text": UNIT.name, "language": "en", "source": "fa", "source_print": "0"}]},
        {"checked": {}},
    ],
)
def test_that_a_member_of_another_shape_is_refused(other, change):
    told = {"format": "lcapp-beside/1", "submission": "en", "latin_names": [], "checked": []} | change
    data = canonical_bytes(told)
    with pytest.raises(InputRefused) as refused:
        read_carried_sides(data)
    assert refused.value.params["what"] == BESIDE
    inspected = other.packages.inspect(bytes_of(carried(), extras={BESIDE: data}))
    assert inspected.opened.code == "package_built_wrong"


def test_that_what_the_form_does_not_know_stays_outside(other):
    names = [{"question": "nobody.name", "name": "Ada"}]
    told = {"format": "lcapp-beside/1", "submission": "tlh", "latin_names": names, "checked": []}
    came = take(other, bytes_of(carried(), extras={BESIDE: canonical_bytes(told)}))
    assert dict(came.sides) == {}
