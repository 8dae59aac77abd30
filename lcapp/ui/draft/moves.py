"""Getting about in a draft by keys and lists: sections, questions, panes, findings and places found."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.domain.findings import Finding
from lcapp.domain.searching import Hit
from lcapp.services.draft_session import DraftSession
from lcapp.ui.draft.findings_panel import FindingsPanel
from lcapp.ui.draft.pages import Pages
from lcapp.ui.draft.search_panel import place_of
from lcapp.ui.draft.section_list import SectionList
from lcapp.ui.draft.side_panel import SidePanel


class Moves:
    """Where the person goes next.

    Args:
        session: The open draft.
        sections: The list of sections at the leading side.
        pages: The pages of questions.
        panel: The panel at the trailing side.
        findings: The list of findings in it.
        show_section: Turns to a section.
    """

    def __init__(
        self,
        session: DraftSession,
        *,
        sections: SectionList,
        pages: Pages,
        panel: SidePanel,
        findings: FindingsPanel,
        show_section: Callable[[str], None],
    ) -> None:
        self._session = session
        self._sections = sections
        self._pages = pages
        self._panel = panel
        self._findings = findings
        self._show_section = show_section

    def go_to(self, key: AnswerKey, item: str = "", field: str = "") -> None:
        """Bring the person to a question, an item or a field in it."""
        section = self._session.form.section_of(key.question)
        if section is not None:
            self._show_section(section.id)
            self._pages.page.go_to(key, item, field)

    def step_section(self, by: int) -> None:
        """The next section (1) or the one before (-1)."""
        if self._turn(by):
            self._pages.page.step_from_end(1)

    def step_question(self, by: int) -> None:
        """The next question (1) or the one before (-1), over the end of the section."""
        if not self._pages.page.step(by) and self._turn(by):
            self._pages.page.step_from_end(by)

    def next_pane(self) -> None:
        """Questions, panel, sections, and round again."""
        focus = self._pages.window().focusWidget()
        if self._holds(self._pages, focus) and not self._panel.isHidden():
            self._panel.tabs.setFocus()
        elif self._holds(self._panel, focus) or self._holds(self._pages, focus):
            (self._sections.drop_down if self._sections.isHidden() else self._sections.list).setFocus()
        elif self._pages.page.current:
            self._pages.page.go_to(AnswerKey(self._pages.page.current))
        else:
            self._pages.page.step(1)

    def next_finding(self) -> None:
        """The field of the next finding in the list, or what else it is about."""
        finding = self._findings.next()
        if finding is not None:
            self._findings.chosen.emit(finding)

    def go_to_finding(self, finding: Finding) -> None:
        """The field a finding belongs to; the sentence it shows is marked there."""
        if not finding.question:
            return
        self.go_to(AnswerKey(finding.question, finding.language), finding.item, finding.field)
        frame = self._pages.page.frames.get(finding.question)
        if frame is not None and isinstance(shown := finding.params.get("example"), str):
            frame.select_said(shown.removesuffix("…"))

    def go_to_hit(self, hit: Hit) -> None:
        """The place where something was found, marked where it stands in a text."""
        self.go_to(hit.key, *place_of(hit, self._session.answer(hit.key)))
        frame = self._pages.page.frames.get(hit.key.question)
        if frame is not None and not hit.in_label:
            frame.select(hit.start, hit.end, hit.text)

    def _turn(self, by: int) -> bool:
        order = [section.id for _part, section in self._session.form.sections()]
        place = order.index(self._pages.section) + by
        if not 0 <= place < len(order):
            return False
        self._show_section(order[place])
        return True

    def _holds(self, pane: QWidget, focus: QWidget | None) -> bool:
        return focus is not None and pane.isAncestorOf(focus)
