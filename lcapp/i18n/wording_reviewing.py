"""Sentences about reviewing on several computers: who has what, what a file brings, what became of it."""

from collections.abc import Iterator

from lcapp.domain.assignment import ReviewerState
from lcapp.domain.decision import Countdown
from lcapp.errors import LcappError
from lcapp.i18n import formats
from lcapp.i18n.sentences import Sentences, harmless
from lcapp.i18n.wording_desk import ARRIVALS, ASSIGNMENT_STATES, countdown_sentence, said_of
from lcapp.i18n.wording_errors import error_sentence
from lcapp.i18n.words import N_, Words
from lcapp.services.assignments import AssignmentLine, Conflicted, Given
from lcapp.services.desk_importing import Imported
from lcapp.services.review_intake import JudgedSheet
from lcapp.services.review_packages import BroughtSheets, TakenReviews
from lcapp.services.review_work import BroughtWork, TakenWork

SHEET_ENDS: Sentences = {
    "taken": N_("Comes in"),
    "stands_here": N_("Stands here already; what stands here stays"),
    "dossier_not_here": N_("Not taken: its dossier is not here"),
    "other_criteria": N_("Not taken: scored by other criteria than yours"),
    "off_scale": N_("Not taken: its points are not on the scale"),
}


def due_words(words: Words, one: ReviewerState | None) -> str:
    """The day by which a sheet is to be ready, counted down while it is awaited; empty without a day."""
    if one is None or one.due is None or one.days is None:
        return ""
    if one.state in ("waiting", "begun"):
        return countdown_sentence(words, Countdown(one.due, one.days))
    return formats.day(words, one.due.isoformat())


def since_words(words: Words, one: ReviewerState | None) -> str:
    """The day on which a dossier was given; empty where nobody gave it."""
    if one is None or one.since is None:
        return ""
    return formats.day(words, one.since.astimezone().date().isoformat())


def assignment_state_words(words: Words, line: AssignmentLine) -> str:
    """How far an assignment is, with the day where it is finished."""
    said = said_of(words, ASSIGNMENT_STATES, line.state)
    one = line.reviewer
    if one is not None and line.state == "finished" and one.finished_at is not None:
        day = formats.day(words, one.finished_at.astimezone().date().isoformat())
        said = words._("Finished on {day}", day=day)
    if line.of_earlier:
        return words._("{state}, on an earlier version", state=said)
    return said


def given_sentence(words: Words, given: Given) -> str:
    """Who has how many dossiers now, until when."""
    return words.ngettext(
        "{name} has {count} dossier now, to be ready by {day}.",
        "{name} has {count} dossiers now, to be ready by {day}.",
        len(given.given),
        name=harmless(words, given.name),
        day=formats.day(words, given.due.isoformat()),
    )


def conflicted_sentence(words: Words, one: Conflicted, name: str) -> str:
    """Why a dossier was not given."""
    return words._(
        "{city} was not given to {name}, who declared a conflict of interest: {text}",
        city=harmless(words, one.city),
        name=harmless(words, name),
        text=harmless(words, one.text),
    )


def sheets_sentences(words: Words, brought: BroughtSheets) -> Iterator[str]:
    """What a package of sheets would bring; the first sentence says it as a whole."""
    sheets = brought.sheets
    come_in = brought.count("taken")
    yield (
        words.ngettext(
            "Reviewers' sheets: {count} sheet would come in.",
            "Reviewers' sheets: {count} sheets would come in.",
            come_in,
        )
        if come_in
        else words._("Reviewers' sheets: nothing would come in.")
    )
    if brought.other_criteria:
        yield words._("These sheets were scored by other criteria than yours. None is taken.")
    yield from (sheet_line(words, one) for one in sheets)


def sheet_line(words: Words, one: JudgedSheet) -> str:
    """One sheet, and what becomes of it."""
    said = words._(
        "{city}, {name}: {end}",
        city=harmless(words, one.city) or words._("A dossier that is not here"),
        name=harmless(words, one.name),
        end=said_of(words, SHEET_ENDS, one.outcome),
    )
    if one.other_version and one.outcome == "taken":
        return words._("{said} (written for another version of the file)", said=said)
    return said


def taken_sheets_sentences(words: Words, taken: TakenReviews) -> Iterator[str]:
    """What became of a package of sheets: how many came in, and each that did not."""
    if taken.other_criteria:
        yield words._("These sheets were scored by other criteria than yours. None was taken.")
        return
    yield words.ngettext("{count} sheet was taken.", "{count} sheets were taken.", taken.taken)
    passed = sum(one.outcome in ("stands_here", "dossier_not_here") for one in taken.sheets)
    if passed:
        yield words.ngettext(
            "{count} sheet was passed over: its dossier is not here, or it stands here already.",
            "{count} sheets were passed over: their dossiers are not here, or they stand here already.",
            passed,
        )
    for one in taken.sheets:
        if one.outcome != "taken" or one.other_version:
            yield sheet_line(words, one)


def work_sentences(words: Words, brought: BroughtWork) -> Iterator[str]:
    """What a package of work would bring; the first sentence says it as a whole."""
    work = brought.work
    yield words.ngettext(
        "Dossiers to review: {count} dossier.", "Dossiers to review: {count} dossiers.", len(work.dossiers)
    )
    if work.name:
        yield words._("For {name}.", name=harmless(words, work.name))
    if not brought.for_me:
        yield words._(
            "This is for a reviewer with another name than yours in the settings. Write your name there as "
            "the Commission writes it; otherwise your sheets do not count as theirs."
        )
    if brought.other_criteria:
        yield words._(
            "The Commission scores by other criteria than this program has. Ask it which version it uses."
        )
    for one in work.dossiers:
        said = harmless(words, one.name)
        if one.due is not None:
            day = formats.day(words, one.due.isoformat())
            said = words._("{file}: ready by {day}", file=said, day=day)
        yield words._("{file} (here already)", file=said) if one.dossier in brought.here else said


def taken_work_sentences(words: Words, taken: TakenWork) -> Iterator[str]:
    """What became of a package of work: how many dossiers wait now, and what became of each file."""
    yield words.ngettext(
        "{count} dossier waits for your sheet.", "{count} dossiers wait for your sheets.", len(taken.assigned)
    )
    yield from (_file_line(words, one) for one in taken.files)


def _file_line(words: Words, one: Imported) -> str:
    end = (
        error_sentence(words, LcappError(one.code, **one.params))
        if one.outcome == "refused"
        else said_of(words, ARRIVALS, one.outcome)
    )
    return words._("{file}: {outcome}", file=harmless(words, one.path.name), outcome=end)
