"""The whole main job in each of the five languages: from an empty library to the sealed PDF.

With LCAPP_PICTURES naming a folder, pictures of each step and of the PDF's first pages are left there.
"""

import pytest

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from lcapp.domain.answers import AnswerKey
from lcapp.domain.findings import Severity
from lcapp.ui.screens.draft import DraftScreen
from lcapp.ui.screens.new_application import NewApplicationScreen
from tests.ui.frame.pictures import leave_pages, leave_picture

TYPED = {
    "en": ("Stoneford", "We learn from each other, at every age."),
    "fr": ("Saint-Étienne-du-Lac", "Nous apprenons les uns des autres, à tout âge."),
    "fa": ("شهر نمونه", "ما در هر سنی از یکدیگر می‌آموزیم."),
    "tr": ("İznikşehir", "Her yaşta birbirimizden öğreniyoruz."),
    "sl": ("Črna Žaba", "Učimo se drug od drugega, v vsaki starosti."),
}


def press(widget, key):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


@pytest.mark.journey
@pytest.mark.window
@pytest.mark.parametrize("language", sorted(TYPED))
def test_that_the_main_job_is_done_from_start_to_pdf(language, window, type_text, settle, tmp_path, qtbot):
    title, sentence = TYPED[language]
    made = window(name="Ada", language=language)
    leave_picture(made, f"{language}-1-start")
    made.rooms.screen.choices[0].click()
    settle()
    begun = made.rooms.screen
    assert isinstance(begun, NewApplicationScreen)
    leave_picture(made, f"{language}-2-new")
    type_text(begun.title, title)
    press(begun.title, Qt.Key.Key_Return)
    settle()
    draft = made.rooms.screen
    assert isinstance(draft, DraftScreen)
    rtl = draft.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert rtl == (language == "fa")
    session = draft.session
    written_in = language if language in session.form.languages else session.form.languages[0]
    draft.go_to(AnswerKey("motivation.why", written_in))
    settle()
    box = draft.focusWidget()
    assert isinstance(box, QTextEdit)
    type_text(box, sentence)
    settle()
    said = {key.language for key, value in session.answers.items() if value == sentence}
    assert said, "what was typed is an answer"
    leave_picture(made, f"{language}-3-draft")

    # The rest is brought by a colleague's file, as in a real city; the person's own words stay.
    sample = made.context().app.samples.get("samplia-membership-2025")
    own = {"city.name", "city.name_local", "motivation.why"}
    session.set_answers({k: v for k, v in sample.answers.items() if k.question not in own}, kind="import")
    if language == "fa":
        assert session.answers[AnswerKey("city.name_local")] == title, "Persian letters are the city's own"
        session.set_answer(AnswerKey("city.name"), "Namuneh")
    draft.check()
    settle()
    must = {f.question for f in session.findings() if f.severity is Severity.MUST_FIX}
    assert must <= own, must
    leave_picture(made, f"{language}-4-checked")
    if must:
        session.set_answer(AnswerKey("motivation.why", "en"), TYPED["en"][1])
    assert not any(f.severity is Severity.MUST_FIX for f in session.findings())
    draft.sealing.seal()
    settle()
    assert session.read_only.code == "sealed"
    leave_picture(made, f"{language}-5-sealed")

    file = tmp_path / "dossier.pdf"
    made.dialogs.answers = [str(file)]
    draft.paper.exporting._dialogs = made.dialogs
    draft.paper.exporting.open()
    sheet = draft.paper.exporting.sheet
    sheet._dialogs = made.dialogs
    settle()
    leave_picture(sheet, f"{language}-6-export")
    sheet.go.click()
    qtbot.waitUntil(lambda: sheet.open_file.isVisible(), timeout=60_000)
    leave_picture(sheet, f"{language}-7-written")
    sheet.reject()
    verdict = made.context().app.verifying.verify(file.read_bytes())
    assert verdict.verdict == "same", verdict
    leave_pages(file, f"{language}-8-page")
