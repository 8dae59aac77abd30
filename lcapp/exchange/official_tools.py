"""Official Word forms for the services: their marks, and what is written into them."""

from collections.abc import Sequence
from pathlib import Path

from lcapp.domain.official_marks import Place
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.exchange.official_texts import OfficialTexts
from lcapp.i18n import Catalogs
from lcapp.sandbox.official_opener import fill_marks, read_marks
from lcapp.services.ports import Watch


class Tools:
    """See `lcapp.services.official_forms.OfficialTools`."""

    def __init__(self, translations: Path) -> None:
        self._catalogs = Catalogs(translations)

    def read(
        self, data: bytes, *, watch: Watch | None = None
    ) -> tuple[tuple[str, ...], bytes, tuple[str, ...]]:
        """The marks of a stranger's document, the document as it may be kept, codes of what was taken out."""
        return read_marks(data, watch=watch)

    def write(
        self,
        data: bytes,
        snapshot: DossierSnapshot,
        marks: Sequence[tuple[str, Place]],
        *,
        language: str,
        watch: Watch | None = None,
    ) -> tuple[bytes, frozenset[str]]:
        """The document with its marks filled, and the marks that say nothing."""
        texts = OfficialTexts(snapshot, [place for _mark, place in marks], self._catalogs.words(language))
        told = {mark: texts.told(place) for mark, place in marks}
        silent = frozenset(
            mark for mark, text in told.items() if not any(line for line, _left in text["lines"])
        )
        return fill_marks(data, told, watch=watch), silent
