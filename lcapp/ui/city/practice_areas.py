"""In the library of practices: which of the 42 features each area of a practice stands for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lcapp.domain.assessment import AREAS
from lcapp.domain.city_records import ASSESSMENT, PRACTICES
from lcapp.domain.forms import Form
from lcapp.domain.practice_sentences import GROUP
from lcapp.i18n.form_texts import FormWords
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.draft.section_page import SectionPage
from lcapp.ui.screens.context import ScreenContext

if TYPE_CHECKING:
    from lcapp.ui.screens.draft import DraftScreen


class PracticeAreas(QObject):
    """Says it once above the practices, as soon as their page is built; nothing in other records.

    Args:
        screen: The draft screen of a record.
        context: The surroundings of a screen.
    """

    def __init__(self, screen: "DraftScreen", context: ScreenContext) -> None:
        super().__init__(screen)
        self._context, self._form = context, screen.session.form
        self.label: PlainLabel | None = None
        if self._form.id == PRACTICES:
            screen.pages.built.connect(self._add)
            self._add(screen.pages.page)

    def _add(self, page: SectionPage) -> None:
        if self.label is None and GROUP in page.frames:
            self.label = PlainLabel(self._said(), role="help", wrap=True)
            page.above.addWidget(self.label)

    def _said(self) -> str:
        words, own = self._context.words, FormWords(self._context.words, self._form.name)
        group = self._form.question(GROUP)
        field = group.field("areas") if group is not None else None
        features = _numbers(self._context.app.city_records.line(ASSESSMENT).form)
        named = [
            words._("{area} ({first} to {last})", area=own.option(field, area, group=group), **features[area])
            for area in AREAS
            if field is not None and area in features
        ]
        return words._(
            "A practice names areas of the Key Features; each stands for these features of the "
            "self-assessment: {areas}.",
            areas=words.listed(named),
        )


def _numbers(form: Form) -> dict[str, dict[str, str]]:
    """The numbers of the first and the last feature of each area."""
    found = {}
    for area in AREAS:
        question = form.question(f"assess.{area}")
        if question is not None and question.rows:
            first, last = (row.label.partition(" ")[0] for row in (question.rows[0], question.rows[-1]))
            found[area] = {"first": first, "last": last}
    return found
