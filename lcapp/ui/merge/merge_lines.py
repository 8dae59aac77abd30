"""What the list of a merge says of each answer, worked out without widgets."""

from lcapp.domain.forms import Form
from lcapp.domain.merge import Merge, MergedAnswer, MergeKind
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording_merge import place_words
from lcapp.ui.merge.difference_list import DifferenceLine


def merge_lines(words: Words, form: Form, merge: Merge, other: str) -> list[DifferenceLine]:
    """A line for each answer of which the other side says something else, in the form's order."""
    return [merge_line(words, form, one, other) for one in shown_answers(merge)]


def shown_answers(merge: Merge) -> list[MergedAnswer]:
    """The answers of which the other side says something else."""
    return [one for one in merge.answers if one.brings_something]


def merge_line(words: Words, form: Form, one: MergedAnswer, other: str) -> DifferenceLine:
    """The line of one answer."""
    state, picture, colour = _state(words, one, other)
    sections = {section.id: section for _part, section in form.sections()}
    return DifferenceLine(
        key=one.key,
        section=FormWords(words, form.name).section(sections[one.section]),
        label=place_words(words, form, one.key),
        state=state,
        picture=picture,
        colour=colour,
    )


def _state(words: Words, one: MergedAnswer, other: str) -> tuple[str, str, str]:
    if one.kind is MergeKind.DISPUTED and not one.decided:
        return words._("changed on both sides: look at it"), "alert-triangle", "advice"
    if one.value == one.mine:
        return words._("yours stays"), "check-circle", "muted"
    if one.value == one.theirs:
        if other:
            return words._("from {name}", name=other), "check-circle", "done"
        return words._("from the file"), "check-circle", "done"
    return words._("both together"), "check-circle", "done"
