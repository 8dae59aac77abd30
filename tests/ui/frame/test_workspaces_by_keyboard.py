"""Each workspace of the city from empty to PDF by keys alone, in English and in Persian.

With LCAPP_PICTURES naming a folder, pictures of each step and of the PDF's pages are left there.
"""

import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from PySide6.QtCore import Qt

from lcapp.domain.answers import is_answered
from lcapp.domain.forms import QuestionType
from lcapp.i18n.form_texts import FormWords
from lcapp.paths import app_paths
from lcapp.pdf.structure_reader import passages
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.new_application import NewApplicationScreen
from lcapp.ui.screens.our_city import OurCityScreen
from tests.ui.frame.conftest import CHECKOUT
from tests.ui.frame.officer_keys import CONTROL, OfficerKeys, spoken

SENTENCE = {"en": "Evening course", "fa": "کلاس شبانه"}
DRAWN = {
    "plan": ("Goals by term at a glance", "Activities and milestones in time"),
    "structure": ("Partners by sector and role",),
    "events": ("Events at a glance",),
    "access": ("People reached",),
    "monitoring": (),
    "resources": ("Money by giver and year",),
    "self_assessment": ("The twelve areas at a glance",),
    "practices": (),
}
"""What the pages of each workspace show besides the answers."""
AGAIN = {
    "structure": ("structure.stakeholders",),
    "events": ("events.items",),
    "monitoring": ("monitoring.results",),
    "access": ("access.groups",),
    "plan": ("plan.goals",),
    "resources": ("resources.lines",),
}
"""Groups that need a second record before there is anything to draw."""
ASKED = {
    "plan": "areas.plan",
    "structure": "areas.structure",
    "events": "areas.events",
    "access": "areas.access",
    "monitoring": "areas.monitoring",
    "resources": "areas.funding",
    "self_assessment": "motivation.context",
    "practices": "practice.items",
}
"""The question of the membership application each of them feeds."""


MOST_SECTIONS = {"self_assessment": 4}
"""The twelve areas of the self-assessment are all alike: some are filled."""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The Persian catalogs as an installed program has them: compiling takes longer than using them."""
    folder = tmp_path_factory.mktemp("translations")
    for source in (CHECKOUT / "translations" / "fa" / "LC_MESSAGES").glob("*.po"):
        made = folder / "fa" / "LC_MESSAGES" / f"{source.stem}.mo"
        made.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as read, made.open("wb") as written:
            write_mo(written, read_po(read))
    return folder


@pytest.fixture
def paths(tmp_path, compiled):
    return replace(app_paths(tmp_path / "data"), translations=compiled)


@pytest.fixture
def officer(window, settle, type_text):
    def come(language):
        made = window(name="Ada", language=language)
        return OfficerKeys(made, settle, type_text, SENTENCE[language])

    return come


@pytest.fixture
def picture():
    """Leaves a picture of a widget, where somebody wants to look."""
    folder = os.environ.get("LCAPP_PICTURES")

    def take(widget, name):
        if folder:
            widget.grab().save(str(Path(folder) / f"{name}.png"))

    return take


def leave_pages(file, name):
    folder = os.environ.get("LCAPP_PICTURES")
    if folder:
        with pypdfium2.PdfDocument(file) as document:
            for page in range(len(document)):
                document[page].render(scale=1.1).to_pil().save(Path(folder) / f"{name}-{page + 1}.png")


def into_record(officer, record):
    officer.press(Qt.Key.Key_U, CONTROL)
    assert isinstance(officer.window.centralWidget(), OurCityScreen)
    officer.tab_to(lambda here: getattr(here, "record", "") == record)
    officer.press(Qt.Key.Key_Return)
    draft = officer.window.centralWidget()
    assert isinstance(draft, DraftScreen)
    assert draft.session.form.id == record
    return draft


def unanswered(session, sections):
    """Ids of questions, and of fields of groups, that nothing was typed into."""
    missing = []
    for question in session.form.questions():
        asked = question.takes_answer and not question.computed and session.is_visible(question)
        if not asked or session.form.section_of(question.id).id not in sections:
            continue
        found = [v for key, v in session.answers.items() if key.question == question.id and is_answered(v)]
        if not found:
            missing.append(question.id)
        elif question.type is QuestionType.GROUP:
            missing += [
                f"{question.id}/{one.id}"
                for one in question.fields
                if one.visible_when is None and one.id not in found[0][0]
            ]
    return missing


def export(officer, draft, file, language, qtbot):
    officer.press(Qt.Key.Key_E, CONTROL)
    sheet = draft.paper.exporting.sheet
    sheet._dialogs = officer.window.dialogs
    officer.window.dialogs.answers = [str(file)]
    officer.tab_to(lambda here: here is sheet.language)
    officer.press(Qt.Key.Key_Home)
    for _other in range(sheet.language.findData(language)):
        officer.press(Qt.Key.Key_Down)
    assert sheet.language.currentData() == language
    officer.tab_to(lambda here: here is sheet.go)
    officer.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.open_file.isVisible(), timeout=60_000)
    officer.press(Qt.Key.Key_Escape)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("record", list(DRAWN))
def test_that_a_workspace_is_filled_offered_and_printed_by_keys_alone(
    record, language, officer, tmp_path, qtbot, picture
):
    ada = officer(language)
    words = ada.words
    draft = into_record(ada, record)
    form = draft.session.form
    sections = [section.id for _part, section in form.sections()][: MOST_SECTIONS.get(record)]
    for place, section in enumerate(sections):
        assert draft.pages.section == section
        ada.fill_page(draft.pages.page, AGAIN.get(record, ()))
        picture(ada.window, f"{record}-{language}-1-{section}")
        if place + 1 < len(sections):
            ada.press(Qt.Key.Key_PageDown, CONTROL)
    assert unanswered(draft.session, sections) == []

    ada.press(Qt.Key.Key_N, CONTROL)
    begun = ada.window.centralWidget()
    assert isinstance(begun, NewApplicationScreen)
    ada.tab_to(lambda here: here is begun.title)
    ada.type(SENTENCE[language])
    ada.press(Qt.Key.Key_Return)
    application = ada.window.centralWidget()
    assert isinstance(application, DraftScreen)
    question = ASKED[record]
    wanted = application.session.form.section_of(question).id
    order = [section.id for _part, section in application.session.form.sections()]
    for _section in range(order.index(wanted)):
        ada.press(Qt.Key.Key_PageDown, CONTROL)
    assert application.pages.section == wanted
    # Practices are chosen before they go in.
    chosen = record == "practices"
    insert = words._("Choose…") if chosen else words._("Insert into the answer")
    button = ada.tab_to(lambda here: spoken(here).startswith(insert) and question_of(here) == question)
    picture(ada.window, f"{record}-{language}-2-offer")
    assert button.isVisible()
    ada.press(Qt.Key.Key_Space)
    if chosen:
        ada.tab_to(lambda here: spoken(here).startswith(words._("Insert what is chosen")))
        ada.press(Qt.Key.Key_Space)
    held = [v for key, v in application.session.answers.items() if key.question == question]
    assert held, FormWords(words, form.name).title(form)

    file = tmp_path / "record.pdf"
    export(ada, into_record(ada, record), file, language, qtbot)
    leave_pages(file, f"{record}-{language}-3-page")
    said = [passage.text for passage in passages(file.read_bytes())]
    for title in DRAWN[record]:
        assert words._(title) in said
    assert ada.faults == []


def question_of(widget):
    while widget is not None and not hasattr(widget, "quiet"):
        widget = widget.parentWidget()
    return widget.question.id if widget is not None else ""
