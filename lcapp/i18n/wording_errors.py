"""Sentences for errors: what was refused or failed, where, and what to do."""

from lcapp.errors import ChangedElsewhere, FormInvalid, LcappError, StorageUnavailable
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, harmless, sentence
from lcapp.i18n.wording_annexes import REFUSED_FILES
from lcapp.i18n.wording_desk_errors import REFUSED_AT_THE_DESK
from lcapp.i18n.wording_merge import REFUSED_MERGES
from lcapp.i18n.wording_official_errors import REFUSED_OFFICIAL
from lcapp.i18n.wording_packages import REFUSED_PACKAGES
from lcapp.i18n.wording_sending import SENDING_ERRORS
from lcapp.i18n.wording_translating import TRANSLATION_REFUSALS
from lcapp.i18n.wording_worksheet_errors import REFUSED_WORKSHEETS
from lcapp.i18n.words import N_, Words

VALUES: Sentences = {
    "text_not_unicode": N_("The text holds characters that are not Unicode; please copy it again."),
    "text_too_long": Counted(
        "count",
        "The text has {count} character; no answer may have more than {limit}.",
        "The text has {count} characters; no answer may have more than {limit}.",
    ),
    "not_a_number": N_("“{value}” is not a number. Numbers look like 84300 or 495.86."),
    "number_too_large": N_("The number has too many digits."),
    "not_a_year": N_("“{value}” is not a year. Years look like 2024."),
    "not_a_date": N_("“{value}” is not a date. Dates look like 2025-06-15, 2025-06 or 2025."),
    "not_a_country": N_("“{value}” is not a country code. Country codes have two letters, such as TR."),
    "not_a_language": N_("“{value}” is not a language code. Language codes look like en or fa."),
    "not_an_evidence_number": N_("“{value}” is not an evidence number. Evidence numbers look like A1."),
    "not_on_scale": N_("“{value}” is not on the scale of this question."),
    "not_here": N_("This question takes no “{name}” beside its answer."),
    "language_needed": N_('This answer is given by language, such as {{"en": "…"}}.'),
    "language_not_here": N_("This answer is not given by language; please give the bare value."),
    "takes_no_answer": N_("Nothing is typed here: the text is fixed, signed on paper or computed."),
    "unknown_field": N_("There is no field “{name}” in this group."),
    "unknown_key": N_("The name “{name}” is not known here."),
    "unknown_option": N_("There is no option “{name}” in this question."),
    "unknown_row": N_("There is no row “{name}” in this question."),
    "item_id_invalid": N_(
        "“{value}” cannot be the id of an item. Ids have up to 64 letters, digits, hyphens and underscores."
    ),
}

FILES: Sentences = {
    "file_too_large": Counted(
        "limit",
        "The file is larger than {count} byte, the most that is read.",
        "The file is larger than {count} bytes, the most that is read.",
    ),
    "file_not_utf8": N_("The file is not UTF-8 text (byte {byte}). Save it as UTF-8 and try again."),
    "file_not_json": N_("The file is not JSON: line {line}, column {column} cannot be understood."),
    "file_nested_too_deep": N_("The file has more than {limit} levels inside each other."),
    "file_not_an_object": N_("An answers file is one object: {{…}}."),
    "key_twice": N_("The name “{name}” stands twice in the same object."),
    "key_missing": N_("The name “{name}” is missing at the top of the file."),
    "unknown_question": N_("There is no question “{name}” in this form."),
    "format_unknown": N_("The format “{value}” is not known; this program reads “{known}”."),
    "answers_of_other_call": N_(
        "The file holds answers for the call {found}, but this dossier is for {wanted}. Nothing was changed."
    ),
}

_EXPECTED: Sentences = {
    "text": N_("A text is expected here."),
    "list": N_("A list is expected here, such as […]."),
    "object": N_('An object is expected here, such as {{"name": "value"}}.'),
}

