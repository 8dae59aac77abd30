"""What a person types, pastes and presses in single fields."""

import pytest

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lcapp.domain import values
from lcapp.ui.fields.answer_box import AnswerBox
from lcapp.ui.fields.date_text import iso_date
from lcapp.ui.fields.evidence_row import evidence_numbers
from lcapp.ui.fields.frame import QuestionFrame
from lcapp.ui.fields.line_edit import LineEdit
from lcapp.ui.fields.marks import RoundMark
from tests.ui.draft_builders import full_form

QUESTIONS = {question.id: question for question in full_form().questions()}


@pytest.fixture
def box(context, qtbot):
    def made(name):
        made_box = AnswerBox(QUESTIONS[name], context)
        qtbot.addWidget(made_box)
        made_box.resize(640, 400)
        made_box.show()
        made_box.told = []
        made_box.answer_edited.connect(made_box.told.append)
        return made_box

    return made


@pytest.fixture
def frame(context, qtbot):
    def made(name):
        made_frame = QuestionFrame(QUESTIONS[name], context, number="6")
        qtbot.addWidget(made_frame)
        made_frame.resize(720, 500)
        made_frame.show()
        return made_frame

    return made


def lines(box, name):
    return [w for w in box.findChildren(LineEdit) if w.accessibleName().startswith(name)]


def shortcut(widget, keys):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, keys[0].key(), keys[0].keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_that_typing_tells_the_text_of_any_script(box, type_text):
    field = box("motivation.plain")
    type_text(field.entry(), "žšč می‌خواهیم\nİstanbul")
    assert field.told[-1] == "žšč می‌خواهیم\nİstanbul"


def test_that_the_trailing_blank_of_somebody_still_typing_is_left_alone(box, type_text):
    field = box("motivation.plain")
    type_text(field.entry(), "one ")
    field.show_answer(values.canonical(QUESTIONS["motivation.plain"], field.raw()))
    assert field.entry().toPlainText() == "one "
    assert field.entry().document().isUndoAvailable()


def test_that_undo_passes_a_text_box_with_nothing_of_its_own_to_undo(box, type_text):
    field = box("motivation.plain")
    assert not shortcut(field.entry(), QKeySequence("Ctrl+Z"))
    type_text(field.entry(), "x")
    assert shortcut(field.entry(), QKeySequence("Ctrl+Z"))


def test_that_undo_passes_a_line_with_nothing_of_its_own_to_undo(box, type_text):
    field = box("city.name")
    line = field.entry()
    assert not shortcut(line, QKeySequence("Ctrl+Z"))
    type_text(line, "x")
    assert shortcut(line, QKeySequence("Ctrl+Z"))


def test_that_tab_leaves_a_long_text(box):
    field = box("motivation.plain")
    assert field.entry().tabChangesFocus()


def test_that_persian_paragraphs_stand_at_the_right_and_latin_ones_at_the_left(box):
    field = box("motivation.plain")
    field.show_answer("سلام دنیا\nHello")
    document = field.entry().document()
    persian, latin = document.firstBlock(), document.lastBlock()
    middle = document.textWidth() / 2
    assert persian.layout().lineAt(0).naturalTextRect().center().x() > middle
    assert latin.layout().lineAt(0).naturalTextRect().center().x() < middle


def test_that_a_long_text_grows_with_its_content_and_never_scrolls_inside(box, qapp):
    field = box("motivation.plain")
    before = field.entry().height()
    field.show_answer("line\n" * 40 + "end")
    qapp.processEvents()
    assert field.entry().height() > before + 30 * field.entry().fontMetrics().lineSpacing()


def test_that_a_paste_keeps_paragraphs_drops_the_rest_and_says_so(frame, qapp):
    question = frame("motivation.plain")
    data = QMimeData()
    data.setText("One\u00ad line\n\n•\tpoint")
    data.setHtml("<b>One line</b><p>point")
    question.box.entry().insertFromMimeData(data)
    assert question.box.raw() == "One line\n\n- point"
    assert "fonts and colours" in question._remark.text()
    assert "soft hyphens" in question._remark.text()
    assert question._remark.isVisible()


def test_that_rich_text_never_enters_a_long_text(frame):
    question = frame("motivation.plain")
    data = QMimeData()
    data.setText("<b>bold</b>")
    question.box.entry().insertFromMimeData(data)
    assert question.box.raw() == "<b>bold</b>"


