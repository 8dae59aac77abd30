"""The register of evidence beside the draft, as it is seen and touched."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.ui.draft.evidence_card import about
from lcapp.ui.draft.evidence_panel import EvidencePanel

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
    shown = EvidencePanel(words, look, lambda question: f"Question {question}")
    qtbot.addWidget(shown)
    shown.resize(360, 700)
    shown.show_evidence([PLAN, SITE], writable=True)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_that_an_empty_register_says_what_to_do(look, words, qtbot):
    shown = EvidencePanel(words, look, str)
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
