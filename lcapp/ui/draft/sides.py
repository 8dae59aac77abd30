"""The pages of the side panel of one draft, made together in the order of their tabs."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import AnswerKey
from lcapp.i18n import Words
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.look import Look
from lcapp.ui.bridge import Bridge
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.advice_switching import AdviceSwitching
from lcapp.ui.draft.commission_remarks import CommissionRemarks
from lcapp.ui.draft.drawer import Drawer
from lcapp.ui.draft.finding_text import FindingText
from lcapp.ui.draft.findings_panel import FindingsPanel
from lcapp.ui.draft.guidance_box import GuidanceBox
from lcapp.ui.draft.help_panel import HelpPanel
from lcapp.ui.draft.looking_back import LookingBack
from lcapp.ui.draft.mayor_steps import MayorSteps
from lcapp.ui.draft.noting import Noting
from lcapp.ui.draft.paper import Paper
from lcapp.ui.draft.registering import Registering
from lcapp.ui.draft.save_status import SaveStatus
from lcapp.ui.draft.side_panel import SidePanel
from lcapp.ui.draft.worksheets import DraftWorksheets
from lcapp.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages need to know of the draft and the window around them."""

    session: DraftSession
    app: App
    words: Words
    look: Look
    dialogs: Dialogs
    tasks: Tasks
    bridge: Bridge
    status: SaveStatus
    label_of: Callable[[str], str]
    go_to: Callable[[AnswerKey], object]
    paper: str
    parent: QWidget
    place: QWidget
    """What the side panel stands in."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The panel and what stands in it."""

    panel: SidePanel
    help: HelpPanel
    findings: FindingsPanel
    notes: Noting
    search: FindingText
    registering: Registering
    paper: Paper
    history: LookingBack
    drawer: Drawer
    remarks: CommissionRemarks
    advice: AdviceSwitching
    worksheets: DraftWorksheets
    steps: MayorSteps

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the draft's actions do that belong to none of the pages."""
        return {**self.worksheets.acts(), **self.steps.acts()}


def sides_of(around: Around) -> Sides:
    """Make the panel, and those of its pages that are seen or spoken to at once."""
    session, words, look = around.session, around.words, around.look
    panel = SidePanel(words, look, around.place)
    guidance = GuidanceBox(
        lambda: around.app.guide.guidance.files, lambda: around.app.guide.guidance.sources, words, look
    )
    help_, findings = HelpPanel(session.form, words, guidance, panel), FindingsPanel(words, look, panel)
    panel.add("help", words._("Help"), help_)
    panel.add("findings", words._("Findings"), findings)
    notes = Noting(session, words, side=panel, label_of=around.label_of, parent=around.parent)
    search = FindingText(session, words, side=panel, label_of=around.label_of)
    tools = (session, around.app, words, look, around.dialogs, around.tasks)
    registering = Registering(*tools, side=panel, label_of=around.label_of, parent=around.parent)
    findings.chosen.connect(registering.bring_finding)
    paper = Paper(*tools, around.bridge, side=panel, paper=around.paper, parent=around.parent)
    history = LookingBack(session, lambda: around.app.history, words, look, around.dialogs, panel=panel)
    drawer = Drawer(session, words, panel=panel, status=around.status)
    remarks = CommissionRemarks(
        session, around.app, words, panel=panel, label_of=around.label_of, go_to=around.go_to
    )
    advice = AdviceSwitching(
        session, around.app.adviser, words, findings, lambda: around.app.guide.guidance.sources
    )
    worksheets = DraftWorksheets(*tools, parent=around.parent)
    worksheets.said.connect(around.status.say)
    return Sides(
        *(panel, help_, findings, notes, search, registering, paper, history, drawer, remarks, advice),
        worksheets,
        MayorSteps(around.parent),
    )
