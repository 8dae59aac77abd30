"""Between the register of evidence and its panel: files in, files out, and everything can be taken back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lcapp.domain.evidence import Evidence
from lcapp.domain.evidence_board import OF_EVIDENCE, board_of, evidence_named
from lcapp.domain.findings import Finding
from lcapp.errors import LcappError
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_annexes import told_when_added
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.look import Look
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.citing import Citing
from lcapp.ui.draft.evidence_board_sheet import EvidenceBoardSheet
from lcapp.ui.draft.evidence_opening import EvidenceOpening
from lcapp.ui.draft.evidence_panel import EvidencePanel
from lcapp.ui.draft.side_panel import SidePanel
from lcapp.ui.tasks import Tasks

NAME = "evidence"
REGISTERED = "evidence_registered"


class Registering(QObject):
    """The acts of the evidence panel. Files are looked at in the background, one after the other."""

    changed = Signal()
    """The register is another one now."""

    def __init__(
        self,
        session: DraftSession,
        app: App,
        words: Words,
        look: Look,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        side: SidePanel,
        label_of: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._app, self._words, self._look = session, app, words, look
        self._dialogs, self._tasks, self._label_of = dialogs, tasks, label_of
        self._side = side
        self._late = side.add_late(NAME, words._("Evidence"), self._make)
        side.turned.connect(self._on_turned)
        self._question = ""
        self._waiting: list[Path] = []
        self._busy = False
        self._undo: Callable[[], object] | None = None
        self._citing = Citing(parent)
        self._opening = EvidenceOpening(dialogs, words, lambda: app.register.files)
        self.board: EvidenceBoardSheet | None = None

    @property
    def _panel(self) -> EvidencePanel:
        return self._late()

    def _make(self, parent: QWidget) -> EvidencePanel:
        panel = EvidencePanel(
            self._words, self._look, self._label_of, today=lambda: self._session.today, parent=parent
        )
        panel.file_wanted.connect(self._choose_file)
        panel.link_wanted.connect(self._ask_link)
        panel.files_dropped.connect(self.add_files)
        panel.changed.connect(self._change)
        panel.moved.connect(self._move)
        panel.removed.connect(self._remove)
        panel.opened.connect(self._open)
        panel.cited.connect(self._cite)
        panel.inserted.connect(self._insert)
        panel.undo_wanted.connect(self._take_back)
        panel.board_wanted.connect(self.show_board)
        return panel

    def show_place(self, question: str) -> None:
        """The question the person is at: what is cited is cited there."""
        self._question = question

    def _on_turned(self, page: str) -> None:
        if page == NAME:
            self.refresh()

    def refresh(self) -> None:
        """Show the register as it is."""
        evidence = self._app.register.of(self._session.dossier.number)
        self._session.take_evidence(evidence)
        if self._late.made is not None:
            self._late.made.show_evidence(evidence, writable=self._session.read_only is None)

    def show_board(self) -> None:
        """Open the board: which question rests on which evidence."""
        if self.board is None:
            window = self._side.window()
            self.board = EvidenceBoardSheet(
                self._session.form, self._words, self._look, self._label_of, window
            )
            self.board.toggled.connect(self._toggle_support)
        self._refresh_board()
        self.board.open()

    def _refresh_board(self) -> None:
        if self.board is not None:
            session = self._session
            board = board_of(session.form, session.answers, session.evidence, session.findings())
            self.board.show_board(board, writable=session.read_only is None)

    def _toggle_support(self, number: str, question: str, wanted: bool) -> None:
        one = self._app.register.numbered(self._session.dossier.number, number)
        self._support(one, question, wanted=wanted)
        self._refresh_board()

    def add_files(self, files: list[Path]) -> None:
        """Register files, one after the other."""
        self._waiting += files
        self._next()

    def bring_finding(self, finding: Finding) -> None:
        """Turn to the evidence a finding is about."""
        if finding.code in OF_EVIDENCE and not finding.question:
            self._side.turn_to(NAME)
            self._panel.bring(evidence_named(finding)[0])

    def _choose_file(self) -> None:
        words = self._words
        chosen = self._dialogs.choose_file_to_open(words._("Add a file"), words._("All files (*)"))
        if chosen is not None:
            self.add_files([Path(chosen)])

    def _next(self) -> None:
        if not self._busy and self._waiting:
            self._add(self._waiting.pop(0), once=True)

    def _add(self, file: Path, *, once: bool) -> None:
        self._busy = True
        said = self._words._("Looking at {file}…", file=harmless(self._words, file.name))
        self._panel.say(said)
        self._tasks.run(
            _added,
            self._app,
            self._session.dossier.number,
            file,
            once,
            done=self._on_added,
            failed=lambda error: self._on_failed(file, error),
        )

    def _on_added(self, made: Evidence) -> None:
        self._busy = False
        self._offer_removal(made)
        self._next()

    def _offer_removal(self, made: Evidence) -> None:
        words, number = self._words, self._session.dossier.number
        said = words._(
            "{file} is registered as {number}.", file=harmless(words, made.title), number=made.name
        )
        self._panel.say("")
        told = " ".join((said, *told_when_added(words, made)))
        self._refresh_and_offer(told, lambda: self._app.register.remove(number, made.id))

    def _on_failed(self, file: Path, error: Exception) -> None:
        words = self._words
        self._busy = False
        if isinstance(error, LcappError) and error.code == REGISTERED:
            self._panel.say("")
            if self._wants_again(error):
                self._add(file, once=False)
                return
        else:
            reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
            said = words._("{file} was not added. {reason}", file=harmless(words, file.name), reason=reason)
            self._panel.say(said.strip(), severity="must_fix")
        self._next()

    def _wants_again(self, error: LcappError) -> bool:
        """Whether what is registered already shall be registered once more; else the card it has is shown."""
        words, number = self._words, str(error.params["number"])
        go, again = words._("Go to {number}", number=number), words._("Register it once more")
        chosen = self._dialogs.ask(error_sentence(words, error), [go, again])
        if chosen == go:
            self._panel.bring(number)
        return chosen == again

    def _ask_link(self) -> None:
        words = self._words
        url = self._dialogs.ask_text(words._("Address on the web"), "https://", go=words._("Add"))
        if url:
            self._add_link(url, once=True)

    def _add_link(self, url: str, *, once: bool) -> None:
        made: list[Evidence] = []
        try:
            made.append(self._app.register.add_link(self._session.dossier.number, url, once=once))
        except LcappError as error:
            if error.code != REGISTERED:
                self._panel.say(error_sentence(self._words, error), severity="must_fix")
            elif self._wants_again(error):
                self._add_link(url, once=False)
            return
        self._offer_removal(made[0])

    def _change(self, evidence: Evidence) -> None:
        number, before = self._session.dossier.number, self._entry(evidence.id)
        if before is None or not self._do(lambda: self._app.register.change(number, evidence), quiet=True):
            self.refresh()
            return
        said = self._words._("{number} was changed.", number=evidence.name)
        # The cards stay as they are: the person goes on from one line to the next.
        self._offer(said, lambda: self._app.register.change(number, before))
        self._take()

    def _move(self, evidence: str, step: int) -> None:
        number = self._session.dossier.number
        entry = self._entry(evidence)
        if entry is not None and self._do(lambda: self._app.register.move(number, evidence, step)):
            said = self._words._("{number} was moved.", number=entry.name)
            self._offer(said, lambda: self._app.register.move(number, evidence, -step))

    def _remove(self, evidence: str) -> None:
        number, entry = self._session.dossier.number, self._entry(evidence)
        if entry is None or not self._do(lambda: self._app.register.remove(number, evidence)):
            return
        said = self._words._("{number} was taken out of the register.", number=entry.name)
        self._offer(said, lambda: self._app.register.put_back(number, evidence))

    def _open(self, evidence: str) -> None:
        entry = self._entry(evidence)
        if entry is not None:
            self._do(lambda: self._opening.open(entry), quiet=True)

    def _cite(self, evidence: str) -> None:
        entry = self._entry(evidence)
        if self._question and entry is not None and self._question not in entry.supports:
            self._support(entry, self._question, wanted=True)

    def _support(self, entry: Evidence, question: str, *, wanted: bool) -> None:
        number, register = self._session.dossier.number, self._app.register

        def support(on: bool) -> None:
            act: Callable[[int, str, str], object] = register.cite if on else register.no_longer_supports
            act(number, entry.id, question)

        if self._do(lambda: support(wanted)):
            said = self._words._("{number} was changed.", number=entry.name)
            self._offer(said, lambda: support(not wanted))

    def _insert(self, number: str) -> None:
        if not self._citing.insert(number):
            self._panel.say(
                self._words._("Put the cursor into the sentence that {number} stands for.", number=number)
            )

    def _entry(self, evidence: str) -> Evidence | None:
        number = self._session.dossier.number
        return next((one for one in self._app.register.of(number) if one.id == evidence), None)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            self._do(undo)

    def _do(self, act: Callable[[], object], *, quiet: bool = False) -> bool:
        """Do something to the register; what is refused is said in the panel."""
        try:
            act()
        except LcappError as error:
            self._panel.say(error_sentence(self._words, error), severity="must_fix")
            return False
        if not quiet:
            self._panel.say("")
            self._refresh_and_offer("", None)
        return True

    def _refresh_and_offer(self, said: str, undo: Callable[[], object] | None) -> None:
        self._offer(said, undo)
        self.refresh()
        self.changed.emit()

    def _offer(self, said: str, undo: Callable[[], object] | None) -> None:
        self._undo = undo
        self._panel.undo_bar.say(said)

    def _take(self) -> None:
        self._session.take_evidence(self._app.register.of(self._session.dossier.number))
        self.changed.emit()


def _added(app: App, dossier: int, file: Path, once: bool) -> Evidence:
    # A PDF or a picture is meant to be printed until the person says otherwise.
    return app.register.add_file(dossier, file, annex=True, once=once)