REFUSED: Sentences = {
    "not_ready_to_seal": Counted(
        "count",
        "{count} thing must be fixed before this dossier can be sealed. Check it to see which.",
        "{count} things must be fixed before this dossier can be sealed. Check it to see which.",
    ),
    "not_sealed": N_("This dossier is not sealed."),
    "evidence_unknown": N_("There is no evidence “{evidence}” in this dossier."),
    "evidence_file_missing": N_("The file of this evidence is missing or damaged. Please add it again."),
    "version_unknown": N_("There is no version {version} of this dossier."),
    "marking_place_unknown": N_("There is no question “{name}” in this form."),
    "sealed_already": N_("This dossier is sealed already."),
    "evidence_missing_to_seal": N_(
        "The files of {numbers} are missing or damaged on this computer. Add them again before sealing."
    ),
    "evidence_link_refused": N_(
        "“{value}” is no address on the web. Addresses look like https://city.example."
    ),
    "no_sealed_version": N_("There is no sealed version of this dossier yet."),
    "not_a_dossier_file": N_("This is not the file of a dossier."),
    "annexes_failed": N_(
        "These annexes could not be printed: {numbers}. Look at them in the register, or export without them."
    ),
    "page_range_wrong": N_("“{value}” is not a range of pages. Ranges look like 1-3, 7."),
    "page_range_empty": Counted(
        "pages",
        "The dossier has {count} page, and none of them was chosen.",
        "The dossier has {count} pages, and none of them was chosen.",
    ),
    "title_empty": N_("A dossier needs a title."),
    "note_empty": N_("A note needs some text."),
    "milestone_unnamed": N_("A state that is to be kept needs a name."),
    "not_in_bin": N_("There is no dossier {dossier} in the bin."),
    "state_without_answer": N_("There is no answer yet that could be ready or approved."),
    "form_not_found": N_("There is no form “{form}”."),
    "city_unknown": N_("No city “{city}” is known here."),
    "call_not_found": N_("There is no call “{call}”."),
    "guidance_not_own": N_(
        '{file} is no layer of a National Commission: the line layer = "commission" is missing.'
    ),
    "advice_unknown": N_("There is no advice of the name “{advice}”. `lcapp advice list` names them all."),
    "form_without_call": N_("There is no call of the kind of {form} to begin a dossier in."),
    "form_released": N_(
        "The form {form} is shipped with the program and stays as it is. Give yours another version."
    ),
    "call_released": N_(
        "The call {call} is shipped with the program and stays as it is. Give yours another id."
    ),
    "file_not_found": N_("There is no file {file}."),
    "date_unreadable": N_("“{value}” is not a date. Dates look like 2025-06-15."),
    "own_file_unreadable": N_("The file {file} does not hold what its name says. Nothing of it was taken."),
    "own_files_lost": N_(
        "The file {file} with your own forms, calls and guidance is missing beside this copy, or damaged."
    ),
    "own_deadlines_unreadable": N_(
        "The file {file} in the data folder cannot be understood; mend or remove it."
    ),
    "sample_unknown": N_("There is no sample “{sample}”."),
    "dossier_unknown": N_("There is no dossier {dossier}."),
    "question_unknown": N_("There is no question “{question}” in this form."),
    "note_unknown": N_("This note is not here any more."),
    "answer_not_there": N_("There is no answer to “{question}” in this dossier."),
    "decision_unnamed": N_("A decision needs the name and the exact title of the person who makes it."),
    "decision_without_comment": N_("Say in a few words why it is sent back."),
    "section_unknown": N_("There is no section “{section}” in this form."),
    "record_unknown": N_("There is no record “{record}” of the city."),
    "record_not_started": N_("The record “{record}” has not been started yet."),
    "no_material": N_("The city's records have nothing for this question yet."),
    "assessment_missing": N_("There is no self-assessment yet to go on from. Start the first one."),
    "assessment_year_beyond": N_(
        "An assessment is for a year from {first}, when the Key Features were adopted, to {last}."
    ),
    "assessment_of_year": N_("There is a self-assessment for {year} already."),
    "text_changed": N_("The text has changed since. Look at the suggestions once more."),
    "piece_does_not_fit": N_("The piece cannot be put back here. Copy its text instead."),
    "parked_unknown": N_("This answer is not in the drawer any more."),
    "upgrade_changes_nothing": N_("The dossier has the form {form} already."),
    "upgrade_outdated": N_("The draft was changed in between. Please look at what would change once more."),
    "form_missing": N_("The form “{form}” is not on this computer; the draft can be read but not changed."),
    "form_changed": N_(
        "The form “{form}” is not the one this draft was written for; the draft can be read but not changed."
    ),
    "sealed": N_("This version is sealed. Open it for writing again first; that asks for the reason."),
    "reason_missing": N_("A reason is needed; it is kept with the dossier."),
    "changed_elsewhere": N_(
        "This dossier was changed by another window or program. Open it again to go on from there."
    ),
    "form_invalid": Counted(
        "count",
        "The file {file} cannot be used: {count} thing in it must be put right.",
        "The file {file} cannot be used: {count} things in it must be put right.",
    ),
    "backup_refused": N_("This file cannot take the place of the library. Nothing was changed."),
    "cancelled": N_("Stopped. Nothing was written."),
}

