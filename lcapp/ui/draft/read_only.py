"""Why a draft can only be read, in words."""

from lcapp.errors import ReadOnly
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.services.draft_session import ReadOnlyReason

SEALED = "sealed"


def read_only_sentence(words: Words, reason: ReadOnlyReason) -> str:
    """The reason and what still works."""
    form = reason.params.get("form", "")
    match reason.code:
        case "form_missing":
            return words._(
                "The form {form} is not on this computer. The answers can be read and exported, not changed.",
                form=form,
            )
        case "form_changed":
            return words._(
                "The form {form} is not the one these answers were written for. "
                "They can be read and exported, not changed.",
                form=form,
            )
        case "library_newer":
            return error_sentence(words, ReadOnly(reason.code))
        case "sealed":
            return words._("This version is sealed and stays as it was sent.")
    return words._(
        "Another window or program changed this dossier. Close it and open it again to go on writing."
    )
