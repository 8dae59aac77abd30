"""The whole draft in the order in which it is read; hidden questions are left out."""

from collections.abc import Callable, Collection, Mapping

from lcapp.domain.answers import Answers, Value, by_question, is_answered
from lcapp.domain.findings import Severity
from lcapp.domain.forms import Form, Question, QuestionType
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.services.draft_session import DraftSession
from lcapp.ui.models.read_answers import AnswerReader
from lcapp.ui.models.reading import ReadQuestion, ReadSection


def read_draft(
    session: DraftSession,
    words: Words,
    *,
    numbers: Mapping[str, str],
    fill: Callable[[str], str],
    marks: Mapping[str, Collection[Severity]],
) -> tuple[ReadSection, ...]:
    """Every asked question of an open draft with its answer, in official order.

    Args:
        session: The open draft.
        words: The officer's language.
        numbers: The number of each question.
        fill: Fills the blanks of a statement.
        marks: Severities of what checking found, by question.
    """
    return read_dossier(
        session.form,
        session.answers,
        words,
        computed=session.computed(),
        is_asked=session.is_visible,
        numbers=numbers,
        fill=fill,
        marks=marks,
    )


def read_dossier(
    form: Form,
    answers: Answers,
    words: Words,
    *,
    computed: Mapping[str, Value],
    is_asked: Callable[[Question], bool],
    numbers: Mapping[str, str],
    fill: Callable[[str], str],
    marks: Mapping[str, Collection[Severity]],
) -> tuple[ReadSection, ...]:
    """Every asked question with its answer, in official order; a draft's or a received dossier's.

    Args:
        form: The form.
        answers: The answers.
        words: The reader's language.
        computed: Figures the program worked out, by question.
        is_asked: Whether the condition of a question holds.
        numbers: The number of each question.
        fill: Fills the blanks of a statement.
        marks: Severities of what was found, by question.
    """
    form_words = FormWords(words, form.name)
    reader = AnswerReader(words, form.languages, form_words)
    standing = by_question(answers)
    sections: list[ReadSection] = []
    part_before = ""

    def read(question: Question) -> ReadQuestion:
        by_language = standing.get(question.id, {})
        statement = question.type is QuestionType.STATEMENT
        own = "" if statement else form_words.label(question)
        answered = [code for code in reader.order(by_language) if is_answered(by_language[code])]
        return ReadQuestion(
            id=question.id,
            number=numbers.get(question.id, ""),
            label=fill(question.label) if statement else question.label,
            own_label=own if own != question.label else "",
            pieces=reader.pieces(question, by_language, computed.get(question.id)),
            language=next(iter(answered), ""),
            marks=tuple(sorted(set(marks.get(question.id, ())), key=list(Severity).index)),
        )

    for part, section in form.sections():
        asked = tuple(read(question) for question in section.questions if is_asked(question))
        if not asked:
            continue
        title = form_words.part(part) if part.id != part_before else ""
        part_before = part.id
        sections.append(ReadSection(section.id, title, form_words.section(section), asked))
    return tuple(sections)