MACHINE: Sentences = {
    "library_held": N_("The library is in use by another program ({holder}). Close it there and try again."),
    "library_damaged": N_(
        "The library is damaged. Nothing was changed; the folder “backups” beside it holds copies."
    ),
    "library_foreign": N_(
        "The file in the place of the library was made by another program. Nothing was changed."
    ),
    "library_not_opened": N_(
        "The library could not be opened. Check that its folder exists and may be written."
    ),
    "library_read_only": N_("The library may not be written: its folder or file is protected."),
    "library_closed": N_("The library is closed already; what was not saved is lost with this window."),
    "library_too_new": N_(
        "The library was written by a newer version of this program (shape {found}, known here: {known}). "
        "Install the newer version."
    ),
    "library_newer": N_(
        "This library was written by a newer version of this program. Everything in it can be read and "
        "exported here; nothing is written to it. Install the newer version to go on."
    ),
    "library_missing": Counted(
        "count",
        "The library is missing, but {count} copy of it is there. Restore it, or begin anew.",
        "The library is missing, but {count} copies of it are there. Restore one, or begin anew.",
    ),
    "library_on_network": N_(
        "The library cannot stand on a network drive: files there are damaged when two computers write. "
        "Keep it on this computer, and hand dossiers on as exported files."
    ),
    "library_not_rebuilt": N_(
        "The library is damaged and could not be put together again. Nothing was thrown away."
    ),
    "snapshot_not_written": N_("No copy of the library could be made. Is the disk full?"),
    "snapshot_not_proved": N_("A copy of the library was made but is not whole; it was thrown away."),
    "backup_not_written": N_(
        "No copy of the library could be made, so it was not changed. Is the disk full?"
    ),
    "dossier_damaged": N_("Dossier {dossier} is damaged in the library. Nothing was changed."),
    "version_damaged": N_("What was kept under this name is damaged and cannot be read."),
    "save_failed": N_("Not saved yet. Your text is kept here and will be tried again."),
    "disk_full": N_("The disk is full. Nothing is lost; make room and try again."),
    "disk_failed": N_("The disk reported an error. Nothing was changed."),
    "memory_full": N_("The computer has no memory left. Close other programs and try again."),
    "export_not_whole": N_(
        "The finished PDF did not pass its check ({reason}), so it was not written. Please report this."
    ),
    "pages_not_drawn": N_("The pages could not be drawn. Try again; nothing is lost."),
    "printer_refused": N_("The printer did not take the pages. Is it switched on and connected?"),
    "font_file_missing": N_("The font file {file} is missing; please install the program again."),
    "font_table_unreadable": N_("The font file {file} could not be read; please install the program again."),
    "sample_damaged": N_("The sample file {file} could not be read; please install the program again."),
    "language_unknown": N_("There is no language “{name}”."),
}

