"""Official Word forms in the data folder, each beside its form: `forms/membership/2025.docx`."""

from pathlib import Path

from lcapp.domain.forms import Form
from lcapp.errors import EnvironmentFailed, NotFound
from lcapp.files import reason_of
from lcapp.storage.form_library import keep_file


class OfficialStore:
    """See `lcapp.services.official_forms.OfficialStore`.

    Args:
        data: The person's data folder.
    """

    def __init__(self, data: Path) -> None:
        self._folder = data / "forms"

    def has(self, form: Form) -> bool:
        """Whether a document is attached to a form."""
        return self._path(form).is_file()

    def get(self, form: Form) -> bytes:
        """The document of a form.

        Raises:
            NotFound: `official_not_attached`.
            EnvironmentFailed: It cannot be read.
        """
        try:
            return self._path(form).read_bytes()
        except FileNotFoundError:
            raise NotFound("official_not_attached", form=form.name) from None
        except OSError as error:
            raise EnvironmentFailed(
                "file_not_read", file=str(self._path(form)), reason=reason_of(error)
            ) from error

    def keep(self, form: Form, data: bytes) -> None:
        """Keep a document beside a form, in place of an earlier one; raises EnvironmentFailed."""
        keep_file(self._path(form), data)

    def remove(self, form: Form) -> None:
        """Take the document of a form away; raises as `get` does."""
        try:
            self._path(form).unlink()
        except FileNotFoundError:
            raise NotFound("official_not_attached", form=form.name) from None
        except OSError as error:
            raise EnvironmentFailed(
                "file_not_written", file=str(self._path(form)), reason=reason_of(error)
            ) from error

    def _path(self, form: Form) -> Path:
        return self._folder / form.id / f"{form.version}.docx"
