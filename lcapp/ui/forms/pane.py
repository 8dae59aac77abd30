"""What is chosen in a form, key by key: its words, then kind, limits and options, then its source."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lcapp.domain.answers import BESIDE
from lcapp.domain.calls import CallKind
from lcapp.domain.form_checks import limits_of
from lcapp.domain.form_editing import INSIDE, Path, Tables, kind_of, table_at, text_of
from lcapp.domain.form_writer import write_tables
from lcapp.domain.forms import Confidence, Hand, QuestionType
from lcapp.i18n import Words
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording import badge_words, hand_words, kind_words
from lcapp.i18n.wording_forms import table_words, type_words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.appearance.look import Look
from lcapp.ui.appearance.scroll_column import ScrollColumn
from lcapp.ui.forms.options_box import OptionsBox
from lcapp.ui.forms.rows import (
    KeyRow,
    Take,
    choice_row,
    codes_row,
    fixed_row,
    line_row,
    lines_row,
    number_row,
    text_row,
    tick_row,
)

_WHOLE_LIMITS = (
    "min_words",
    "max_words",
    "max_characters",
    "min",
    "max",
    "max_age_years",
    "min_items",
    "max_items",
)
_DAYS = ("earliest", "latest")
_TRAITS = ("translatable", *(f"with_{name}" for name in BESIDE), "with_stamp", "partial")
_CHOOSING = frozenset({QuestionType.CHOICE, QuestionType.CHOICES, QuestionType.RANKING})


class Pane(ScrollColumn):
    """Shows one table at a time; built anew with each, so that only what means something stands there.

    Args:
        words: The language.
        look: Icons.
        take: Takes the key and the new value of the table that is shown.
        step: Told that the next change is a step of its own.
        parent: Qt's parent.
    """

    def __init__(
        self,
        words: Words,
        look: Look,
        *,
        take: Take,
        step: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words._("What is chosen"), width=720, parent=parent)
        self._words, self._look, self._take, self._step = words, look, take, step
        self.rows: dict[str, KeyRow] = {}
        self._things: list[QWidget] = []
        self._around: tuple[QWidget, QWidget] | None = None

    def show_table(self, tables: Tables, path: Path) -> None:
        """Show what stands at a path."""
        for thing in self._things:
            self.lines.removeWidget(thing)
            thing.hide()
            thing.deleteLater()
        while self.lines.count():
            self.lines.takeAt(0)
        self._things, self.rows = [], {}
        table, kind = table_at(tables, path), kind_of(path)
        self._put(PlainLabel(table_words(self._words, kind), role="section"))
        for thing in self._built(table, kind, _inherited(tables, path)):
            self.lines.addSpacing(8 if isinstance(thing, KeyRow) else 16)
            self._put(thing)
        self.lines.addStretch(1)
        self.verticalScrollBar().setValue(0)
        self._chain()

    def stand_between(self, before: QWidget, after: QWidget) -> None:
        """Say from where the Tab key leads into the boxes, and where it goes on."""
        self._around = (before, after)
        self._chain()

    def _chain(self) -> None:
        """Qt puts whatever is built later behind everything else."""
        if self._around is None:
            return
        before, after = self._around
        reached = [
            each
            for each in self.sheet.findChildren(QWidget)
            # The list of a drop-down is a window of its own.
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is self.window()
        ]
        for one, other in pairwise((before, *reached, after)):
            QWidget.setTabOrder(one, other)

    def enter(self, key: str) -> None:
        """Put the cursor into the box of a key; where there is none, into the first."""
        row = self.rows.get(key) or next(iter(self.rows.values()), None)
        if row is not None:
            if isinstance(row.box, OptionsBox):
                row.box.enter()
            else:
                row.enter()
            self.ensureWidgetVisible(row, 0, 48)

    def complain(self, wrong: Mapping[str, list[tuple[str, str]]]) -> None:
        """Say under each key what is wrong there: sentences with their severity."""
        for key, row in self.rows.items():
            said = wrong.get(key, [])
            severe = any(severity == "error" for _sentence, severity in said)
            row.complain([sentence for sentence, _severity in said], "must_fix" if severe else "advice")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of problems grows under it while somebody types: the box stays in sight."""
        super().resizeEvent(event)
        entered = next((row for row in self.rows.values() if row.is_entered), None)
        if entered is not None:
            self.ensureWidgetVisible(entered, 0, 8)

    def _put(self, thing: QWidget) -> None:
        self._things.append(thing)
        if isinstance(thing, KeyRow):
            self.rows[thing.key] = thing
        self.lines.addWidget(thing)

    def _built(self, table: Tables, kind: str, usual: Mapping[str, str]) -> Iterator[QWidget]:
        shown = {INSIDE.get(kind, "fields")}
        makers = {"": self._form_rows, "part": self._part_rows, "section": self._section_rows}
        for row in makers.get(kind, self._question_rows)(table):
            shown.add(row.key)
            yield row
        for row in self._source_rows(table, usual) if kind not in ("part", "section") else ():
            shown.add(row.key)
            yield row
        rest = [key for key in table if key not in shown]
        if rest:
            yield PlainLabel(self._words._("What else the file says"), role="label")
        for key in rest:
            said = " ".join(write_tables({key: table[key]}).decode("utf-8").split())
            yield fixed_row(key, self._words, f"\u2066{harmless(self._words, said)}\u2069", self._take)

    def _form_rows(self, table: Tables) -> Iterator[KeyRow]:
        words, take = self._words, self._take
        yield text_row("title", words, table.get("title"), take, needed=True)
        yield line_row("version", words, table.get("version"), take, needed=True)
        yield line_row("id", words, table.get("id"), take, needed=True)
        kinds = {str(kind): kind_words(words, kind) for kind in CallKind}
        yield choice_row("kind", words, table.get("kind"), take, kinds)
        yield line_row("valid", words, table.get("valid"), take)
        yield text_row("status", words, table.get("status"), take)
        yield codes_row("languages", words, table.get("languages"), take, numbers=False)
        yield lines_row("attachments", words, table.get("attachments"), take)
        yield lines_row("evidence", words, table.get("evidence"), take)

    def _part_rows(self, table: Tables) -> Iterator[KeyRow]:
        words, take = self._words, self._take
        yield text_row("title", words, table.get("title"), take, needed=True)
        yield line_row("id", words, table.get("id"), take, needed=True)
        hands = {str(hand): hand_words(words, hand) for hand in Hand}
        yield choice_row("filled_by", words, table.get("filled_by"), take, hands)
        yield tick_row("sheet", words, take, on=table.get("sheet") is True)

    def _section_rows(self, table: Tables) -> Iterator[KeyRow]:
        words, take = self._words, self._take
        yield text_row("title", words, table.get("title"), take, needed=True)
        yield text_row("intro", words, table.get("intro"), take)
        yield line_row("id", words, table.get("id"), take, needed=True)
        yield tick_row("layout", words, take, on=table.get("layout") == "table", said=("table", None))

    def _question_rows(self, table: Tables) -> Iterator[KeyRow]:
        words, take = self._words, self._take
        type_ = text_of(table.get("type"))
        yield text_row("label", words, table.get("label"), take, needed=True)
        yield text_row("explanation", words, table.get("explanation"), take)
        types = {str(one): type_words(words, one) for one in QuestionType}
        yield choice_row("type", words, table.get("type"), take, types)
        yield tick_row("required", words, take, on=table.get("required") is not False, said=(None, False))
        yield from self._limit_rows(table, limits_of(type_))
        if type_ == QuestionType.DATA_POINT or "unit" in table:
            yield line_row("unit", words, table.get("unit"), take)
        for key, wanted in (("options", type_ in _CHOOSING), ("rows", type_ == QuestionType.RATING_GRID)):
            if wanted or key in table:
                box = OptionsBox(key, words, self._look, table, take, self._step)
                box.shown.connect(self._chain)
                yield KeyRow(key, words, box)
        if type_ == QuestionType.RATING_GRID or "scale" in table:
            yield codes_row("scale", words, table.get("scale"), take, numbers=True)
            yield lines_row("scale_meaning", words, table.get("scale_meaning"), take)
        hands = {str(hand): hand_words(words, hand) for hand in Hand}
        usual = words._("As the part")
        yield choice_row("filled_by", words, table.get("filled_by"), take, hands, usual=usual)
        for trait in _TRAITS:
            if trait in table or self._may_have(trait, type_):
                yield tick_row(trait, words, take, on=table.get(trait) is True)
        yield line_row("id", words, table.get("id"), take, needed=True)

    def _limit_rows(self, table: Tables, known: tuple[str, ...]) -> Iterator[KeyRow]:
        for key in _WHOLE_LIMITS:
            if key in known or key in table:
                yield number_row(key, self._words, table.get(key), self._take)
        for key in _DAYS:
            if key in known or key in table:
                yield line_row(key, self._words, table.get(key), self._take)

    def _may_have(self, trait: str, type_: str) -> bool:
        match trait:
            case "translatable":
                return "max_words" in limits_of(type_)
            case "with_stamp":
                return type_ == QuestionType.SIGNATURE
            case "partial":
                return type_ == QuestionType.DATE
        return type_ not in (QuestionType.STATEMENT, QuestionType.SIGNATURE)

    def _source_rows(self, table: Tables, usual: Mapping[str, str]) -> Iterator[KeyRow]:
        words, take = self._words, self._take
        row = text_row("provenance", words, table.get("provenance"), take, needed=not usual)
        if said := usual.get("provenance"):
            row.hint(said)
        yield row
        named = {str(one): badge_words(words, one) for one in Confidence}
        as_form = words._("As the form: {what}", what=named.get(usual["confidence"], "")) if usual else ""
        yield choice_row("confidence", words, table.get("confidence"), take, named, usual=as_form)
        if usual:
            yield text_row("note", words, table.get("note"), take)


def _inherited(tables: Tables, path: Path) -> Mapping[str, str]:
    """What a question says where it says nothing of its own; empty for the form itself."""
    if not path:
        return {}
    return {
        "provenance": text_of(tables.get("provenance")),
        "confidence": text_of(tables.get("confidence")) or str(Confidence.RECONSTRUCTED),
    }