def test_that_200_words_pass_and_the_201st_is_red(frame):
    question = frame("motivation.why")
    question.show_answer("en", " ".join(["word"] * 200))
    assert question.quiet.counter.text() == "200 of 200 words"
    assert question.quiet.counter.property("severity") in (None, "")
    question.show_answer("en", " ".join(["word"] * 201))
    assert question.quiet.counter.text() == "1 word over the limit of 200"
    assert question.quiet.counter.property("severity") == "must_fix"


def test_that_each_language_has_its_own_text_and_count(frame, type_text):
    question, told = frame("motivation.why"), []
    question.answer_edited.connect(lambda language, raw: told.append((language, raw)))
    question.show_answer("en", "Because we learn.")
    question.answer.turn_to("fr")
    assert question.quiet.counter.text() == "0 of 200 words"
    type_text(question.box.entry(), "Parce que")
    assert told[-1] == ("fr", "Parce que")
    question.answer.turn_to("en")
    assert question.quiet.counter.text() == "3 of 200 words"


def test_that_digits_of_any_script_make_a_figure(box, type_text):
    field = box("profile.population")
    type_text(field.entry(), "۸۴٬۳۰۰")
    assert values.canonical(QUESTIONS["profile.population"], field.told[-1]) == {"value": 84300}


def test_that_a_figure_that_cannot_be_read_is_said_and_not_lost(frame, type_text):
    question, told = frame("profile.population"), []
    question.answer_edited.connect(lambda _language, raw: told.append(raw))
    type_text(question.box.entry(), "12many")
    assert told[-1] == {"value": 12}
    assert question.box.entry().text() == "12many"
    assert "could not be read" in question._remark.text()


def test_that_a_source_is_kept_beside_a_figure_that_cannot_be_read(box, type_text):
    field = box("profile.population")
    type_text(field.entry(), "many")
    type_text(lines(field, "Source")[0], "SURS")
    assert field.told[-1] == {"source": "SURS"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-05-31", "2024-05-31"),
        ("31.5.2024", "2024-05-31"),
        ("31/05/2024", "2024-05-31"),
        ("۳۱.۵.۲۰۲۴", "2024-05-31"),
        ("5/2024", "2024-05"),
        ("2024", "2024"),
        ("31.2.2024", None),
        ("2024-13", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_that_usual_ways_to_write_a_date_are_understood(text, meant):
    assert iso_date(text, partial=True) == meant


def test_that_a_month_alone_is_no_date_where_the_form_wants_a_day():
    assert iso_date("2024-05", partial=False) is None


def test_that_a_typed_date_is_said_back_in_words(box, type_text):
    field = box("city.since")
    type_text(field.entry(), "31.5.2024")
    assert field.told[-1] == "2024-05-31"
    assert field.field._in_words.text() == "31 May 2024"


def test_that_digits_rate_a_row_and_arrows_move_between_rows(box):
    field = box("motivation.challenges")
    first = field.entry()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_3)
    assert field.told[-1] == {"inclusion": 3}
    QTest.keyClick(QApplication.focusWidget() or first, Qt.Key.Key_Down)
    marks = [m for m in field.findChildren(RoundMark) if m.accessibleName().startswith("Learning for")]
    QTest.keyClick(marks[2], Qt.Key.Key_5)
    assert field.told[-1] == {"inclusion": 3, "work": 5}
    QTest.keyClick(marks[4], Qt.Key.Key_Delete)
    assert field.told[-1] == {"inclusion": 3}


def test_that_a_list_keeps_ids_while_items_move_and_go(box, type_text):
    field = box("city.network_names")
    field.show_answer([{"id": "a", "text": "one"}, {"id": "b", "text": "two"}])
    items = field.field._items
    field.field.shift(items[1], -1)
    assert [i["id"] for i in field.told[-1]] == ["b", "a"]
    QTest.keyClick(field.field._items[1].line, Qt.Key.Key_Return)
    type_text(field.field._items[2].line, "three")
    assert [i["text"] for i in field.told[-1]] == ["two", "one", "three"]
    field.field.remove(field.field._items[0])
    assert field.told[-1][0]["id"] == "a"


def test_that_the_order_of_a_ranking_is_the_order_of_pressing(box):
    field = box("motivation.order")
    for option in ("technologies", "families"):
        field.field.toggle(option)
    assert field.told[-1] == ["technologies", "families"]
    field.field.shift("families", -1)
    assert field.told[-1] == ["families", "technologies"]
    field.field.toggle("families")
    assert field.told[-1] == ["technologies"]


def test_that_records_can_be_added_copied_moved_and_removed_and_keep_their_ids(box, type_text):
    field = box("practice.items")
    type_text(field.entry(), "Library")
    first = field.told[-1][0]["id"]
    field.field.duplicate(field.field.cards[0])
    ids = [record["id"] for record in field.told[-1]]
    assert ids[0] == first
    assert len(set(ids)) == 2
    field.field.shift(field.field.cards[1], -1)
    assert [record["id"] for record in field.told[-1]] == ids[::-1]
    field.field.remove(field.field.cards[0])
    assert [record["id"] for record in field.told[-1]] == [first]


def test_that_a_removed_record_comes_back_when_its_answer_is_shown_again(box):
    field = box("practice.items")
    value = [{"id": "p1", "title": "Library"}, {"id": "p2", "title": "Festival"}]
    field.show_answer(value)
    field.field.remove(field.field.cards[0])
    field.show_answer(value)
    assert values.canonical(QUESTIONS["practice.items"], field.raw()) == value


def test_that_a_country_is_found_by_a_part_of_its_name_in_any_spelling(box, type_text):
    field = box("city.country")
    line = field.entry().lineEdit()
    line.setText("turkiye")
    line.editingFinished.emit()
    assert field.told[-1] == "TR"


def test_that_a_choice_can_be_taken_back(box):
    field = box("city.networks")
    field.field._marks["yes"].click()
    assert field.told[-1] == "yes"
    field.field._clear.click()
    assert field.told[-1] is None


def test_that_links_and_evidence_stand_beside_the_answer(box, type_text):
    field = box("motivation.why")
    field._links._add.click()
    type_text(lines(field, "Link")[0], "https://a.example")
    type_text(lines(field, "Evidence")[0], "2 A5")
    assert field.told[-1] == {"links": ["https://a.example"], "evidence": ["A2", "A5"]}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("A1, a2", ["A1", "A2"]), ("3 3 ۴", ["A3", "A4"]), ("", []), ("B2", None), ("A0", None)],
)
def test_that_evidence_numbers_are_read_generously(text, numbers):
    assert evidence_numbers(text) == numbers


