"""Words of worksheets for Word: what stands in them, what would change, what is left over."""

from collections.abc import Iterator

from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.domain.version_difference import DifferenceKind
from lcapp.domain.worksheet_matching import LeftOver
from lcapp.domain.worksheet_text import NONE, OPEN, TICKED
from lcapp.i18n import formats
from lcapp.i18n.sentences import Sentences, harmless, sentence
from lcapp.i18n.wording_findings import question_named
from lcapp.i18n.words import N_, Words
from lcapp.services.worksheets import Unread, WorksheetPreview

_LEFT: Sentences = {
    "unplaced": N_("No place was found for this text near {near}:"),
    "nowhere": N_("No place was found for this text:"),
    "twice": N_("The answer {near} stands in the file a second time, with another text:"),
    "unknown": N_("The draft has no question {near}:"),
    "comment": N_("A comment in the margin:"),
    "note": N_("A footnote:"),
}


def worksheet_help(words: Words) -> tuple[str, ...]:
    """What stands at the beginning of a worksheet."""
    return (
        words._(
            "Write between the grey marks in square brackets. The marks tell "
            "the program where an answer belongs: leave them as they are. You may change fonts, move blocks, "
            "and write as much as you like; what no longer fits is shown before anything is taken over."
        ),
        words._(
            "Put an x or {ticked} in place of {open} to choose. A line that begins with {none} means: "
            "no relevant information.",
            ticked=TICKED,
            open=OPEN,
            none=NONE,
        ),
    )


def limits_of(words: Words, question: Question) -> str:
    """What an answer must keep to, in one line; empty where nothing is asked."""
    return " ".join(_limits(words, question))


def _limits(words: Words, question: Question) -> Iterator[str]:
    if question.max_words is not None:
        yield words.ngettext("At most {count} word.", "At most {count} words.", question.max_words)
    if question.min_words is not None:
        yield words.ngettext("At least {count} word.", "At least {count} words.", question.min_words)
    if question.max_characters is not None:
        yield words.ngettext(
            "At most {count} character.", "At most {count} characters.", question.max_characters
        )
    if question.max_items is not None:
        yield words.ngettext("At most {count} entry.", "At most {count} entries.", question.max_items)
    match question.type:
        case QuestionType.LIST:
            yield words._("One line for each entry.")
        case QuestionType.DATE:
            yield words._("A date, such as 2025-06-15 or 2025.")
        case QuestionType.COUNTRY:
            yield words._("Two letters, such as TR.")
        case QuestionType.DATA_POINT:
            unit = harmless(words, question.unit)
            yield words._("A figure in {unit}.", unit=unit) if unit else words._("A figure.")
        case QuestionType.RANKING:
            yield words._("Number the lines in your order; those with __ are not ranked.")
        case QuestionType.RATING_GRID:
            scale = words.listed([formats.number(words, step) for step in question.scale])
            yield words._("Behind each colon one of {scale}.", scale=scale)


def worksheet_sentences(words: Words, form: Form, preview: WorksheetPreview) -> Iterator[str]:
    """What would change, line by line, before the answers themselves are shown."""
    if preview.other_dossier:
        yield words._("This worksheet was written for another dossier. Look closely at what would change.")
    answers = preview.difference.answers
    for kind, one, many in (
        (DifferenceKind.ADDED, N_("{count} answer would be added."), N_("{count} answers would be added.")),
        (DifferenceKind.CHANGED, N_("{count} answer would change."), N_("{count} answers would change.")),
        (DifferenceKind.REMOVED, N_("{count} answer would go."), N_("{count} answers would go.")),
    ):
        if count := sum(answer.kind is kind for answer in answers):
            yield words.ngettext(one, many, count)
    if not answers:
        yield words._("No answer would change.")
    if preview.newer_here:
        yield words.ngettext(
            "{count} answer was changed here since and not in the worksheet; it stays.",
            "{count} answers were changed here since and not in the worksheet; they stay.",
            len(preview.newer_here),
        )
    for spot in preview.both:
        yield words._(
            "{question} was changed here and in the worksheet; the worksheet's text would stand.",
            question=harmless(words, question_named(words, form, spot.question)),
        )
    if preview.by_heading:
        yield words.ngettext(
            "{count} answer was found by its heading, because its mark is gone.",
            "{count} answers were found by their headings, because their marks are gone.",
            len(preview.by_heading),
        )
    if preview.unread or preview.left:
        count = len(preview.unread) + len(preview.left)
        yield words.ngettext(
            "{count} text cannot be taken over by itself; copy it by hand.",
            "{count} texts cannot be taken over by themselves; copy them by hand.",
            count,
        )


def left_sentence(words: Words, form: Form, left: LeftOver) -> str:
    """Why a text is left over; the text itself stands under it."""
    why = "nowhere" if left.why == "unplaced" and not left.near else left.why
    near = question_named(words, form, left.near) if left.why == "unplaced" else left.near
    return sentence(words, _LEFT, why, {"near": near})


def unread_sentence(words: Words, form: Form, unread: Unread, reason: str) -> str:
    """Where a text could not be read as an answer, and why."""
    named = harmless(words, question_named(words, form, unread.spot.question))
    return words._("{question}: {reason}", question=named, reason=reason)
