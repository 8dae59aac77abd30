"""From the list of forms to the sheet of the official Word form, and the draft's own way to it."""

import docx

from lcapp.ui.draft.official_filling import OfficialFilling
from lcapp.ui.screens.calls import CallsScreen

FORM = "membership-2025"


def test_that_the_list_of_forms_leads_to_the_official_word_form(started, settle, qtbot, tmp_path):
    window = started()
    document = docx.Document()
    document.add_paragraph("{{city.name}}")
    document.save(tmp_path / "o.docx")
    window.rooms.show_calls()
    settle()
    (screen,) = window.findChildren(CallsScreen)
    button = screen.official[FORM]
    assert button.text() == "Attach the official Word form…"
    assert "plan-1" not in screen.official
    button.click()
    sheet = screen.official_sheet
    window.dialogs.answers.append(str(tmp_path / "o.docx"))
    with qtbot.waitSignal(sheet.attached, timeout=60_000):
        sheet.attach.click()
    sheet.close_button.click()
    settle()
    assert button.text() == "Official Word form…"
    assert button.accessibleName() == f"Official Word form… {FORM}"


def test_that_the_file_menu_of_a_draft_fills_the_official_word_form(started, settle):
    window = started()
    window.rooms.open_dossier(1)
    settle()
    file = window.menuBar().actions()[0].menu()
    act = next(one for one in file.actions() if one.text() == "Fill the official Word form…")
    act.trigger()
    settle()
    (filling,) = window.findChildren(OfficialFilling)
    assert filling.attaching.said.text() == "No document is attached yet."
    filling.attaching.close_button.click()
    settle()
    assert filling.attaching is None
