"""Why a Word file is not taken as an official form, or is not there."""

from lcapp.i18n.sentences import Counted, Sentences
from lcapp.i18n.words import N_

REFUSED_OFFICIAL: Sentences = {
    "official_fetches": N_(
        "This file fetches something from elsewhere when it is opened (“{what}”), so it was not taken. Put "
        "linked pictures and texts into the file itself in Word, save it, and try again."
    ),
    "official_too_many_marks": Counted(
        "limit",
        "This file has more than {count} marked place, which is more than any form has.",
        "This file has more than {count} marked places, which is more than any form has.",
    ),
    "official_without_marks": N_(
        "This file has no marked place that the form {form} knows. Write marks such as {{{{city.name}}}} "
        "where the answers belong, save it, and try again. `lcapp official places {form}` names all marks."
    ),
    "official_not_attached": N_(
        "No official Word form is attached to {form} yet. Attach one under “Calls and forms”, or with `lcapp "
        "official attach {form} FILE.docx`."
    ),
}
