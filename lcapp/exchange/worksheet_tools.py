"""Worksheets for the services: their words, their Word files, and the reading of what comes back."""

from collections.abc import Collection, Sequence
from pathlib import Path

from lcapp.domain.snapshot import DossierSnapshot
from lcapp.domain.worksheet import SheetElement, SheetParagraph
from lcapp.domain.worksheet_values import LabelsOf
from lcapp.exchange.worksheet_docx import worksheet_as_docx
from lcapp.exchange.worksheet_layout import labels_of, worksheet_elements
from lcapp.i18n import Catalogs
from lcapp.i18n.form_texts import FormWords
from lcapp.sandbox.worksheet_opener import read_worksheet
from lcapp.services.ports import Watch


class Tools:
    """See `lcapp.services.worksheets.WorksheetTools`."""

    def __init__(self, translations: Path) -> None:
        self._catalogs = Catalogs(translations)

    def elements(
        self, snapshot: DossierSnapshot, language: str, sections: Collection[str] = ()
    ) -> tuple[SheetElement, ...]:
        """What a worksheet says."""
        return tuple(
            worksheet_elements(
                snapshot.form,
                snapshot.answers,
                self._catalogs.words(language),
                title=snapshot.dossier.title,
                hidden=snapshot.hidden,
                sections=sections,
            )
        )

    def labels(self, snapshot: DossierSnapshot, language: str) -> LabelsOf:
        """The words of options as a worksheet of that language has them."""
        words = self._catalogs.words(language)
        told = FormWords(words, snapshot.form.name)
        known = {(one.id, ""): labels_of(words, told, one) for one in snapshot.form.questions()}
        for group in snapshot.form.questions():
            known |= {(group.id, field.id): labels_of(words, told, field, group) for field in group.fields}
        return known

    def write(self, snapshot: DossierSnapshot, elements: Sequence[SheetElement], language: str) -> bytes:
        """The Word file."""
        return worksheet_as_docx(
            elements,
            uuid=snapshot.dossier.uuid,
            language=language,
            title=snapshot.dossier.title,
            taken_at=snapshot.taken_at,
        )

    def read(self, data: bytes, *, watch: Watch | None = None) -> tuple[SheetParagraph, ...]:
        """The paragraphs of a stranger's Word file."""
        return read_worksheet(data, watch=watch)
