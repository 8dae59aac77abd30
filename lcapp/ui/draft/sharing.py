"""Between a draft and its sections in other hands: handing out, who has what, giving a part back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lcapp.domain.events import Event, FormChanged, SidesChanged
from lcapp.domain.forms import Hand
from lcapp.domain.parcels import Parcel, parcels_in
from lcapp.domain.safe_names import safe_name
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import error_sentence, harmless
from lcapp.i18n.wording_merge import holder_sentence, parcel_sentence
from lcapp.services.parcels import PreparedParcel, out_of_hand, received_parcel
from lcapp.ui.draft.save_banner import Banner
from lcapp.ui.draft.section_list import SectionList
from lcapp.ui.draft.sides import Around
from lcapp.ui.merge.hand_out_sheet import HandOutSheet, Held, Wanted

_FILES = "*.lcdossier"


class Sharing(QObject):
    """`merge_wanted` carries the path of a file that came back, `said` what was done.

    `compare_wanted` asks to compare the draft with one of its versions.

    Args:
        around: The draft and its surroundings.
        sections: The list that shows who has what.
    """

    merge_wanted = Signal(str)
    compare_wanted = Signal()
    said = Signal(str)

    def __init__(self, around: Around, sections: SectionList) -> None:
        super().__init__(around.parent)
        self._session, self._app, self._words = around.session, around.app, around.words
        self._dialogs, self._tasks, self._sections = around.dialogs, around.tasks, sections
        self._screen, words = around.parent, around.words
        self.sheet: HandOutSheet | None = None
        give_back = words._("Give it back…")
        self.banner = Banner(around.look, severity="done", first=give_back, parent=around.parent)
        self.banner.first_chosen.connect(self.give_back)
        around.bridge.happened.connect(self._on_event)
        self.refresh()

    def refresh(self) -> None:
        """Show who has what, and whether this draft is a part of another."""
        words, session, today = self._words, self._session, self._today()
        holders: dict[str, list[str]] = {}
        for parcel in reversed(out_of_hand(session)):
            for section in parcel.sections:
                holders.setdefault(section, []).append(holder_sentence(words, parcel, today))
        self._sections.show_holders({section: words.listed(said) for section, said in holders.items()})
        part = received_parcel(session)
        self.banner.say(self._part_sentence(part) if part is not None else "")
        if self.sheet is not None:
            self.sheet.show_held(self._held())

    def acts(self, here: Callable[[], str]) -> dict[str, Callable[[], object]]:
        """What the draft's menu can do with sections in other hands; `here` tells the section shown."""
        return {
            "hand_out": lambda: self.hand_out(here()),
            "take_back": self.take_back,
            "compare": self.compare_wanted.emit,
        }

    def hand_out(self, here: str) -> None:
        """Open the sheet; the section the person is at is ticked."""
        words, form = self._words, self._session.form
        own = FormWords(words, form.name)
        sections = [
            (section.id, own.section(section))
            for part, section in form.sections()
            if part.filled_by is not Hand.NATIONAL_COMMISSION
        ]
        sheet = self.sheet = HandOutSheet(sections, words, here=here, parent=self._screen.window())
        sheet.show_held(self._held())
        sheet.hand_out_wanted.connect(self._on_wanted)
        sheet.call_off_wanted.connect(self._call_off)
        sheet.take_back_wanted.connect(self.take_back)
        sheet.finished.connect(self._on_closed)
        if self._session.read_only is not None:
            sheet.go.setEnabled(False)
        sheet.open()

    def take_back(self) -> None:
        """Let the person choose a file that came back."""
        words = self._words
        chosen = self._dialogs.choose_file_to_open(
            words._("Take a file back"),
            words._("Dossiers and parts of them ({files})", files=f"{_FILES} *.pdf"),
        )
        if chosen is not None:
            if self.sheet is not None:
                self.sheet.accept()
            self.merge_wanted.emit(chosen)

    def give_back(self) -> None:
        """Write the part that was handed out into a file for whoever did it."""
        words = self._words
        part = received_parcel(self._session)
        chosen = self._file_to_write(words._("Give the sections back"), part.title if part else "")
        if chosen is None:
            return
        try:
            prepared = self._app.parcels.prepare_return(self._session)
        except LcappError as error:
            self._dialogs.tell(error_sentence(words, error))
            return
        self._write(prepared, Path(chosen), self._on_given_back)

    # Inside

    def _on_event(self, event: Event) -> None:
        if isinstance(event, SidesChanged | FormChanged):
            self.refresh()

    def _on_closed(self, _result: int) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.deleteLater()

    def _on_wanted(self, wanted: Wanted) -> None:
        words = self._words
        chosen = self._file_to_write(words._("Hand out sections"), wanted.to)
        if chosen is None:
            return
        self._session.leave_field()
        try:
            prepared = self._app.parcels.prepare(
                self._session, wanted.sections, to=wanted.to, due=wanted.due, note=wanted.note
            )
        except LcappError as error:
            self._say(error_sentence(words, error), severity="must_fix")
            return
        self._write(prepared, Path(chosen), self._on_written)

    def _write(
        self, prepared: PreparedParcel, path: Path, done: Callable[[PreparedParcel, Path, int], None]
    ) -> None:
        self._tasks.run(
            self._app.parcels.write,
            prepared,
            path,
            done=lambda size: done(prepared, path, size),
            failed=self._on_failed,
        )

    def _on_written(self, prepared: PreparedParcel, path: Path, size: int) -> None:
        words = self._words
        try:
            parcel = self._app.parcels.remember(self._session, prepared)
        except LcappError as error:
            self._say(error_sentence(words, error), severity="must_fix")
            return
        self._say(
            words._(
                "{file} ({size}) is written. Send it to {name}.",
                file=path.name,
                size=formats.file_size(words, size),
                name=harmless(words, parcel.to),
            ),
            severity="done",
        )

    def _on_given_back(self, prepared: PreparedParcel, path: Path, size: int) -> None:
        words, name = self._words, harmless(self._words, prepared.parcel.by)
        told = {"file": path.name, "size": formats.file_size(words, size)}
        if name:
            self.said.emit(words._("{file} ({size}) is written. Send it to {name}.", name=name, **told))
        else:
            self.said.emit(
                words._("{file} ({size}) is written. Send it to whoever handed the sections out.", **told)
            )

    def _on_failed(self, error: Exception) -> None:
        words = self._words
        if isinstance(error, LcappError):
            self._say(error_sentence(words, error), severity="must_fix")
        else:
            self._say(
                words._("The file could not be written. The details are in the log."), severity="must_fix"
            )

    def _call_off(self, parcel: str) -> None:
        try:
            self._app.parcels.call_off(self._session, parcel)
        except LcappError as error:
            self._say(error_sentence(self._words, error), severity="must_fix")

    def _say(self, sentence: str, *, severity: str = "") -> None:
        if self.sheet is not None:
            self.sheet.say(sentence, severity=severity)
        else:
            self.said.emit(sentence)

    def _file_to_write(self, title: str, name: str) -> str | None:
        return self._dialogs.choose_file_to_save(
            title,
            safe_name(name or self._words._("Sections"), ".lcdossier"),
            self._words._("Parts of dossiers ({files})", files=_FILES),
        )

    def _held(self) -> list[Held]:
        words, form, today = self._words, self._session.form, self._today()
        return [
            Held(one.id, parcel_sentence(words, one, form, today))
            for one in parcels_in(self._session.sides)
            if one.is_out
        ]

    def _part_sentence(self, part: Parcel) -> str:
        words = self._words
        title, name = harmless(words, part.title), harmless(words, part.by)
        said = (
            words._("These sections are a part of “{title}”, handed out by {name}.", title=title, name=name)
            if name
            else words._("These sections are a part of “{title}”.", title=title)
        )
        if part.due:
            said += " " + words._("Back by {day}.", day=formats.day(words, part.due))
        if part.note:
            said += "\n" + harmless(words, part.note)
        return said

    def _today(self) -> date:
        return self._app.clock().astimezone().date()
