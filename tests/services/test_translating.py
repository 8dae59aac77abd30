"""Translating a draft on a real library: states live with the texts, every act is undone, all survives."""

import dataclasses

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.events import AnswerChanged, SidesChanged
from lcapp.domain.findings import Severity
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.translation_state import TranslationState
from lcapp.domain.translation_units import Unit
from lcapp.errors import InputRefused, NotFound, ReadOnly
from lcapp.services.read_only import ReadOnlyReason
from lcapp.services.translating import (
    LanguagePair,
    choose_submission,
    differences_of,
    mark_checked,
    name_in_latin,
    names_of,
    next_open,
    take_check_back,
    translations_of,
    unit_named,
    usual_pair,
    write_text,
)
from tests.services.house import Shelf, a_form, a_house

WHY = Question("motivation.why", QuestionType.LONG_TEXT, "Why", translatable=True, max_words=5)
PAIR = LanguagePair("fa", "en")
UNIT = Unit(WHY.id)
QUESTIONS = (
    Question("city.name", QuestionType.SHORT_TEXT, "Name", required=False),
    Question("mayor.name", QuestionType.SHORT_TEXT, "Mayor", required=False),
    WHY,
    dataclasses.replace(WHY, id="motivation.how", required=False),
)


@pytest.fixture
def house(tmp_path, clock):
    made = a_house(tmp_path, clock)
    made.dossiers._forms = Shelf(a_form(questions=QUESTIONS))
    yield made
    made.close()


@pytest.fixture
def session(house):
    opened = house.dossiers.open(house.dossiers.start("small-2025").number)
    write_text(opened, UNIT, "fa", "شهر ۲۵ کتابخانه دارد")
    return opened


def state_of(session, unit=UNIT):
    return next(one.state for one in translations_of(session, PAIR) if one.unit == unit)


def codes(session):
    return [(one.code, one.severity, one.language) for one in session.findings()]


def test_that_the_usual_pair_leads_from_what_is_written_into_what_is_sent(house, session):
    assert usual_pair(session) == PAIR
    empty = house.dossiers.open(house.dossiers.start("small-2025").number)
    assert usual_pair(empty, otherwise="fa") == PAIR
    assert usual_pair(empty, otherwise="en") == LanguagePair("tr", "en")


def test_that_marking_a_translation_is_one_act_that_undo_and_redo_know(session):
    write_text(session, UNIT, "en", "The city has 25 libraries")
    heard = []
    session.subscribe(heard.append)
    assert mark_checked(session, PAIR, [UNIT]) == 1
    assert (state_of(session), translations_of(session, PAIR)[0].by) == (TranslationState.CHECKED, "Ada")
    assert heard == [SidesChanged()]
    assert mark_checked(session, PAIR, [UNIT]) == 0
    session.undo()
    assert state_of(session) is TranslationState.DRAFT
    session.redo()
    assert state_of(session) is TranslationState.CHECKED
    assert take_check_back(session, PAIR, UNIT) == 1
    assert state_of(session) is TranslationState.DRAFT
    session.undo()
    assert state_of(session) is TranslationState.CHECKED


def test_that_undo_of_a_text_brings_its_state_back_as_well(session):
    write_text(session, UNIT, "en", "The city has 25 libraries")
    mark_checked(session, PAIR, [UNIT])
    write_text(session, UNIT, "fa", "شهر ۲۶ کتابخانه دارد")
    assert state_of(session) is TranslationState.SOURCE_CHANGED
    assert ("source_changed", Severity.ADVICE, "en") in codes(session)
    session.undo()
    assert state_of(session) is TranslationState.CHECKED
    assert session.findings() == ()


def test_that_everything_remembered_survives_a_restart_undo_included(house, session):
    write_text(session, UNIT, "en", "The city has 25 libraries")
    mark_checked(session, PAIR, [UNIT])
    choose_submission(session, "tr")
    name_in_latin(session, "mayor.name", " Rezaei,  Maryam ")
    session.flush()
    again = house.dossiers.open(session.dossier.number)
    assert again.sides == session.sides
    assert state_of(again) is TranslationState.CHECKED
    assert usual_pair(again).target == "tr"
    for _act in range(3):
        again.undo()
    assert again.sides == {}
    again.flush()
    assert house.dossiers.open(session.dossier.number).sides == {}


def test_that_a_text_without_translation_cannot_be_marked(session):
    with pytest.raises(InputRefused) as refused:
        mark_checked(session, PAIR, [UNIT])
    assert refused.value.code == "nothing_to_check"
    assert session.sides == {}


