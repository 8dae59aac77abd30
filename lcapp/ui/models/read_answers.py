"""Answers as pieces that are read: texts by language, figures with their source, ratings in words, cards."""

from collections.abc import Iterator, Mapping
from functools import partial

from lcapp.domain.addresses import visible
from lcapp.domain.answers import Value, beside, is_answered, is_none, none_reason, plain_part
from lcapp.domain.city_records import WRITTEN_BY_PROGRAM
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.text_structure import Bullet, Paragraph, blocks_of
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import no_information
from lcapp.i18n.wording_records import computed_class_words, quality_words
from lcapp.i18n.words import direction_of
from lcapp.ui.models.reading import Piece, PieceKind, is_rtl

_SPELLING = "\u00a0\u00ad\u200c\u200d\u200e\u200f\u202f"
"""Unseen characters that the spelling of a language needs: they stay, all others become codes."""


class AnswerReader:
    """Reads answers out in the officer's language, options and units as well.

    Args:
        words: Sentences and formats in the officer's language.
        languages: Languages the form may be answered in, its own first.
        form_words: The form's texts in the officer's language.
    """

    def __init__(self, words: Words, languages: tuple[str, ...], form_words: FormWords) -> None:
        self._words = words
        self._form_words = form_words
        self._languages = languages

    def pieces(
        self, question: Question, by_language: Mapping[str, Value], computed: Value | None
    ) -> tuple[Piece, ...]:
        """A question's answer.

        Args:
            question: What was asked.
            by_language: Its canonical answers by language.
            computed: The figure the program works out here, if it does.
        """
        return tuple(self._whole(question, by_language, computed))

    def order(self, by_language: Mapping[str, Value]) -> list[str]:
        """Languages in which something stands, the form's own first."""
        wanted = dict.fromkeys((*self._languages, *sorted(by_language)))
        return [code for code in wanted if code in by_language]

    def _whole(
        self, question: Question, by_language: Mapping[str, Value], computed: Value | None
    ) -> Iterator[Piece]:
        words = self._words
        if question.type is QuestionType.STATEMENT:
            return
        if question.type is QuestionType.SIGNATURE:
            yield self._quiet(words._("To be signed on paper."))
            return
        if question.computed is not None:
            if computed is None:
                yield self._quiet(words._("Not worked out yet"))
            else:
                yield from self._figure(question, computed)
                yield self._quiet(words._("worked out by the program"))
                if told := computed_class_words(words, question.id, computed):
                    yield self._quiet(told)
            return
        if not any(map(is_answered, by_language.values())):
            yield self._quiet(words._("No answer yet"))
        for language in self.order(by_language):
            if self._is_worth_saying(language, by_language):
                yield Piece(PieceKind.HEADING, formats.language_name(words, language))
            yield from self._one(question, by_language[language], language)

    def _is_worth_saying(self, language: str, standing: Mapping[str, Value]) -> bool:
        # A draft in one language, the form's own, needs no heading above every text.
        return bool(language) and (len(standing) > 1 or language not in self._languages[:1])

    def _one(
        self, question: Question, value: Value, language: str, group: Question | None = None
    ) -> Iterator[Piece]:
        words = self._words
        plain = plain_part(value)
        if is_none(plain):
            of_figure = question.type is QuestionType.DATA_POINT
            yield self._quiet(no_information(words, self._tidy(none_reason(plain)), of_figure=of_figure))
        elif plain is not None:
            yield from self._plain(question, plain, language, group)
        if text := beside(value, "text"):
            yield from self._prose(str(text), language)
        for link in beside(value, "links") or ():
            yield Piece(PieceKind.LINK, str(link))
        if numbers := beside(value, "evidence"):
            told = _isolated(", ".join(map(str, numbers)))
            yield self._quiet(words._("Evidence: {numbers}", numbers=told))

    def _plain(
        self, question: Question, plain: Value, language: str, group: Question | None
    ) -> Iterator[Piece]:
        words, label = self._words, partial(self._form_words.option, question, group=group)
        match question.type:
            case QuestionType.LONG_TEXT:
                yield from self._prose(str(plain), language)
            case QuestionType.URL:
                yield Piece(PieceKind.LINK, str(plain))
            case QuestionType.DATA_POINT:
                yield from self._figure(question, plain, group)
            case QuestionType.CHOICE:
                yield self._text(label(plain))
            case QuestionType.CHOICES:
                yield from (self._text(label(option), marker="•") for option in plain)
            case QuestionType.RANKING:
                for place, option in enumerate(plain, start=1):
                    yield self._text(label(option), marker=f"{formats.number(words, place)}.")
            case QuestionType.RATING_GRID:
                for row in (one.id for one in question.rows if one.id in plain):
                    yield Piece(PieceKind.TEXT, self._rated(question, label(row), plain[row], group))
            case QuestionType.LIST:
                yield from (self._text(item["text"], marker="•") for item in plain)
            case QuestionType.GROUP:
                yield from (self._card(question, record, n) for n, record in enumerate(plain, start=1))
            case QuestionType.DATE:
                yield self._text(formats.day(words, plain))
            case QuestionType.COUNTRY:
                yield self._text(formats.country_name(words, plain))
            case _:
                yield self._text(str(plain))

    def _rated(self, question: Question, label: str, score: int, group: Question | None) -> str:
        words, scale = self._words, question.scale
        meaning = self._form_words.scale_meaning(question, group=group)
        told = {
            "row": _isolated(label),
            "score": formats.number(words, score),
            "most": formats.number(words, max(scale, default=score)),
        }
        by_step = dict(zip(scale, meaning, strict=False)) if len(meaning) == len(scale) else {}
        if not by_step and len(meaning) == 2 and scale:
            by_step = {scale[0]: meaning[0], scale[-1]: meaning[1]}
        if step := by_step.get(score, ""):
            return words._("{row}: {score} of {most}, {meaning}", meaning=_isolated(step), **told)
        return words._("{row}: {score} of {most}", **told)

    def _figure(self, question: Question, point: Value, group: Question | None = None) -> Iterator[Piece]:
        words, unit = self._words, self._form_words.unit(question, group=group)
        if "value" in point:
            told = " ".join(t for t in (formats.number(words, point["value"]), unit) if t)
            yield Piece(PieceKind.FIGURE, _isolated(told))
        else:
            yield self._quiet(words._("No figure yet"))
        year = formats.day(words, f"{point['year']:04d}") if "year" in point else ""
        said = (self._tidy(str(point.get(name) or "")) for name in ("territory", "source"))
        parts = (year, *said, *quality_words(words, point))
        if any(parts):
            yield self._quiet(" · ".join(_isolated(part) for part in parts if part))

    def _card(self, group: Question, record: Value, place: int) -> Piece:
        words = self._words
        inside: list[Piece] = []
        for field in (one for one in group.fields if one.id not in WRITTEN_BY_PROGRAM):
            value = record.get(field.id)
            if value is None:
                continue
            standing = value if field.translatable else {"": value}
            for language in self.order(standing):
                name = field.label
                if self._is_worth_saying(language, standing):
                    name = words._(
                        "{field} ({language})",
                        field=_isolated(field.label),
                        language=formats.language_name(words, language),
                    )
                inside.append(Piece(PieceKind.HEADING, name))
                inside.extend(self._one(field, standing[language], language, group))
        title = words._("Record {number}", number=formats.number(words, place))
        return Piece(PieceKind.CARD, title, inside=tuple(inside))

    def _prose(self, text: str, language: str) -> Iterator[Piece]:
        for block in blocks_of(text):
            marker = (
                "" if isinstance(block, Paragraph) else "•" if isinstance(block, Bullet) else block.marker
            )
            tidy = self._tidy(block.text)
            # What stands there decides: a person may write English under the Persian tab.
            rtl = is_rtl(tidy) if any(map(str.isalpha, tidy)) else direction_of(language) == "rtl"
            yield Piece(PieceKind.TEXT, tidy, marker=marker, rtl=rtl)

    def _text(self, text: str, *, marker: str = "") -> Piece:
        return Piece(PieceKind.TEXT, self._tidy(text), marker=marker)

    def _quiet(self, text: str) -> Piece:
        return Piece(PieceKind.QUIET, text)

    def _tidy(self, text: str) -> str:
        return visible(text, keep=_SPELLING)


def _isolated(text: str) -> str:
    return f"\u2068{text}\u2069" if text else ""
