"""The plan of days on one page: what is done when and by whom, with a box to tick."""

from datetime import datetime

from lcapp.domain.back_planner import BackPlan, PlannedDay
from lcapp.domain.calls import Call
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording_guide import left_out_sentences, planned_sentence, room_sentence
from lcapp.i18n.wording_states import certainty_word, party_words
from lcapp.pdf.block_kinds import Cell, Column, Grid, Heading, Printed, RunningLines, Said, Text
from lcapp.pdf.flowables import UNTICKED
from lcapp.pdf.renderer import PdfRenderer
from lcapp.services.export import Unwatched


def plan_blocks(plan: BackPlan, call: Call, words: Words, *, city: str = "") -> Printed:
    """The page of a plan as blocks.

    Args:
        plan: The dated list.
        call: The call it leads to.
        words: The language of print.
        city: The city's name; may be empty.
    """
    title = words._("Plan of days")
    of_call = call_title(words, call)
    said = words._(
        "Reckoned back from {day}.",
        day=formats.day_in_calendars(words, plan.binding.isoformat(), weekday=True),
    )
    if room := room_sentence(words, plan):
        said += f" {room}"
    columns = (
        Column(words._("Day"), 0.30),
        Column(words._("Who"), 0.15),
        Column(words._("What"), 0.44),
        Column(words._("Done"), 0.11, centred=True),
    )
    left_out = " ".join(left_out_sentences(words, plan))
    dropped = (Text((Said(words._("Left out for lack of time: {steps}", steps=left_out)),), "aside"),)
    return Printed(
        blocks=(
            Heading(1, title, under=" · ".join(part for part in (city, of_call) if part)),
            Text((Said(said),), "intro"),
            Grid(columns, tuple(_row(planned, words) for planned in plan.days)),
            *(dropped if left_out else ()),
            Text(
                (Said(words._("Bold days come from the call or the Commission; the others are advice.")),),
                "aside",
            ),
        ),
        running=RunningLines(" · ".join(part for part in (city, title) if part), "", of_call, ""),
        title=f"{title}: {of_call}",
        author=city,
        subject=of_call,
    )


def print_plan(
    renderer: PdfRenderer,
    plan: BackPlan,
    call: Call,
    *,
    language: str,
    paper: str,
    city: str,
    moment: datetime,
) -> bytes:
    """The page of a plan as a PDF.

    Raises:
        EnvironmentFailed: A font is not where it should be.
    """
    printed = plan_blocks(plan, call, renderer.words(language), city=city)
    return renderer.print_sheet(
        printed, language=language, paper=paper, moment=moment, watch=Unwatched()
    ).data


def _row(planned: PlannedDay, words: Words) -> tuple[Cell, ...]:
    day = formats.day_in_calendars(words, planned.value, weekday=len(planned.value) == len("2025-06-15"))
    what = planned_sentence(words, planned)
    if planned.fixed and planned.certainty not in ("seen", "typed"):
        what = words._(
            "{sentence} ({certainty})", sentence=what, certainty=certainty_word(words, planned.certainty)
        )
    return (
        (Text((Said(day, bold=planned.fixed),), "value"),),
        (Text((Said(party_words(words, planned.who)),), "value"),),
        (Text((Said(what, bold=planned.fixed),), "value"),),
        () if planned.fixed else (Text((Said(UNTICKED),), "value"),),
    )