def test_that_findings_stand_under_the_field_and_in_its_description(frame):
    from lcapp.domain.findings import Finding, Severity
    from lcapp.ui.fields.finding_line import FindingLine

    question = frame("city.email")
    finding = Finding("missing_answer", Severity.MUST_FIX, "city.email")
    question.show_findings([(finding, "This question has no answer yet.")])
    assert len(question.findChildren(FindingLine)) == 1
    assert "no answer yet" in question.box.entry().accessibleDescription()
    question.show_findings([])
    assert "no answer yet" not in question.box.entry().accessibleDescription()


def test_that_the_wheel_does_not_change_a_drop_down(box, qapp):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    field = box("profile.status")
    field.show_answer("region")
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.entry(), event)
    assert field.raw() == "region"
    assert isinstance(field.findChildren(QLineEdit), list)


def test_that_an_empty_group_can_be_neither_copied_nor_called_ready_and_says_why(frame, type_text):
    asked = frame("practice.items")
    asked.quiet.show_actions(True)
    asked.show_answer("", None)
    actions = asked.quiet._actions
    for button, why in ((actions._copy, "No answer yet"), (actions._states, "There is no answer yet that")):
        assert not button.isEnabled()
        assert why in button.toolTip()
        assert button.accessibleDescription().startswith(why)
    type_text(asked.box.entry(), "Library bus")
    for button in (actions._copy, actions._states):
        assert button.isEnabled()
        assert button.toolTip() == button.accessibleDescription() == ""


def test_that_names_and_sources_of_a_figure_have_room_in_the_usual_window(frame):
    asked = frame("profile.population")
    asked.resize(636, 300)
    QApplication.processEvents()
    texts = {"territory": "Samplia municipality", "source": "Samplia Statistics Office, land register 2024"}
    for part, text in texts.items():
        line = asked.box.field._texts[part]
        assert line.fontMetrics().horizontalAdvance(text) + 24 <= line.width(), part
