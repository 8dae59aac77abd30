"""The register of evidence beside the draft, as it is seen and touched."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.draft.evidence_card import about, about_lines
from lcapp.ui.draft.evidence_panel import EvidencePanel

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PLAN = Evidence(
    "e1",
    1,
    1,
    EvidenceKind.FILE,
    "Plan <b>2030</b>",
    NOW,
    file_name="plan.pdf",
    media_type="application/pdf",
    size=2_400_000,
    pages=7,
    annex=True,
)
SITE = Evidence("e2", 2, 2, EvidenceKind.LINK, "Our site", NOW, url="https://ptuj.example/learning")


@pytest.fixture
def panel(look, words, qtbot):
    shown = EvidencePanel(words, look, lambda question: f"Question {question}", today=lambda: TODAY)
    qtbot.addWidget(shown)
    shown.resize(360, 700)
    shown.show_evidence([PLAN, SITE], writable=True)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_that_an_empty_register_says_what_to_do(look, words, qtbot):
    shown = EvidencePanel(words, look, str, today=lambda: TODAY)
    qtbot.addWidget(shown)
    shown.show_evidence([], writable=True)
    shown.show()
    assert shown._empty.isVisible()
    assert shown._empty.text().startswith("Nothing is registered yet.")


def test_that_each_entry_tells_number_title_pages_and_size(panel, words):
    first, second = panel.cards
    assert first._title.text() == "A1: Plan <b>2030</b>"
    assert about(words, PLAN) == "plan.pdf · 7 pages · 2.4\u00a0MB"
    assert second._title.text() == "A2: Our site"
    assert about(words, SITE) == "https://ptuj.example/learning"


def test_that_a_caption_is_told_when_the_person_leaves_its_field_and_only_if_it_changed(panel, qtbot):
    heard = []
    panel.changed.connect(heard.append)
    line = panel.cards[0].caption
    line.setFocus()
    line.left.emit()
    assert heard == []
    line.setText("The plan, adopted in 2021")
    line.left.emit()
    assert [one.caption for one in heard] == ["The plan, adopted in 2021"]


def test_that_an_annex_is_a_tick_and_a_link_has_none(panel):
    heard = []
    panel.changed.connect(heard.append)
    first, second = panel.cards
    assert second.annex is None
    first.annex.click()
    assert [one.annex for one in heard] == [False]


def test_that_a_title_is_changed_and_never_left_empty(panel):
    heard = []
    panel.changed.connect(heard.append)
    first = panel.cards[0]
    first.title.setText("The plan to 2030")
    first.title.left.emit()
    first.title.setText("  ")
    first.title.left.emit()
    assert [one.title for one in heard] == ["The plan to 2030", "plan.pdf"]
    assert first._title.text() == "A1: plan.pdf"


@pytest.mark.parametrize(
    ("typed", "iso"), [("31.5.2024", "2024-05-31"), ("5/2024", "2024-05"), ("2019", "2019")]
)
def test_that_a_date_may_be_a_day_a_month_or_a_year(panel, type_text, typed, iso):
    heard = []
    panel.changed.connect(heard.append)
    line = panel.cards[1].dated.entry()
    type_text(line, typed)
    assert heard == []
    line.left.emit()
    assert [one.dated for one in heard] == [iso]
    line.setText("")
    line.textEdited.emit("")
    line.left.emit()
    assert [one.dated for one in heard] == [iso, ""]


def test_that_a_persian_officer_types_the_date_of_the_persian_calendar(look, qtbot, type_text):
    shown = EvidencePanel(Words("fa"), look, str, today=lambda: TODAY)
    qtbot.addWidget(shown)
    shown.show_evidence([PLAN], writable=True)
    heard = []
    shown.changed.connect(heard.append)
    line = shown.cards[0].dated.entry()
    type_text(line, "۱۴۰۳/۳/۱۱")
    line.left.emit()
    assert [one.dated for one in heard] == ["2024-05-31"]


def test_that_what_is_no_date_is_said_and_not_kept(panel, type_text):
    heard = []
    panel.changed.connect(heard.append)
    card = panel.cards[0]
    type_text(card.dated.entry(), "soon")
    card.dated.entry().left.emit()
    assert heard == []
    said = [
        label.text() for label in card.findChildren(PlainLabel) if label.text().startswith("Write the date")
    ]
    assert len(said) == 1


def test_that_a_link_has_rights_as_a_file_has(panel):
    heard = []
    panel.changed.connect(heard.append)
    panel.cards[1].rights.setText("Radio Ptuj")
    panel.cards[1].rights.left.emit()
    assert [one.rights for one in heard] == ["Radio Ptuj"]


def test_that_opening_and_citing_in_the_text_are_buttons(panel):
    heard = []
    panel.opened.connect(heard.append)
    panel.inserted.connect(heard.append)
    panel.cards[0].open.click()
    panel.cards[1].open.click()
    panel.cards[1].insert.click()
    assert heard == ["e1", "e2", "A2"]
    assert panel.cards[0].open.accessibleName() == "Open the file"
    assert panel.cards[1].insert.text() == "Cite (A2) at the cursor"


def test_that_a_file_is_told_for_what_it_is(words):
    photo = replace(PLAN, media_type="image/jpeg", pages=1)
    sheet = replace(PLAN, file_name="list.csv", media_type="text/csv", pages=0)
    assert "It is a picture (JPEG), whatever its name says." in about_lines(words, photo)
    assert "It is only listed among the evidence, not printed." in about_lines(words, sheet)
    assert len(about_lines(words, PLAN)) == 1


def test_that_order_and_removal_are_buttons_with_names_and_the_ends_go_no_further(panel):
    heard = []
    panel.moved.connect(lambda id_, step: heard.append((id_, step)))
    panel.removed.connect(heard.append)
    first, second = panel.cards
    assert not first.up.isEnabled()
    assert not second.down.isEnabled()
    first.down.click()
    second.remove.click()
    assert heard == [("e1", 1), "e2"]
    assert first.down.accessibleName() == "Move down"
    assert first.down.accessibleDescription() == "A1: Plan <b>2030</b>"


def test_that_a_sealed_dossier_leaves_nothing_to_change(panel):
    panel.show_evidence([PLAN, SITE], writable=False)
    assert not panel.add_file.isEnabled()
    assert not panel.cards[0].remove.isEnabled()
    assert panel.cards[0].caption.isReadOnly()
    assert panel.cards[0].dated.entry().isReadOnly()
    assert panel.cards[0].open.isEnabled()
    assert not panel.cards[0].insert.isEnabled()
    assert not panel.acceptDrops()


def test_that_files_can_be_dropped(panel, tmp_path):
    heard = []
    panel.files_dropped.connect(heard.extend)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf")), QUrl("https://elsewhere.example/b.pdf")])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.dropEvent(event)
    assert heard == [Path(tmp_path / "a.pdf")]
