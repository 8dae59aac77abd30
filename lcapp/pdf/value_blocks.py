"""One answer as blocks: its own shape, what stands beside it, and its count where it is too long."""

from collections.abc import Iterator

from lcapp.domain.answers import Value, beside, is_answered, is_none, plain_part
from lcapp.domain.city_records import WRITTEN_BY_PROGRAM
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.plain_text import answer_words, plain_text
from lcapp.domain.text_structure import Bullet, Numbered, blocks_of
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_records import quality_words
from lcapp.pdf.absent_blocks import no_answer, nothing_relevant
from lcapp.pdf.block_kinds import Asked, Block, Card, Column, Grid, Look, Pairs, Said, Text
from lcapp.pdf.option_tables import choice_table, rating_blocks
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate

BULLET = "•"
LONG_CHOICE = 5
"""Options from which a choice may be printed as a table of all of them, as of clusters and SDGs."""
MATRIX_FIELDS, SHORTEST_MATRIX = 6, 2
"""Groups of so few fields, all short, print so many records as a table, such as a budget."""

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
    text = beside(value, "text") or ""
    told = _option_and_text(printing, question, plain_part(value), text, group)
    if told and not _is_table(printing, question):
        yield Text((Said(told),), "value", BULLET)
    else:
        yield from _plain(printing, question, value, language, group)
        if text:
            yield from (Text((Said(told),), "value"),) if told else prose(text, language, "value")
    yield from beside_blocks(printing, value)


def _option_and_text(
    printing: Printing, question: Question, plain: Value | None, text: str, group: Question | None
) -> str:
    """The one option that was chosen of many with what is told about it; of several nobody knows which."""
    if question.type is not QuestionType.CHOICES or not text or "\n" in text:
        return ""
    if plain is None or is_none(plain) or len(plain) != 1:
        return ""
    option = printing.form_words.option(question, plain[0], group=group)
    return printing.words._("{option}: {text}", option=isolate(option), text=isolate(text))


def _is_table(printing: Printing, question: Question) -> bool:
    return printing.options.with_tables and len(question.options) >= LONG_CHOICE


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


def figure_details(printing: Printing, point: Value) -> str:
    """Year, territory and source of a figure on one line."""
    words = printing.words
    year = formats.day(words, f"{point['year']:04d}") if "year" in point else ""
    source = point.get("source")
    told = (
        year,
        isolate(point["territory"]) if point.get("territory") else "",
        words._("Source: {source}", source=isolate(source)) if source else "",
        *quality_words(words, point),
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
        yield Text((Said(nothing_relevant(printing, question, plain)),))
        return

    def label(option_id: str) -> str:
        return printing.form_words.option(question, option_id, group=group)

    match question.type:
        case QuestionType.LONG_TEXT:
            yield from prose(plain, language)
        case QuestionType.CHOICE:
            yield Text((Said(label(plain)),), "value")
        case QuestionType.CHOICES if _is_table(printing, question):
            yield choice_table(printing, question, plain, group)
        case QuestionType.CHOICES:
            yield from (Text((Said(label(option)),), "value", BULLET) for option in plain)
        case QuestionType.RANKING:
            for place, option in enumerate(plain, start=1):
                yield Text((Said(label(option)),), "value", f"{printing.number(place)}.")
        case QuestionType.RATING_GRID:
            yield from rating_blocks(printing, question, plain, group)
        case QuestionType.LIST:
            yield from (Text((Said(clean(item["text"]), language),), "answer", BULLET) for item in plain)
        case QuestionType.GROUP if is_matrix(question) and len(plain) >= SHORTEST_MATRIX:
            yield _matrix(printing, question, plain)
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
            return Said(printing.day(text))
        case QuestionType.COUNTRY:
            return Said(formats.country_name(printing.words, text))
        case QuestionType.URL:
            return Said(text, link=text)
        case QuestionType.EMAIL:
            return Said(isolate(text), link=f"mailto:{text}")
        case QuestionType.PHONE:
            return Said(isolate(text))
    return Said(text, language)


def is_matrix(group: Question) -> bool:
    """Whether the records of a group read best as the rows of a table: few fields, all of them short."""
    short = all(
        field.type not in _LONG_FIELDS and not field.with_links and not field.with_evidence
        for field in group.fields
    )
    return short and 2 <= len(group.fields) <= MATRIX_FIELDS


def _matrix(printing: Printing, group: Question, records: Value) -> Grid:
    """Records as rows, fields as columns; a column of figures says their unit once."""
    share = 1 / len(group.fields)
    columns = []
    for field in group.fields:
        title = printing.form_words.field_label(group, field)
        is_figure = field.type is QuestionType.DATA_POINT
        unit = printing.form_words.unit(field, group=group) if is_figure else ""
        columns.append(Column(f"{title} ({unit})" if unit else title, share, figures=is_figure))
    return Grid(
        tuple(columns),
        tuple(tuple(_cell(printing, group, field, record) for field in group.fields) for record in records),
    )


def _cell(printing: Printing, group: Question, field: Question, record: Value) -> tuple[Text, ...]:
    texts = tuple(block for block in _field(printing, group, field, record) if isinstance(block, Text))
    point = plain_part(record.get(field.id))
    if field.type is QuestionType.DATA_POINT and isinstance(point, dict) and "value" in point:
        decimals = len(str(point["value"]).partition(".")[2])
        figure = Text((Said(printing.number(point["value"])),), decimals=decimals)
        return (figure, *(text for text in texts if text.look == "aside"))
    return texts


def _record(printing: Printing, group: Question, record: Value) -> Iterator[Block]:
    """The fields of one record: short ones as pairs, long ones beneath their label."""
    pairs: list[tuple[Said, tuple[Text, ...]]] = []
    for field in group.fields:
        body = tuple(_field(printing, group, field, record))
        if not body or field.id in WRITTEN_BY_PROGRAM:
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
