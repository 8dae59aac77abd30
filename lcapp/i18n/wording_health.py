"""Sentences for the health of the library: what the doctor found, what a start tells, what came back."""

from collections.abc import Sequence

from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, harmless, sentence
from lcapp.i18n.wording_errors import MACHINE, error_sentence
from lcapp.i18n.words import N_, Words
from lcapp.services.library_ports import (
    BackedUp,
    Fault,
    OwnBrought,
    OwnOutcome,
    PutBack,
    Restored,
    StartReport,
)

FAULTS: Sentences = {
    "library_pages_damaged": N_("The file of the library is damaged."),
    "library_rows_orphaned": N_("The library holds entries of a dossier that is not there."),
    "answer_damaged": N_("The answer to {question} in dossier {dossier} is not what was saved."),
    "dossier_incomplete": N_("An answer of dossier {dossier} is missing or older than it should be."),
    "library_behind": N_("Dossier {dossier} is older in the library than in the journal."),
    "journal_damaged": Counted(
        "count",
        "{count} line of the journal is damaged; the library itself holds what was saved.",
        "{count} lines of the journal are damaged; the library itself holds what was saved.",
    ),
    "journal_missing": N_("The journal is missing; a new one begins with the next copy."),
    "snapshot_damaged": N_("The copy {name} is damaged."),
    "evidence_missing": N_("The file of evidence {name} of dossier {dossier} is missing."),
    "evidence_damaged": N_("The file of evidence {name} of dossier {dossier} is damaged."),
    "evidence_copy_damaged": N_("The copy of the evidence file {name} is damaged."),
    "own_copy_damaged": N_("The copy of your own forms, calls and guidance, {name}, is damaged."),
    "desk_damaged": Counted(
        "count",
        "{count} record of the Commission's desk is not what was saved.",
        "{count} records of the Commission's desk are not what was saved.",
    ),
    "received_file_missing": N_("The file of dossier {number} of the desk, as it came, is missing."),
    "received_file_damaged": N_("The file of dossier {number} of the desk, as it came, is damaged."),
}
"""Sentences by code of `services.library_ports.Fault`."""


def fault_sentence(words: Words, fault: Fault) -> str:
    """What is not as it was saved."""
    params = {name: str(value) if name != "count" else value for name, value in fault.params.items()}
    return sentence(words, FAULTS, fault.code, params)


def restored_sentences(words: Words, restored: Sequence[Restored]) -> list[str]:
    """What came back: how much, then each answer with the time it was written."""
    if not restored:
        return [words._("Nothing had to be brought back.")]
    said = [
        words.ngettext(
            "{count} answer was brought back.", "{count} answers were brought back.", len(restored)
        )
    ]
    for one in restored:
        said.append(
            words._(
                "{title}, {question}: as of {time}",
                title=harmless(words, one.title),
                question=harmless(words, one.question),
                time=formats.day_and_time(words, one.at),
            )
        )
    return said


def put_back_sentences(words: Words, done: PutBack) -> tuple[list[str], list[str]]:
    """What a restore brought: in a sentence or more, and each answer and own file with what was done."""
    # That nothing came is said only where that is so.
    said, each = [], []
    if done.answers or not done.own:
        first, *each = restored_sentences(words, done.answers)
        said.append(first)
    taken = sum(one.outcome is not OwnOutcome.REFUSED for one in done.own)
    if taken:
        said.append(
            words.ngettext(
                "{count} of your own files was brought back.",
                "{count} of your own files were brought back.",
                taken,
            )
        )
    if refused := len(done.own) - taken:
        said.append(
            words.ngettext(
                "{count} of your own files was not taken.",
                "{count} of your own files were not taken.",
                refused,
            )
        )
    return said, each + [_own_sentence(words, one) for one in done.own]


def _own_sentence(words: Words, one: OwnBrought) -> str:
    file = harmless(words, one.name)
    if one.reason is not None:
        return words._(
            "{file} was not taken. {sentence}", file=file, sentence=error_sentence(words, one.reason)
        )
    if one.kept:
        return words._(
            "{file} is now as in the backup. What was here is kept beside it: {kept}",
            file=file,
            kept=harmless(words, one.kept),
        )
    return words._("{file} was not here and is now.", file=file)


def backup_sentences(words: Words, file: str, made: BackedUp) -> list[str]:
    """What a backup holds, and what could not go into it."""
    said = [words._("The library stands in {file} now, too.", file=harmless(words, file))]
    if made.own:
        said.append(
            words.ngettext(
                "{count} of your own files is in it as well, such as a form.",
                "{count} of your own files are in it as well, such as forms and calls.",
                len(made.own),
            )
        )
    said += [
        words._(
            "{file} is not in it: it cannot be read, is too large, or its name does not suit every computer.",
            file=harmless(words, name),
        )
        for name in made.left_out
    ]
    return said


def start_sentences(words: Words, report: StartReport, *, disk: str = "local", title: str = "") -> list[str]:
    """What a start has to tell; nothing after an orderly end on a disk of this computer.

    Args:
        words: The language.
        report: What happened.
        disk: As `LibraryKeeper.disk` says.
        title: Of the dossier in which something was saved last.
    """
    said = []
    if report.newer:
        said.append(sentence(words, MACHINE, "library_newer", {}))
    if report.damaged_copy:
        said.append(
            words._(
                "The library was damaged and was put together again from its copies. "
                "The damaged file is kept: {file}",
                file=harmless(words, report.damaged_copy),
            )
        )
    said += [fault_sentence(words, fault) for fault in report.lost]
    if not report.clean and report.last_saved is not None:
        said.append(
            words._(
                "The program did not end in order last time. Last saved: {time}, at {question} of {title}.",
                time=formats.day_and_time(words, report.last_saved),
                question=harmless(words, report.last_question),
                title=harmless(words, title or str(report.last_dossier)),
            )
        )
    if disk in ("removable", "fat"):
        said.append(
            words._(
                "Your dossiers stand on a removable disk. Saving is slower there; please do not unplug it "
                "while the program is open."
            )
        )
    elif disk == "cloud":
        said.append(
            words._(
                "Your dossiers stand in a folder that another program copies to the internet. "
                "That program can damage the library; a folder of this computer alone is safer."
            )
        )
    return said
