"""One answer as blocks: its own shape, what stands beside it, and its count where it is too long."""

from collections.abc import Iterator
from dataclasses import replace

from lcapp.domain.answers import Value, beside, is_answered, is_none, none_reason, plain_part
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.plain_text import answer_words, plain_text
from lcapp.domain.text_structure import Bullet, Numbered, blocks_of
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless, no_information
from lcapp.pdf.block_kinds import Asked, Block, Card, Column, Grid, Look, Pairs, Said, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate

BULLET = "•"
WIDEST_SCALE = 7
"""Marks of a rating grid that have a column each; a longer scale prints its figures in one column."""

_LONG_FIELDS = frozenset(
    {
        QuestionType.LONG_TEXT,
        QuestionType.LIST,
        QuestionType.CHOICES,
        QuestionType.RANKING,
        QuestionType.RATING_GRID,
    }
)


def value_blocks(
    printing: Printing, question: Question, value: Value, language: str, *, group: Question | None = None
) -> Iterator[Block]:
    """An answer in one language, with everything beside it.

    Args:
        printing: The print.
        question: What was asked; inside a group, its field.
        value: A canonical value, not None.
        language: Of the answer; empty where the question is not translatable.
        group: The group, if the question is a field.
    """
    if said := over_the_limit(printing, question, value):
        yield Text((Said(said),), "warning")
    yield from _plain(printing, question, value, language, group)
    if text := beside(value, "text"):
        yield from prose(text, language, "value")
    yield from beside_blocks(printing, value)


def beside_blocks(printing: Printing, value: Value | None) -> Iterator[Text]:
    """Links and evidence numbers beside an answer."""
    words = printing.words
    for link in beside(value, "links") or ():
        yield Text((Said(words._("Link:") + " ", quiet=True), Said(clean(link), link=link)), "aside")
    if numbers := beside(value, "evidence"):
        listed = ", ".join(isolate(number) for number in numbers)
        yield Text((Said(words._("Evidence:") + " ", quiet=True), Said(listed, bold=True)), "aside")


def over_the_limit(printing: Printing, question: Question, value: Value) -> str:
    """How far an answer is over its limit; empty where it is not."""
    plain = plain_part(value)
    if plain is None or is_none(plain):
        return ""
    if question.max_words is not None and (count := answer_words(question, plain)) > question.max_words:
        return printing.words.ngettext(
            "{count} word; the limit is {limit}.",
            "{count} words; the limit is {limit}.",
            count,
            limit=printing.number(question.max_words),
        )
    count = len(plain_text(question, plain))
    if question.max_characters is not None and count > question.max_characters:
        return printing.words.ngettext(
            "{count} character; the limit is {limit}.",
            "{count} characters; the limit is {limit}.",
            count,
            limit=printing.number(question.max_characters),
        )
    return ""


def prose(text: str, language: str, look: Look = "answer") -> Iterator[Text]:
    """A long text with its light structure."""
    for block in blocks_of(clean(text)):
        marker = ""
        if isinstance(block, Bullet | Numbered):
            marker = BULLET if isinstance(block, Bullet) else block.marker
        yield Text((Said(block.text, language),), look, marker)


def no_answer(printing: Printing) -> Text:
    """The quiet words where nothing was answered."""
    return Text((Said(printing.words._("No answer yet"), quiet=True),), "value")


def nothing_relevant(printing: Printing, plain: Value) -> str:
    """The sentence of an answer that says there is no relevant information."""
    reason = none_reason(plain)
    return no_information(printing.words, isolate(reason) if reason else "")


def figure_details(printing: Printing, point: Value) -> str:
    """Year, territory and source of a figure on one line."""
    words = printing.words
    year = formats.day(words, f"{point['year']:04d}") if "year" in point else ""
    source = point.get("source")
    told = (
        year,
        isolate(point["territory"]) if point.get("territory") else "",
        words._("Source: {source}", source=isolate(source)) if source else "",
    )
    return " · ".join(part for part in told if part)


def figure_blocks(printing: Printing, question: Question, point: Value) -> Iterator[Text]:
    """A figure with its unit, and beneath it of when, where and whence it is."""
    if "value" in point:
        unit = harmless(printing.words, printing.form_words.unit(question))
        figure = printing.number(point["value"])
        yield Text((Said(f"{figure} {unit}".rstrip()),), "value")
    if details := figure_details(printing, point):
        yield Text((Said(details),), "aside")


def _plain(
    printing: Printing, question: Question, value: Value, language: str, group: Question | None
) -> Iterator[Block]:
    plain = plain_part(value)
    if plain is None:
        yield no_answer(printing)
        return
    if is_none(plain):
        yield Text((Said(nothing_relevant(printing, plain)),))
        return

    def label(option_id: str) -> str:
        return printing.form_words.option(question, option_id, group=group)

    match question.type:
        case QuestionType.LONG_TEXT:
            yield from prose(plain, language)
        case QuestionType.CHOICE:
            yield Text((Said(label(plain)),), "value")
        case QuestionType.CHOICES:
            yield from (Text((Said(label(option)),), "value", BULLET) for option in plain)
        case QuestionType.RANKING:
            for place, option in enumerate(plain, start=1):
                yield Text((Said(label(option)),), "value", f"{printing.number(place)}.")
        case QuestionType.RATING_GRID:
            yield from rating_blocks(printing, question, plain, group)
        case QuestionType.LIST:
            yield from (Text((Said(clean(item["text"]), language),), "answer", BULLET) for item in plain)
        case QuestionType.GROUP:
            for place, record in enumerate(plain, start=1):
                yield Card(printing.number(place), tuple(_record(printing, question, record)))
        case QuestionType.DATA_POINT:
            yield from figure_blocks(printing, question, plain)
        case _:
            yield Text((_short(printing, question, plain, language),), "value")


