"""Between the register of evidence and its panel: files in, files out, and everything can be taken back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lcapp.domain.evidence import Evidence
from lcapp.domain.evidence_board import board_of
from lcapp.errors import LcappError
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_annexes import removal_words
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.ui.appearance.look import Look
from lcapp.ui.dialogs import Dialogs
from lcapp.ui.draft.evidence_board_sheet import EvidenceBoardSheet
from lcapp.ui.draft.evidence_panel import EvidencePanel
from lcapp.ui.draft.side_panel import SidePanel
from lcapp.ui.tasks import Tasks

NAME = "evidence"
PRINTED = (".pdf", ".jpg", ".jpeg", ".png")


class Registering(QObject):
    """The acts of the evidence panel. Files are looked at in the background, one after the other."""

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
        parent: QObject,
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
        self._undo: Callable[[], None] | None = None
        self.board: EvidenceBoardSheet | None = None

    @property
    def _panel(self) -> EvidencePanel:
        return self._late()

    def _make(self, parent: QWidget) -> EvidencePanel:
        panel = EvidencePanel(self._words, self._look, self._label_of, parent)
        panel.file_wanted.connect(self._choose_file)
        panel.link_wanted.connect(self._ask_link)
        panel.files_dropped.connect(self.add_files)
        panel.changed.connect(self._change)
        panel.moved.connect(self._move)
        panel.removed.connect(self._remove)
        panel.cited.connect(self._cite)
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
            self.board = EvidenceBoardSheet(self._session.form, self._words, self._label_of, window)
            self.board.toggled.connect(self._toggle_support)
        self._refresh_board()
        self.board.open()

    def _refresh_board(self) -> None:
        if self.board is not None:
            session = self._session
            board = board_of(session.form, session.answers, session.evidence, session.findings())
            self.board.show_board(board, writable=session.read_only is None)

    def _toggle_support(self, number: str, question: str, wanted: bool) -> None:
        dossier, register = self._session.dossier.number, self._app.register
        one = register.numbered(dossier, number)
        act = register.cite if wanted else register.no_longer_supports
        self._do(lambda: act(dossier, one.id, question))
        self._refresh_board()

    def add_files(self, files: list[Path]) -> None:
        """Register files, one after the other."""
        self._waiting += files
        self._next()

    def _choose_file(self) -> None:
        words = self._words
        chosen = self._dialogs.choose_file_to_open(words._("Add a file"), words._("All files (*)"))
        if chosen is not None:
            self.add_files([Path(chosen)])

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        file = self._waiting.pop(0)
        self._busy = True
        said = self._words._("Looking at {file}…", file=harmless(self._words, file.name))
        self._panel.say(said)
        self._tasks.run(
            _add,
            self._app,
            self._session.dossier.number,
            file,
            done=self._on_added,
            failed=lambda error: self._on_failed(file, error),
        )

    def _on_added(self, made: Evidence) -> None:
        words = self._words
        said = words._(
            "{file} is registered as {number}.", file=harmless(words, made.title), number=made.name
        )
        if made.removed:
            things = words.listed([removal_words(words, code) for code in made.removed])
            said = f"{said} {words._('When it is printed, this is left out: {things}.', things=things)}"
        self._busy = False
        self._panel.say(said, severity="done")
        self._refresh_and_offer("", None)
        self._next()

    def _on_failed(self, file: Path, error: Exception) -> None:
        words = self._words
        self._busy = False
        reason = error_sentence(words, error) if isinstance(error, LcappError) else ""
        said = words._("{file} was not added. {reason}", file=harmless(words, file.name), reason=reason)
        self._panel.say(said.strip(), severity="must_fix")
        self._next()

    def _ask_link(self) -> None:
        words = self._words
        url = self._dialogs.ask_text(words._("Address on the web"), "https://", go=words._("Add"))
        if url:
            self._do(lambda: self._app.register.add_link(self._session.dossier.number, url))

    def _change(self, evidence: Evidence) -> None:
        number = self._session.dossier.number
        before = next((one for one in self._app.register.of(number) if one.id == evidence.id), None)
        if self._do(lambda: self._app.register.change(number, evidence), quiet=True) and before is not None:
            self._undo = None

    def _move(self, evidence: str, step: int) -> None:
        self._do(lambda: self._app.register.move(self._session.dossier.number, evidence, step))

    def _remove(self, evidence: str) -> None:
        number = self._session.dossier.number
        entry = next((one for one in self._app.register.of(number) if one.id == evidence), None)
        if entry is None or not self._do(lambda: self._app.register.remove(number, evidence)):
            return
        said = self._words._("{number} was taken out of the register.", number=entry.name)
        self._refresh_and_offer(said, lambda: self._app.register.put_back(number, evidence))

    def _cite(self, evidence: str) -> None:
        if self._question:
            number = self._session.dossier.number
            self._do(lambda: self._app.register.cite(number, evidence, self._question))

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

    def _refresh_and_offer(self, said: str, undo: Callable[[], None] | None) -> None:
        self._undo = undo
        self._panel.undo_bar.say(said)
        self.refresh()


def _add(app: App, dossier: int, file: Path) -> Evidence:
    # A PDF or a picture is meant to be printed until the person says otherwise.
    return app.register.add_file(
        dossier, file, annex=file.suffix.lower() in (".pdf", ".jpg", ".jpeg", ".png")
    )
