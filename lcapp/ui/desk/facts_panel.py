"""What is known of a received file itself: sender, fingerprint, what was left out, other versions."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lcapp.domain.fingerprint import short_code
from lcapp.i18n import formats
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_desk import ELIGIBILITY, SENDERS, STATES, plausibility_sentence, said_of
from lcapp.i18n.wording_packages import removal_sentence
from lcapp.services.received_reading import Received
from lcapp.ui.appearance.labels import PlainLabel, rule
from lcapp.ui.desk.panel_page import PanelPage, leading, link
from lcapp.ui.screens.context import ScreenContext


class FactsPanel(PanelPage):
    """`version_wanted` carries the number of another version; `delete_wanted` asks to delete this one."""

    version_wanted = Signal(int)
    delete_wanted = Signal()

    def __init__(self, context: ScreenContext, received: Received, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words._("The file"), parent)
        words, line = self.words, received.line
        desk = context.app.commission.desk
        day = formats.day(words, line.came_on.isoformat())
        for label, text in (
            (words._("File"), harmless(words, line.file_name)),
            (words._("Came on"), day),
            (words._("Size"), formats.file_size(words, line.size)),
            (words._("Fingerprint"), short_code(line.content_id)),
            (words._("State"), said_of(words, STATES, line.state)),
            (words._("May it apply?"), said_of(words, ELIGIBILITY, received.eligibility.answer)),
            (words._("Sender"), said_of(words, SENDERS, line.sender) if line.sender else ""),
        ):
            if text:
                self.lines.addWidget(PlainLabel(label, role="help"))
                self.lines.addWidget(PlainLabel(text, wrap=True))
        notes = context.app.commission.comparison.plausibility(line.number)
        if notes:
            self.lines.addWidget(PlainLabel(words._("In the figures"), role="label"))
        for note in notes:
            told = PlainLabel(plausibility_sentence(words, note), wrap=True)
            told.set_severity("advice" if note.look else "")
            self.lines.addWidget(told)
        if received.removals:
            self.lines.addWidget(PlainLabel(words._("Left out for safety"), role="label"))
            for removal in received.removals:
                self.lines.addWidget(PlainLabel(removal_sentence(words, removal), role="help", wrap=True))
        others = [one for one in desk.versions(line.number) if one.number != line.number]
        if others:
            self.lines.addWidget(PlainLabel(words._("Other versions"), role="label"))
        for one in others:
            said = words._(
                "Version {number}, came on {day}",
                number=formats.number(words, one.version),
                day=formats.day(words, one.came_on.isoformat()),
            )
            leading(self.lines, link(said, partial(self.version_wanted.emit, one.number)))
        self.lines.addWidget(rule())
        self.delete = link(words._("Delete from the desk for good"), self.delete_wanted.emit)
        leading(self.lines, self.delete)
