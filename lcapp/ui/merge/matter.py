"""One thing to decide in a merge, told without widgets: both sides, what may stand, what stands now."""

from dataclasses import dataclass

from lcapp.domain.answers import Value, is_none, none_reason, plain_part
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.joined_values import joined
from lcapp.domain.merge import MergedAnswer
from lcapp.domain.plain_text import plain_text
from lcapp.domain.settled_values import Dispute, part_at
from lcapp.domain.value_difference import Path
from lcapp.i18n import Words, formats
from lcapp.i18n.difference_words import part_name
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import no_information


@dataclass(frozen=True, slots=True)
class Matter:
    """A whole answer, or a part of it that both sides changed.

    Args:
        path: Where the part stands; None for the whole answer.
        name: Name of the part; empty for the whole.
        mine: What stands here.
        theirs: What the other side says.
        together: Both in one, or None where that is not possible.
        stands: What stands while nobody decides.
        is_text: Whether it is a text, to be written anew by hand.
    """

    path: Path | None
    name: str
    mine: Value | None
    theirs: Value | None
    together: Value | None
    stands: Value | None
    is_text: bool


def matters_of(words: Words, own: FormWords, one: MergedAnswer) -> tuple[Matter, ...]:
    """What is to be decided about an answer: its disputes, or all of it at once."""
    if one.disputes:
        return tuple(_disputed(words, own, one, dispute) for dispute in one.disputes)
    bare = all(value is None or isinstance(value, str) for value in (one.mine, one.theirs, one.value))
    return (
        Matter(
            path=None,
            name="",
            mine=one.mine,
            theirs=one.theirs,
            together=one.value if one.value not in (one.mine, one.theirs) else None,
            stands=one.value,
            is_text=bare and one.question.type in (QuestionType.LONG_TEXT, QuestionType.SHORT_TEXT),
        ),
    )


def _disputed(words: Words, own: FormWords, one: MergedAnswer, dispute: Dispute) -> Matter:
    mine, theirs = (part_at(value, dispute.path) for value in (one.mine, one.theirs))
    return Matter(
        path=dispute.path,
        name=_named(words, one, dispute.path, part_name(words, own, one.question, dispute.path)),
        mine=mine,
        theirs=theirs,
        together=_together(dispute, mine, theirs),
        stands=dispute.suggested,
        is_text=dispute.is_text,
    )


def _named(words: Words, one: MergedAnswer, path: Path, part: str) -> str:
    """The name of a part; of an item also which one it is, counted as it stands in the answer."""
    for value in (one.value, one.mine, one.theirs):
        items = plain_part(value)
        if not path or not isinstance(items, list):
            continue
        ids = [item.get("id") for item in items if isinstance(item, dict)]
        if path[0] in ids:
            number = formats.number(words, ids.index(path[0]) + 1)
            if one.question.type is QuestionType.LIST or not part:
                return words._("Entry {number}", number=number)
            return words._("Entry {number}: {part}", number=number, part=part)
    return part


def _together(dispute: Dispute, mine: Value | None, theirs: Value | None) -> Value | None:
    if dispute.combined is not None or mine is None or theirs is None:
        return dispute.combined
    if not dispute.is_text:
        return None
    if dispute.path[-1:] == ("text",):
        return f"{mine}; {theirs}"
    return joined(dispute.question, mine, theirs)


def matter_text(words: Words, question: Question, value: Value | None) -> str:
    """A side as text to be read."""
    if value is None:
        return words._("(no answer)")
    if is_none(value):
        of_figure = question.type is QuestionType.DATA_POINT
        return no_information(words, none_reason(value), of_figure=of_figure)
    if isinstance(value, str):
        if question.type is QuestionType.COUNTRY:
            return formats.country_name(words, value)
        option = question.option(value)
        return option.label if option is not None else value
    if isinstance(value, dict) and "id" in value:
        if set(value) == {"id", "text"}:
            return str(value["text"])
        return plain_text(question, [value])
    if isinstance(value, int):
        return formats.number(words, value)
    return plain_text(question, value)