WRITING: Sentences = {
    "disk_full": N_("The file {file} could not be written: the disk is full."),
    "read_only": N_("The file {file} could not be written: this disk may only be read."),
    "not_allowed": N_("The file {file} could not be written: you have no right to write there."),
    "folder_missing": N_("The file {file} could not be written: its folder does not exist."),
    "is_a_folder": N_("The file {file} could not be written: there is a folder of that name."),
    "name_too_long": N_("The file {file} could not be written: its name is too long."),
    "file_too_large": N_("The file {file} could not be written: it would be too large for this disk."),
    "in_use": N_("The file {file} could not be written: another program has it open."),
    "failed": N_("The file {file} could not be written."),
}
READING: Sentences = {
    "folder_missing": N_("There is no file {file}."),
    "not_allowed": N_("The file {file} could not be read: you have no right to read it."),
    "is_a_folder": N_("{file} is a folder, not a file."),
    "failed": N_("The file {file} could not be read."),
}

BACKUPS: Sentences = {
    "not_a_backup": N_("This file is neither a backup nor a copy of a library. Nothing was changed."),
    "too_large": N_("This backup is larger than any this program writes. Nothing was changed."),
    "damaged": N_("This backup is damaged, or somebody changed it. Nothing was changed."),
    "foreign": N_("This file was made by another program or holds more than a library. Nothing was changed."),
    "newer": N_("This backup was written by a newer version of this program. Nothing was changed."),
}

ERRORS: Sentences = {
    **REFUSED_FILES,
    **REFUSED_PACKAGES,
    **REFUSED_MERGES,
    **REFUSED_WORKSHEETS,
    **REFUSED_OFFICIAL,
    **REFUSED_AT_THE_DESK,
    **TRANSLATION_REFUSALS,
    **SENDING_ERRORS,
    **MACHINE,
    **REFUSED,
    **FILES,
    **VALUES,
}
"""Sentences by code; `wrong_type`, `file_not_written` and `file_not_read` have one by parameter."""

_HELD_BY_SOMEBODY = N_("The library is in use by another program. Close it there and try again.")
_DID_YOU_MEAN = N_("Did you mean “{meant}”?")


def error_sentence(words: Words, error: LcappError, *, with_place: bool = True) -> str:
    """What went wrong in one or two sentences.

    Args:
        words: The language.
        error: Any error the program names. Of a `FormInvalid`, each problem has its own sentence
            (`lcapp.i18n.wording_problems`).
        with_place: Whether to say first where in a file it is; a window's field does without.
    """
    said = _said(words, error)
    if meant := error.params.get("meant"):
        said = f"{said} {words._(_DID_YOU_MEAN, meant=harmless(words, str(meant)))}"
    if with_place and (place := error.params.get("place")):
        return words._("{place}: {sentence}", place=harmless(words, str(place)), sentence=said)
    return said


def _said(words: Words, error: LcappError) -> str:
    params = {name: value for name, value in error.params.items() if name != "dossier"}
    params |= {name: str(value) for name, value in error.params.items() if name == "dossier"}
    match error.code:
        case "wrong_type":
            return sentence(words, _EXPECTED, str(params.get("expected")), params)
        case "file_not_written":
            return sentence(words, WRITING, str(params.get("reason")), params)
        case "file_not_read":
            reason = str(params.get("reason"))
            return sentence(words, READING, reason if reason in READING else "failed", params)
        case "backup_refused":
            reason = str(params.get("reason"))
            return sentence(words, BACKUPS, reason, params)
        case "library_held" if not params.get("holder"):
            return words._(_HELD_BY_SOMEBODY)
        case "changed_elsewhere" if isinstance(error, ChangedElsewhere | StorageUnavailable):
            return sentence(words, REFUSED, error.code, params)
        case "form_invalid" if isinstance(error, FormInvalid):
            return sentence(words, REFUSED, error.code, params)
    if error.code in SENDING_ERRORS:
        params = {name: formats.day(words, str(value)) for name, value in params.items()}
    return sentence(words, ERRORS, error.code, params)
