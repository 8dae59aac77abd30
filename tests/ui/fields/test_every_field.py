"""What holds for the field of every question type."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from lcapp.domain import values
from lcapp.domain.answers import plain_part
from lcapp.domain.forms import QuestionType
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.record_head import RecordHead
from lcapp.ui.fields.registry import FIELDS
from tests.ui.draft_builders import full_form

QUESTIONS = {question.id: question for question in full_form().questions()}
EXAMPLES = {
    "city.name": "Ljubljana",
    "motivation.plain": "Two paragraphs.\n\n- a point\n- سلام دنیا",
    "city.email": "ana@example.si",
    "city.phone": "+386 1 306 1000",
    "city.site": "https://www.ljubljana.si",
    "city.since": "2015-06",
    "profile.status": "region",
    "city.networks": "no",
    "motivation.why": {"answer": "Because.", "links": ["https://a.example"], "evidence": ["A2", "A5"]},
    "profile.goals": {"answer": ["health", "work"], "text": "Both together."},
    "motivation.challenges": {"inclusion": 3, "quality": 5},
    "city.network_names": [{"id": "a1", "text": "Eurocities"}, {"id": "b2", "text": "EAEC"}],
    "motivation.order": ["technologies", "families"],
    "practice.items": [
        {
            "id": "p1",
            "title": "Library",
            "started": "2012-06-01",
            "story": {"en": "Books.", "fr": "Des livres."},
        },
        {"id": "p2", "title": "Festival"},
    ],
    "profile.population": {"value": 84300, "year": 2024, "territory": "Municipality", "source": "SURS"},
    "city.country": "SI",
}


@pytest.fixture
def a_box(context, qtbot):
    def made(name):
        box = AnswerBox(QUESTIONS[name], context)
        qtbot.addWidget(box)
        return box

    return made


def test_that_every_question_type_has_a_field():
    assert set(FIELDS) == set(QuestionType)


def test_that_the_demo_form_asks_every_type():
    assert {question.type for question in QUESTIONS.values()} == set(QuestionType)


@pytest.mark.parametrize("name", EXAMPLES)
def test_that_a_shown_answer_comes_back_as_the_same_canonical_value(name, a_box):
    box = a_box(name)
    value = values.canonical(QUESTIONS[name], EXAMPLES[name])
    box.show_answer(value)
    assert values.canonical(QUESTIONS[name], box.raw()) == value


@pytest.mark.parametrize("name", EXAMPLES)
def test_that_showing_an_answer_is_not_taken_for_typing(name, a_box):
    box, told = a_box(name), []
    box.answer_edited.connect(told.append)
    box.show_answer(values.canonical(QUESTIONS[name], EXAMPLES[name]))
    box.show_answer(None)
    assert told == []
    assert values.canonical(QUESTIONS[name], box.raw()) is None


@pytest.mark.parametrize("name", EXAMPLES)
def test_that_a_read_only_field_has_nothing_a_person_could_change(name, a_box):
    box = a_box(name)
    box.show_answer(values.canonical(QUESTIONS[name], EXAMPLES[name]))
    box.set_read_only(True)
    assert changeable(box) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_that_no_relevant_information_stands_in_place_of_the_answer_and_gives_it_back(name, a_box, type_text):
    box = a_box(name)
    value = values.canonical(QUESTIONS[name], EXAMPLES[name])
    box.show_answer(value)
    box.say_nothing()
    type_text(box.entry(), "Not in our hands.")
    said = values.canonical(QUESTIONS[name], box.raw())
    assert plain_part(said) == {"none": "Not in our hands."}
    box.answer_after_all()
    assert values.canonical(QUESTIONS[name], box.raw()) == value


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_that_everything_tab_reaches_has_a_name(name, a_box):
    box = a_box(name)
    box.show_answer(values.canonical(QUESTIONS[name], EXAMPLES[name]) if name in EXAMPLES else None)
    box.show()
    assert [type(w).__name__ for w in reachable(box) if not said_name(w)] == []


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_that_a_description_reaches_the_widget_in_focus(name, a_box):
    box = a_box(name)
    box.describe("This question has no answer yet.")
    described = [w.accessibleDescription() for w in (box.entry(), box.field)]
    assert "This question has no answer yet." in described


@given(text=st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_any_text_survives_a_text_field(text, a_box):
    for name in ("city.name", "motivation.plain"):
        value = values.canonical(QUESTIONS[name], text)
        box = a_box(name)
        box.show_answer(value)
        assert values.canonical(QUESTIONS[name], box.raw()) == value


def reachable(box: QWidget) -> list[QWidget]:
    stops = Qt.FocusPolicy.TabFocus
    return [
        w
        for w in box.findChildren(QWidget)
        if w.isVisibleTo(box)
        and w.focusPolicy() & stops
        and w.focusProxy() is None
        and w.objectName() != "qt_scrollarea_viewport"
    ]


def said_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def changeable(box: QWidget) -> list[str]:
    found = []
    for widget in reachable(box):
        read_only = getattr(widget, "isReadOnly", lambda: None)()
        kind = type(widget).__name__
        opens = widget.accessibleName().startswith("Open link of")  # showing an address changes nothing
        shown = getattr(widget, "text", str)()
        folds = isinstance(widget.parent(), RecordHead) or shown in ("Fold all", "Unfold all")
        harmless = kind in ("QTabBar", "QLabel", "PlainLabel") or opens or folds
        if widget.isEnabled() and read_only is not True and not harmless:
            found.append(f"{kind} {widget.accessibleName()}")
    return found
