"""What a worksheet says, in the reader's language: headings, questions, help, limits and blocks."""

from collections.abc import Collection, Iterator, Mapping

from lcapp.domain.answers import Answers, Value, beside, by_question, is_none, plain_part
from lcapp.domain.forms import Form, Hand, Question, QuestionType
from lcapp.domain.worksheet import NEW_ITEM, SheetAsked, SheetElement, SheetTitle, SheetTold, Spot, disarmed
from lcapp.domain.worksheet_text import Labels, lines_of, parts_of
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording_history import part_words
from lcapp.i18n.wording_records import quality_words
from lcapp.i18n.wording_worksheets import limits_of, worksheet_help


def worksheet_elements(
    form: Form,
    answers: Answers,
    words: Words,
    *,
    title: str,
    hidden: Collection[str] = (),
    sections: Collection[str] = (),
) -> Iterator[SheetElement]:
    """A worksheet of some sections or of the whole form, in official order.

    Args:
        form: The form.
        answers: What is answered now.
        words: The reader's language.
        title: The dossier's title.
        hidden: Questions that are not asked.
        sections: Ids; none means all that are not the National Commission's.
    """
    told = FormWords(words, form.name)
    standing = by_question(answers)
    yield SheetTitle(0, disarmed(title))
    yield from (SheetTold(line) for line in worksheet_help(words))
    part_before = ""
    for part, section in form.sections():
        wanted = section.id in sections if sections else part.filled_by is not Hand.NATIONAL_COMMISSION
        asked = [q for q in section.questions if q.id not in hidden and q.takes_answer]
        if not wanted or not asked:
            continue
        if part.id != part_before and part.title:
            yield SheetTitle(1, told.part(part))
        part_before = part.id
        if section.title:
            yield SheetTitle(2, told.section(section))
        yield from _told(told.intro(section))
        for question in asked:
            yield SheetTitle(3, told.label(question))
            yield from _told(told.explanation(question))
            here = standing.get(question.id, {})
            if question.type is QuestionType.GROUP:
                yield from _group(form, question, here.get(""), words, told)
            else:
                yield from _told(limits_of(words, question))
                labels = labels_of(words, told, question)
                spots = [
                    (Spot(question.id, language=one), here.get(one))
                    for one in _asked_in(form, question, here)
                ]
                for spot, value in spots:
                    yield from _blocks(question, spot, value, words, labels)


def labels_of(words: Words, told: FormWords, question: Question, group: Question | None = None) -> Labels:
    """The words for the ids of options, rows and qualities."""

    def said(one: str) -> str:
        if question.option(one) is not None:
            return told.option(question, one, group=group)
        named = quality_words(words, {"basis": one}) if one in ("official", "survey", "expert") else ()
        return " ".join(named or quality_words(words, {"confidence": one}))

    return said


def _asked_in(form: Form, question: Question, here: Mapping[str, Value]) -> list[str]:
    if not question.translatable:
        return [""]
    return list(dict.fromkeys((*form.languages, *sorted(here))))


def _group(
    form: Form, group: Question, value: Value | None, words: Words, told: FormWords
) -> Iterator[SheetElement]:
    yield from _told(limits_of(words, group))
    plain = plain_part(value)
    records = list(plain) if isinstance(plain, list) and not is_none(value) else []
    for place, record in enumerate((*records, {"id": f"{NEW_ITEM}1"}), start=1):
        new = str(record["id"]).startswith(NEW_ITEM)
        yield SheetTold(
            words._("One more, if you need it")
            if new
            else words._("Number {number}", number=formats.number(words, place))
        )
        for field in group.fields:
            if not field.takes_answer:
                continue
            number = formats.number(words, place)
            yield SheetTitle(4, f"{number}. {told.field_label(group, field)}")
            yield from _told(limits_of(words, field))
            labels = labels_of(words, told, field, group)
            inside = record.get(field.id)
            by_language = inside if field.translatable and isinstance(inside, dict) else {"": inside}
            for language in _asked_in(form, field, by_language if field.translatable and inside else {}):
                spot = Spot(group.id, str(record["id"]), field.id, language=language)
                yield from _blocks(field, spot, by_language.get(language), words, labels)


def _blocks(
    question: Question, spot: Spot, value: Value | None, words: Words, labels: Labels
) -> Iterator[SheetElement]:
    for part in parts_of(question):
        here = Spot(spot.question, spot.item, spot.field, part, spot.language)
        yield SheetAsked(
            here, _caption(words, here), lines_of(question, part, part_value(question, value, part), labels)
        )


def part_value(question: Question, value: Value | None, part: str) -> Value | None:
    """What one block of an answer shows."""
    plain = plain_part(value)
    if part in ("text", "links"):
        return beside(value, part)
    if question.type is QuestionType.DATA_POINT and not is_none(plain):
        return (plain or {}).get(part or "value")
    return plain if not part else None


def _caption(words: Words, spot: Spot) -> str:
    language = formats.language_name(words, spot.language) if spot.language else ""
    return ": ".join(one for one in (language, part_words(words, spot.part) if spot.part else "") if one)


def _told(text: str) -> Iterator[SheetElement]:
    if text:
        yield SheetTold(text)