def _short(printing: Printing, question: Question, plain: Value, language: str) -> Said:
    text = clean(str(plain))
    match question.type:
        case QuestionType.DATE:
            return Said(formats.day(printing.words, text))
        case QuestionType.COUNTRY:
            return Said(formats.country_name(printing.words, text))
        case QuestionType.URL:
            return Said(text, link=text)
        case QuestionType.EMAIL:
            return Said(isolate(text), link=f"mailto:{text}")
        case QuestionType.PHONE:
            return Said(isolate(text))
    return Said(text, language)


def rating_blocks(
    printing: Printing, question: Question, scores: Value, group: Question | None = None
) -> Iterator[Block]:
    """A rating grid as a table: rows in official order, the score in its own column."""
    words = printing.words
    rows = [row.id for row in question.rows]
    rows += [row for row in scores if row not in rows]
    if meaning := _scale_meaning(printing, question, group):
        yield Text((Said(meaning),), "aside")
    wide = not 0 < len(question.scale) <= WIDEST_SCALE
    if wide:
        columns: tuple[Column, ...] = (Column("", 0.8), Column(words._("Rating"), 0.2, centred=True))
    else:
        share = min(0.1, 0.5 / len(question.scale))
        marks = tuple(Column(printing.number(mark), share, centred=True) for mark in question.scale)
        columns = (Column("", 1 - share * len(marks)), *marks)
    table = []
    for row in rows:
        score = scores.get(row)
        said = (Text((Said(printing.number(score), bold=True),)),) if score is not None else ()
        if wide or (score is not None and score not in question.scale):
            cells = tuple([said] + [()] * (len(columns) - 2))
        else:
            cells = tuple(said if score == mark else () for mark in question.scale)
        name = Text((Said(printing.form_words.option(question, row, group=group)),))
        table.append(((name,) if score is not None else (name, _not_rated(printing)), *cells))
    yield Grid(columns, tuple(table))


def _not_rated(printing: Printing) -> Text:
    return replace(no_answer(printing), look="aside")


def _scale_meaning(printing: Printing, question: Question, group: Question | None) -> str:
    at = f"{group.id}.{question.id}" if group else question.id
    meanings = [
        printing.words.form_text(f"{printing.snapshot.form.name}/{at}.scale.{n}", meaning)
        for n, meaning in enumerate(question.scale_meaning, start=1)
    ]
    if len(meanings) == len(question.scale):
        told = zip(question.scale, meanings, strict=True)
        return " · ".join(f"{printing.number(mark)} {meaning}" for mark, meaning in told if meaning)
    if len(meanings) == 2 and question.scale:
        ends = (question.scale[0], meanings[0]), (question.scale[-1], meanings[1])
        return " – ".join(f"{printing.number(mark)} {meaning}" for mark, meaning in ends)
    return " · ".join(meanings)


def _record(printing: Printing, group: Question, record: Value) -> Iterator[Block]:
    """The fields of one record: short ones as pairs, long ones beneath their label."""
    pairs: list[tuple[Said, tuple[Text, ...]]] = []
    for field in group.fields:
        body = tuple(_field(printing, group, field, record))
        if not body:
            continue
        label = Said(printing.form_words.field_label(group, field))
        texts = tuple(block for block in body if isinstance(block, Text))
        if field.type in _LONG_FIELDS or len(texts) < len(body):
            if pairs:
                yield Pairs(tuple(pairs))
                pairs = []
            yield Asked("", label, body)
        else:
            pairs.append((label, texts))
    if pairs:
        yield Pairs(tuple(pairs))


def _field(printing: Printing, group: Question, field: Question, record: Value) -> Iterator[Block]:
    if field.computed is not None:
        value = printing.snapshot.computed.get(f"{group.id}/{record['id']}/{field.id}")
        if value is not None:
            yield from computed_blocks(printing, field, value)
        return
    inside = record.get(field.id)
    by_language = inside if field.translatable and isinstance(inside, dict) else {"": inside}
    if not any(map(is_answered, by_language.values())) and not any(by_language.values()):
        if field.required:
            yield no_answer(printing)
        return
    wanted = (printing.language, *printing.snapshot.form.languages, *sorted(by_language))
    given = [code for code in dict.fromkeys(wanted) if code in by_language]
    for language in given:
        if by_language[language] is None:
            continue
        if needs_label(printing, given, language):
            yield language_label(printing, language)
        yield from value_blocks(printing, field, by_language[language], language, group=group)


def computed_blocks(printing: Printing, question: Question, value: Value) -> Iterator[Text]:
    """A figure the program worked out, and that it did."""
    yield from figure_blocks(printing, question, value)
    yield Text((Said(printing.words._("Worked out by the program from the answers.")),), "aside")


def needs_label(printing: Printing, given: list[str] | tuple[str, ...], language: str) -> bool:
    """Whether the language of an answer must be said."""
    return bool(language) and (len(given) > 1 or language != printing.language)


def language_label(printing: Printing, language: str) -> Text:
    """In which language an answer is."""
    return Text((Said(formats.language_name(printing.words, language)),), "small_label")
