"""What is printed where there is no answer: none yet, none asked for, nothing relevant."""

from lcapp.domain.answers import Value, none_reason
from lcapp.domain.forms import Question, QuestionType
from lcapp.i18n.wording import no_information
from lcapp.pdf.block_kinds import Said, Text
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import isolate


def no_answer(printing: Printing) -> Text:
    """The quiet words where nothing was answered."""
    words = printing.words
    said = words._("Not answered") if printing.snapshot.sealed else words._("No answer yet")
    return Text((Said(said, quiet=True),), "value")


def does_not_apply(printing: Printing) -> Text:
    """The quiet words where the condition of a question does not hold."""
    return Text((Said(printing.words._("Does not apply"), quiet=True),), "value")


def nothing_relevant(printing: Printing, question: Question, plain: Value) -> str:
    """The sentence of an answer that says there is no relevant information, or that a figure is not there."""
    reason = none_reason(plain)
    of_figure = question.type is QuestionType.DATA_POINT
    return no_information(printing.words, isolate(reason) if reason else "", of_figure=of_figure)
