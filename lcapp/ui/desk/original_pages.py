"""From a received file to its pages beside the answers, opened in the background, drawn by the child."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shiboken6 import isValid

from PySide6.QtCore import QObject

from lcapp.domain.answers import Answers
from lcapp.domain.forms import Form
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.errors import LcappError
from lcapp.i18n import Catalogs, Words
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import error_sentence
from lcapp.services.app import App
from lcapp.services.export import Unwatched
from lcapp.services.page_pictures import OpenPages
from lcapp.services.ports import Place, PrintOptions
from lcapp.services.received_reading import Received
from lcapp.ui.desk.original_pane import OriginalPane
from lcapp.ui.draft.page_drawing import PageDrawing
from lcapp.ui.screens.context import ScreenContext


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose pages can be drawn; `pages` None where it has none."""

    pages: OpenPages | None
    found: Mapping[str, int] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    own: bool = False


class OriginalPages(QObject):
    """Keeps the pane at the page of the chosen question; nothing is opened before it is shown.

    Args:
        context: The surroundings.
        received: The dossier.
        pane: Where the pages stand.
        parent: Qt's parent; when it goes, the child process ends.
    """

    def __init__(
        self, context: ScreenContext, received: Received, pane: OriginalPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._received, self._pane = context, received, pane
        self._question = ""
        self._begun = False
        self._drawing = drawing = PageDrawing(context.tasks, pane.show_picture)
        pane.picture_wanted.connect(self._drawing.want)
        pane.print_wanted.connect(self._print_own)
        self.destroyed.connect(lambda: drawing.let_go())

    def show(self) -> None:
        """The pane came on the screen: open the file with the first time."""
        if self._begun:
            return
        self._begun = True
        self._pane.say(self._context.words._("Opening the file…"))
        context = self._context
        self._run(_as_it_came, context.app, self._received, context.words, context.paths.translations)

    def choose(self, question: str) -> None:
        """A question was chosen among the answers."""
        self._question = question
        self._bring()

    def _print_own(self) -> None:
        self._pane.say(self._context.words._("Making the picture…"))
        options = PrintOptions(
            language=self._context.words.language,
            paper=self._context.settings().paper,
            with_annexes=False,
        )
        self._run(_own_picture, self._context.app, self._received.snapshot(), options)

    def _run(self, work: Callable[..., _Opened], *args: object) -> None:
        self._context.tasks.run(work, *args, done=self._on_opened, failed=self._on_failed)

    def _on_opened(self, opened: _Opened) -> None:
        if not isValid(self) or not isValid(self._pane):
            if opened.pages is not None:
                opened.pages.close()
            return
        words = self._context.words
        if opened.pages is None:
            self._pane.say(
                words._("This file is a package: it holds answers, and no pages as a PDF does."), offer=True
            )
            return
        self._drawing.take(opened.pages)
        if opened.own:
            self._pane.title.setText(words._("Our own picture of the answers, not a page of the city"))
        self._pane.show_pages(opened.pages.sizes, opened.found, opened.places)
        self._bring()

    def _on_failed(self, error: Exception) -> None:
        if not isValid(self) or not isValid(self._pane):
            return
        words = self._context.words
        said = error_sentence(words, error) if isinstance(error, LcappError) else ""
        self._pane.say(said or words._("The pages cannot be shown."), severity="advice", offer=True)

    def _bring(self) -> None:
        if self._pane.current_page < 0 or not self._question:
            return
        if self._pane.bring(self._question):
            self._pane.say("")
        else:
            self._pane.say(
                self._context.words._("This question was not found on the pages. Turn them to look for it.")
            )


def _as_it_came(app: App, received: Received, words: Words, translations: Path) -> _Opened:
    labels = _labels(received.form, received.carried.answers, words, translations)
    file = app.commission.pages.of(received, labels)
    if file is None:
        return _Opened(None)
    return _Opened(app.open_pages(file.data), file.places)


def _own_picture(app: App, snapshot: DossierSnapshot, options: PrintOptions) -> _Opened:
    printed = app.renderer.render(snapshot, options, Unwatched())
    found: dict[str, int] = {}
    for place in printed.places:
        found.setdefault(place.question, place.page)
    return _Opened(app.open_pages(printed.data), found, printed.places, own=True)


def _labels(form: Form, answers: Answers, words: Words, translations: Path) -> dict[str, Sequence[str]]:
    """The words of the questions in the languages a print of these answers may have."""
    catalogs = Catalogs(translations)
    codes = dict.fromkeys((words.language, *form.languages, *(key.language for key in answers)))
    speaking = [FormWords(catalogs.words(code), form.name) for code in codes if code]
    return {one.id: [own.label(one) for own in speaking] for one in form.questions()}