def test_that_the_findings_ask_for_the_language_the_dossier_is_sent_in(session):
    assert ("not_translated", Severity.MUST_FIX, "fa") in codes(session)
    write_text(session, UNIT, "tr", "Kentte 25 kütüphane var, daha çok olacak")
    assert [code for code, _severity, _language in codes(session)] == ["too_many_words"]
    choose_submission(session, "en")
    wanted = [("not_translated", Severity.MUST_FIX), ("too_many_words", Severity.ADVICE)]
    assert [one[:2] for one in codes(session)] == wanted
    write_text(session, UNIT, "en", "The city has 25 good libraries")
    severe = [one for one in codes(session) if one[1] is Severity.MUST_FIX]
    assert severe == [("too_many_words", Severity.MUST_FIX, "en")]


def test_that_translations_nobody_checked_are_counted_once_as_advice(session):
    write_text(session, UNIT, "en", "The city has 25 libraries")
    write_text(session, Unit("motivation.how"), "fa", "با کتاب")
    write_text(session, Unit("motivation.how"), "en", "With books")
    (found,) = session.findings()
    assert (found.code, found.severity, found.params["count"]) == (
        "translations_unchecked",
        Severity.ADVICE,
        2,
    )
    mark_checked(session, PAIR, [one.unit for one in translations_of(session, PAIR)])
    assert session.findings() == ()


def test_that_two_languages_the_call_takes_are_no_translation_until_somebody_says_so(house):
    session = house.dossiers.open(house.dossiers.start("small-2025").number)
    write_text(session, UNIT, "tr", "Kent")
    write_text(session, UNIT, "en", "City")
    assert session.findings() == ()
    mark_checked(session, LanguagePair("tr", "en"), [UNIT])
    write_text(session, UNIT, "tr", "Kentler")
    assert [one.code for one in session.findings()] == ["source_changed"]


def test_that_a_language_the_call_does_not_take_is_refused(session):
    with pytest.raises(InputRefused) as refused:
        choose_submission(session, "fa")
    assert refused.value.params == {"language": "fa", "allowed": "en, tr"}


def test_that_a_latin_name_beside_the_forms_field_helps_to_compare(session):
    session.set_answer(AnswerKey("mayor.name"), "رضایی، مریم")
    write_text(session, UNIT, "fa", "رضایی شهردار است")
    write_text(session, UNIT, "en", "The mayor")
    (mayor,) = names_of(session)
    assert mayor.lacks_latin
    assert differences_of(session, PAIR, UNIT) == ()
    name_in_latin(session, "mayor.name", "Rezaei, Maryam")
    (missing,) = differences_of(session, PAIR, UNIT)
    assert (missing.code, missing.expected) == ("name_missing", "Rezaei")
    name_in_latin(session, "mayor.name", "  ")
    assert session.sides == {}


def test_that_the_next_text_to_do_is_found_around_the_end(session):
    how = Unit("motivation.how")
    write_text(session, how, "fa", "با کتاب")
    found = translations_of(session, PAIR)
    assert next_open(found, None) == UNIT
    assert next_open(found, UNIT) == how
    assert next_open(found, how) == UNIT
    write_text(session, UNIT, "en", "City")
    mark_checked(session, PAIR, [UNIT])
    assert next_open(translations_of(session, PAIR), how) == how
    assert next_open((), None) is None


def test_that_a_text_is_found_by_its_name(session):
    assert unit_named(session, PAIR, "motivation.why").unit == UNIT
    with pytest.raises(NotFound):
        unit_named(session, PAIR, "motivation.what")


def test_that_nothing_is_remembered_of_a_draft_that_can_only_be_read(session):
    write_text(session, UNIT, "en", "City")
    session.flush()
    session.read_only = ReadOnlyReason("sealed", {})
    for act in (
        lambda: mark_checked(session, PAIR, [UNIT]),
        lambda: choose_submission(session, "tr"),
        lambda: write_text(session, UNIT, "en", "Cities"),
    ):
        with pytest.raises(ReadOnly):
            act()
    assert session.sides == {}


def test_that_typing_a_translation_tells_of_its_own_answer(session):
    heard = []
    session.subscribe(heard.append)
    write_text(session, UNIT, "en", "City")
    assert heard == [AnswerChanged(AnswerKey(WHY.id, "en"))]


def test_that_a_duplicate_keeps_what_was_checked_chosen_and_named(house, session):
    write_text(session, UNIT, "en", "City")
    mark_checked(session, PAIR, [UNIT])
    choose_submission(session, "en")
    name_in_latin(session, "mayor.name", "Rezaei")
    session.flush()
    copy = house.dossiers.open(house.dossiers.duplicate(session.dossier.number, title="Copy").number)
    assert copy.sides == session.sides
    assert state_of(copy) is TranslationState.CHECKED
    assert copy.can_undo is None
