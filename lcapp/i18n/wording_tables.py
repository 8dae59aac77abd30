"""Words of tables for spreadsheets: titles of sheets and columns, and codes in cells."""

from collections.abc import Mapping

from lcapp.i18n.sentences import Sentences, sentence
from lcapp.i18n.wording_desk import ASSIGNMENT_STATES, ELIGIBILITY, STATES, VERDICTS
from lcapp.i18n.wording_history import PARTS
from lcapp.i18n.wording_records import BASES, CONFIDENCES
from lcapp.i18n.words import N_, Words

SHEETS: Sentences = {
    "figures": N_("Figures"),
    "answers": N_("Answers"),
    "desk": N_("Dossiers"),
    "ranking": N_("Ranking"),
    "assignments": N_("Who reviews what"),
}
TABLE_COLUMNS: Sentences = {
    "question": N_("Id of the question"),
    "label": N_("Question"),
    "unit": N_("Unit"),
    "computed": N_("Worked out"),
    "section": N_("Section"),
    "language": N_("Language"),
    "answer": N_("Answer"),
    "number": N_("Number"),
    "city": N_("City"),
    "country": N_("Country"),
    "state": N_("State"),
    "percent": N_("Complete, in percent"),
    "formal": N_("Formal check"),
    "eligibility": N_("May it apply?"),
    "came_on": N_("Came on"),
    "sealed": N_("Sealed"),
    "version": N_("Version"),
    "fingerprint": N_("Fingerprint"),
    "file_name": N_("File"),
    "priority": N_("Order of priority"),
    "rank": N_("Rank by points"),
    "points": N_("Points"),
    "spread": N_("Spread"),
    "reviewers": N_("Reviewers"),
    "gap": N_("Points to the one before"),
    "above_line": N_("Within the limit"),
    "endorsed": N_("Endorsed"),
    "refused": N_("Refused"),
    "reviewer": N_("Reviewer"),
    "given_on": N_("Given on"),
    "due": N_("Ready by"),
    "days_left": N_("Days left"),
    "assignment": N_("How far"),
    "finished_on": N_("Finished on"),
    "earlier_version": N_("On an earlier version"),
    **{name: PARTS[name] for name in ("value", "year", "territory", "source", "basis", "confidence")},
}
_CODES: Mapping[str, Sentences] = {
    "basis": BASES,
    "confidence": CONFIDENCES,
    "state": STATES,
    "verdict": VERDICTS,
    "eligibility": ELIGIBILITY,
    "assignment": ASSIGNMENT_STATES,
}


def sheet_words(words: Words, kind: str) -> str:
    """The title of a table."""
    return sentence(words, SHEETS, kind, {})


def column_words(words: Words, name: str) -> str:
    """The title of a column."""
    return sentence(words, TABLE_COLUMNS, name, {})


def code_words(words: Words, family: str, code: str) -> str:
    """A code in a cell, in words."""
    return sentence(words, _CODES[family], code, {}) if code in _CODES[family] else code
