"""Why a Word file is not taken as a worksheet, and why a table is not written."""

from lcapp.i18n.sentences import Counted, Sentences
from lcapp.i18n.words import N_

REFUSED_WORKSHEETS: Sentences = {
    "worksheet_not_one": N_(
        "This is no Word file (.docx) that can be read. If it is an older Word file or an OpenDocument text, "
        "open it there and save it as “Word document (.docx)”."
    ),
    "worksheet_locked": N_(
        "This file is locked with a password or is an older Word file. Save it as “Word document (.docx)” "
        "without a password."
    ),
    "worksheet_macros": N_(
        "This file brings macros or other active parts along, so it was not opened. Save it as “Word "
        "document (.docx)”, which has none."
    ),
    "worksheet_entities": N_(
        "This file defines things outside itself, as no word processor does, so it was not opened. Ask the "
        "sender about it."
    ),
    "worksheet_too_large": Counted(
        "limit",
        "This file is larger than a worksheet can be: the limit is {count}. Take pictures out of it.",
        "This file is larger than a worksheet can be: the limit is {count}. Take pictures out of it.",
    ),
    "worksheet_unpacks_too_far": N_(
        "This file unpacks to far more than it should and was not opened. Ask the sender about it."
    ),
    "worksheet_damaged": N_(
        "This file is damaged and could not be read. Open it in Word, save it anew, and try again."
    ),
    "worksheet_several_ticked": N_("More than one box is ticked; only one answer can stand here."),
    "worksheet_outdated": N_(
        "The draft was changed since the worksheet was looked at. Look at it again first."
    ),
    "worksheet_section_unknown": N_("There is no section “{name}” in this form."),
    "table_kind_unknown": N_("A table is written as .xlsx or .csv; “{name}” is neither."),
}
