"""The nearest known name beside one that is not here."""

from collections.abc import Callable, Iterable

from lcapp.domain.nearest import nearest
from lcapp.errors import LcappError, NotFound
from lcapp.services.app import App


def meant_by(app: App, error: NotFound) -> LcappError:
    """The same error with what was probably meant, where the program can tell."""
    known: dict[str, tuple[str, Callable[[], Iterable[str]]]] = {
        "form_not_found": ("form", app.forms.names),
        "call_not_found": ("call", app.calls.ids),
        "sample_unknown": ("sample", app.samples.names),
    }
    if error.code not in known or error.params.get("meant"):
        return error
    name, names = known[error.code]
    meant = nearest(str(error.params.get(name, "")), names())
    return NotFound(error.code, **{**error.params, "meant": meant}) if meant else error
