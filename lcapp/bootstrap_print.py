"""Print for the composition root: the renderer and the documents it makes, imported with the first page."""

import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lcapp.domain.back_planner import BackPlan
from lcapp.domain.calls import Call
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.domain.version_difference import VersionDifference
from lcapp.services.ports import Carried, PreparedAnnex, PrintOptions, RenderedDossier, Watch

if TYPE_CHECKING:
    from lcapp.domain.charts import Overviews
    from lcapp.domain.desk_papers import Paper
    from lcapp.domain.forms import Form
    from lcapp.domain.mayor_brief import MayorBrief
    from lcapp.pdf.renderer import PdfRenderer
    from lcapp.services.comparing import NamedState


class LateRenderer:
    """A renderer that is imported with the first page: ReportLab and the shaper cost a third of a second."""

    def __init__(self, fonts: Path, translations: Path) -> None:
        self._fonts = fonts
        self._translations = translations
        self._making = threading.Lock()
        self._made: PdfRenderer | None = None

    def render(
        self,
        snapshot: DossierSnapshot,
        options: PrintOptions,
        watch: Watch,
        *,
        annexes: tuple[PreparedAnnex, ...] = (),
        carried: tuple[Carried, ...] = (),
    ) -> RenderedDossier:
        """See `Renderer`."""
        return self._renderer().render(snapshot, options, watch, annexes=annexes, carried=carried)

    def print_changes(
        self, old: "NamedState", new: "NamedState", found: VersionDifference, **how: Any
    ) -> bytes:
        """See `ChangesPrinter`."""
        from lcapp.pdf.changes_blocks import print_changes

        return print_changes(self._renderer(), old, new, found, **how)

    def print_plan(
        self, plan: BackPlan, call: Call, *, language: str, paper: str, city: str, moment: datetime
    ) -> bytes:
        """See `PlanPrinter`."""
        from lcapp.pdf.plan_page import print_plan

        return print_plan(
            self._renderer(), plan, call, language=language, paper=paper, city=city, moment=moment
        )

    def print_brief(self, brief: "MayorBrief", form: "Form", **how: Any) -> bytes:
        """See `BriefPrinter`."""
        from lcapp.pdf.mayor_page import print_brief

        return print_brief(self._renderer(), brief, form, **how)

    def record_overview(self, snapshot: DossierSnapshot, language: str) -> "Overviews":
        """See `lcapp.pdf.record_overview`."""
        from lcapp.i18n.catalogs import Catalogs
        from lcapp.pdf.record_overview import record_overview

        # Not the renderer's: a page of the window is not to wait for ReportLab.
        return record_overview(snapshot, Catalogs(self._translations).words(language))

    def print_paper(self, paper: "Paper", *, language: str, size: str, moment: datetime) -> bytes:
        """See `PaperPrinter`."""
        from lcapp.pdf.paper_printing import print_paper

        return print_paper(self._renderer(), paper, language=language, size=size, moment=moment)

    def _renderer(self) -> "PdfRenderer":
        with self._making:
            if self._made is None:
                from lcapp.i18n.catalogs import Catalogs
                from lcapp.pdf.renderer import PdfRenderer

                self._made = PdfRenderer(self._fonts, Catalogs(self._translations))
            return self._made
