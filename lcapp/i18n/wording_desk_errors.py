"""Sentences for what the Commission's desk refuses: what, and what to do."""

from lcapp.i18n.sentences import Counted, Sentences
from lcapp.i18n.words import N_

REFUSED_AT_THE_DESK: Sentences = {
    "check_unknown": N_("There is no formal check “{name}”. The checks are F1 to F13."),
    "verdict_unknown": N_(
        "“{name}” is no result of a check. Results are passed, failed, look or not_applicable."
    ),
    "reason_needed": N_("A reason is needed; it is kept with the dossier."),
    "received_here_again": N_("{file} has come in anew meanwhile; what was deleted stays deleted."),
    "reason_too_long": Counted(
        "limit",
        "The reason is too long; at most {count} character is kept.",
        "The reason is too long; at most {count} characters are kept.",
    ),
    "sheet_finished": N_(
        "This sheet is finished and stays as it is. Open it again first; that asks for the reason."
    ),
    "sheet_not_finished": N_("This sheet is not finished yet."),
    "sheet_not_ready": Counted(
        "count",
        "The sheet lacks {count} thing before it can be finished.",
        "The sheet lacks {count} things before it can be finished.",
    ),
    "conflict_declared": N_("A conflict of interest was declared; no points can be given."),
    "conflict_text_needed": N_("Please say which conflict of interest there is."),
    "criterion_unknown": N_("There is no criterion “{name}” in these criteria."),
    "points_off_scale": N_("{points} is not on the scale; points go from 0 to {most}."),
    "comment_too_long": Counted(
        "limit",
        "The comment is too long; at most {count} character is kept.",
        "The comment is too long; at most {count} characters are kept.",
    ),
    "citation_unusable": N_(
        "A citation names either a sentence of an answer, with its question, or an annex such as A3."
    ),
    "scores_unreadable": N_(
        'The scores cannot be read. They look like {{"Q1": {{"points": 3, "cites": […]}}}}.'
    ),
    "scores_given": N_(
        "Points were given in the call {call} by other criteria already. Criteria cannot be changed any more."
    ),
    "reviewer_name_needed": N_("A reviewer needs a name."),
    "reviewer_conflicted": N_("This reviewer declared a conflict of interest: {text}"),
    "nothing_chosen": N_("Choose the dossiers first."),
    "nothing_to_hand_out": N_(
        "This reviewer has no dossier that waits for a sheet. Give them one first, then write the file."
    ),
    "work_file_differs": N_("This file holds another dossier than the Commission's list says."),
    "due_day_over": N_("{value} is over. Please take a later day."),
    "cap_reached": N_(
        "{nominated} are endorsed in the call {call}, and the call allows {limit}. "
        "One more cannot be endorsed. Where the number was read: {source}."
    ),
    "draft_not_decided": N_(
        "This is a draft that was sent for advice. Only a sealed dossier can be endorsed or "
        "refused; ask the city to seal it."
    ),
    "version_replaced": N_("A later version of this dossier came in. Decide about that one."),
    "decided_already": N_(
        "This was decided already. Take the decision back first; that asks for the reason."
    ),
    "nothing_to_reopen": N_("Nothing was decided yet."),
    "not_decided": N_("Nothing was decided yet about dossier {number} of the desk."),
    "not_endorsed": N_("Dossier {number} of the desk is not endorsed."),
    "reply_day_needed": N_("A request needs the day by which the city answers."),
    "reply_day_over": N_("{value} is over. Please give the city a later day."),
    "interview_empty": N_("Please say who took part in the interview."),
    "nothing_endorsed": N_("No dossier of the call {call} is endorsed yet."),
    "not_in_ranking": N_("Dossier {number} of the desk stands in no ranking of this call."),
    "form_without_part_two": N_("The form {form} has no part for the National Commission."),
    "remark_empty": N_("A remark needs some text."),
    "remark_too_long": Counted(
        "limit",
        "The remark is too long; at most {count} character is kept.",
        "The remark is too long; at most {count} characters are kept.",
    ),
    "remark_unknown": N_("There is no remark {number}."),
    "remark_answered": N_("The city answered remark {number} already; it stays as it is."),
    "quote_not_found": N_("These words do not stand in the answer to {question}."),
    "no_remarks_in_file": N_("There are no remarks in this file."),
    "no_remarks": N_("There is no remark to return."),
    "not_a_national_call": N_("This is not the file of a national call."),
    "not_a_remarks_file": N_("This is not a file of remarks."),
    "remarks_of_other_dossier": N_("These remarks are on another dossier."),
    "no_files_to_import": N_("There is no package and no PDF in {file}."),
    "import_failed": N_("This file could not be put on the desk. The log says where it failed."),
    "desk_call_missing": N_("The file does not say for which call it is. Please say so."),
    "desk_call_unknown": N_(
        "There is no call “{call}” on this computer. Install its file, or say another call."
    ),
    "annex_not_in_file": N_(
        "The bytes of this annex did not come with the file. Ask the city for the package."
    ),
    "no_finished_sheets": N_("There is no finished sheet in the call {call} to be handed on."),
    "not_a_review_package": N_("This package holds no sheets of reviewers."),
    "received_unknown": N_("There is no dossier {number} on the desk."),
    "received_damaged": N_("Dossier {number} of the desk is damaged in the library. Nothing was changed."),
    "desk_entry_damaged": N_("A record of the desk ({kind}) is damaged in the library. Nothing was changed."),
}

CRITERIA_PROBLEMS: Sentences = {
    "criteria_none": N_("There is no criterion."),
    "criteria_levels": N_("There are {count} levels; {wanted} are needed, one for each number of points."),
    "criteria_scale": N_("A whole number from 1 to 100 is needed."),
}
"""Problems of a file of criteria."""
