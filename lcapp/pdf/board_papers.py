"""Papers of the board as blocks: ranking list, minutes, and the list that goes with the dispatch to UIL."""

from collections.abc import Iterator

from lcapp.domain.criteria import Criteria
from lcapp.domain.decision import Decision
from lcapp.domain.desk_papers import DispatchPaper, Minutes, MinutesLine, RankingPaper
from lcapp.domain.ranking import Place, Ranking
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title, criteria_text
from lcapp.i18n.wording_desk import CHECKS, DECISIONS, LEFT_OUT, said_of
from lcapp.i18n.wording_reasons import reason_sentence
from lcapp.pdf.block_kinds import (
    Block,
    Cell,
    Column,
    Grid,
    Heading,
    Notice,
    Pairs,
    Printed,
    RunningLines,
    Said,
)
from lcapp.pdf.letters import letterhead, line, place_and_day, points_shown, signature
from lcapp.pdf.text.isolation import clean, isolate
from lcapp.pdf.value_blocks import BULLET


def ranking_blocks(paper: RankingPaper, words: Words) -> Printed:
    """The ranking list, to be laid before the board."""
    name = paper.commission.named(words.language)
    title = words._("Ranking list")
    of_call = clean(call_title(words, paper.call))
    blocks = (
        *letterhead(paper.commission, words, name),
        Heading(1, title, under=of_call),
        place_and_day(paper.commission, words, paper.day.isoformat()),
        *_cap(paper.ranking, words),
        *_ranked(paper.ranking, paper.criteria, words),
    )
    return _printed(blocks, title, of_call, name)


def minutes_blocks(minutes: Minutes, words: Words) -> Printed:
    """The minutes of a board."""
    name = minutes.commission.named(words.language)
    title = words._("Minutes of the decision")
    of_call = clean(call_title(words, minutes.call))
    blocks: tuple[Block, ...] = (
        *letterhead(minutes.commission, words, name),
        Heading(1, title, under=of_call),
        *_facts(minutes, words),
        *_cap(minutes.ranking, words),
        Heading(2, words._("Ranking")),
        *_ranked(minutes.ranking, minutes.criteria, words),
        *_order(minutes, words),
        Heading(2, words._("Decisions")),
    )
    for one in minutes.lines:
        blocks += tuple(_decided(one, words, sheet=minutes.criteria.id))
    if minutes.sent_on is not None:
        day = formats.day_in_calendars(words, minutes.sent_on.isoformat())
        blocks += (line(words._("Everything was sent to UIL on {day}.", day=day)),)
    blocks += (line(words._("These minutes say what the board decided."), "intro"),)
    return _printed((*blocks, *signature(minutes.commission, words)), title, of_call, name)


def dispatch_blocks(paper: DispatchPaper, words: Words) -> Printed:
    """What goes to UIL, where, and who gets a copy."""
    name = paper.commission.named(words.language)
    title = words._("Dispatch to the UNESCO Institute for Lifelong Learning")
    of_call = clean(call_title(words, paper.call))
    columns = (
        Column(words._("Priority"), 0.1, figures=True),
        Column(words._("City"), 0.26),
        Column(words._("Fingerprint"), 0.34),
        Column(words._("Copy to"), 0.3),
    )
    rows = tuple(
        (
            _cell(formats.number(words, place)),
            _cell(city.title, bold=True),
            _cell(code),
            _cell(copy),
        )
        for place, (city, copy, code) in enumerate(
            zip(paper.endorsed, paper.copies, paper.fingerprints, strict=True), start=1
        )
    )
    to = [one.address for one in paper.to if one.address]
    blocks: tuple[Block, ...] = (
        *letterhead(paper.commission, words, name),
        Heading(1, title, under=of_call),
        place_and_day(paper.commission, words, paper.day.isoformat()),
        *(line(words._("To: {address}", address=isolate(one)), bold=True) for one in to),
        *(line(words._("What goes: {what}", what=isolate(one.what))) for one in paper.to),
        Grid(columns, rows),
        line(
            words._("Each dossier is the one with this fingerprint; the city has the same one."),
            "aside",
        ),
    )
    return _printed((*blocks, *signature(paper.commission, words)), title, of_call, name)


def _printed(blocks: tuple[Block, ...], title: str, of_call: str, name: str) -> Printed:
    running = RunningLines(" · ".join(one for one in (isolate(name), title) if one), "", of_call, "")
    return Printed(blocks, running, title=f"{title}: {of_call}", author=clean(name), subject=of_call)


def _cell(text: str, *, bold: bool = False) -> Cell:
    return (line(text, bold=bold),) if text else ()


def _cap(ranking: Ranking, words: Words) -> Iterator[Block]:
    yield line(reason_sentence(words, ranking.cap_reason))
    if ranking.cap_reason.source:
        yield line(words._("Source: {source}", source=isolate(ranking.cap_reason.source)), "aside")
    if ranking.tie_at_line:
        yield Notice(words._("The line runs through dossiers with equal points. The board must decide."))


def _ranked(ranking: Ranking, criteria: Criteria, words: Words) -> Iterator[Block]:
    columns = (
        Column(words._("Priority"), 0.1, figures=True),
        Column(words._("City"), 0.34),
        Column(words._("Points"), 0.14, figures=True),
        Column(words._("Rank by points"), 0.14, figures=True),
        Column(words._("Spread"), 0.1, figures=True),
        Column(words._("Reviewers"), 0.18, figures=True),
    )
    last = max((n for n, one in enumerate(ranking.places, start=1) if one.above_line), default=0)
    above, below = ranking.places[:last], ranking.places[last:]
    if above:
        yield Grid(columns, tuple(_row(one, words) for one in above))
    if below and ranking.cap is not None:
        said = words.ngettext(
            "Here the line is drawn: {count} may be endorsed.",
            "Here the line is drawn: {count} may be endorsed.",
            ranking.cap,
        )
        yield Notice(said)
    if below:
        yield Grid(columns, tuple(_row(one, words) for one in below))
    for one in ranking.left_out:
        why = said_of(words, LEFT_OUT, one.left_out)
        yield line(words._("{city}: {why}", city=isolate(one.title), why=why), "aside", marker=BULLET)
    points = formats.number(words, criteria.points)
    yield line(
        words._(
            "Scored by: {title}. All points together: {points}.",
            title=isolate(criteria_text(words, criteria.id, criteria.title)),
            points=points,
        ),
        "aside",
    )
    if criteria.note:
        yield line(criteria_text(words, criteria.id, criteria.note), "aside")


def _row(place: Place, words: Words) -> tuple[Cell, ...]:
    one = place.candidate
    points = points_shown(words, one.points) if one.points is not None else ""
    rank = formats.number(words, place.rank) if place.rank else ""
    if place.tied_with:
        rank = words._("{rank}, tied", rank=rank)
    return (
        _cell(formats.number(words, place.priority)),
        _cell(
            words._("{city} (refused)", city=isolate(one.title)) if one.refused else one.title,
            bold=place.above_line,
        ),
        _cell(points),
        _cell(rank),
        _cell(formats.number(words, one.spread) if one.points is not None else ""),
        _cell(formats.number(words, one.reviewers)),
    )


def _facts(minutes: Minutes, words: Words) -> Iterator[Block]:
    came = len({one.line.uuid for one in minutes.lines if one.line.sealed})
    drafts = sum(not one.line.sealed for one in minutes.lines)
    told = [
        (words._("Day"), formats.day_in_calendars(words, minutes.day.isoformat())),
        (words._("Present"), words.listed(isolate(one) for one in minutes.present)),
        (words._("Applications"), formats.number(words, came)),
        (words._("Drafts for advice"), formats.number(words, drafts) if drafts else ""),
        (words._("Reviewers"), words.listed(isolate(one) for one in minutes.reviewers)),
    ]
    yield Pairs(tuple((Said(name), (line(said),)) for name, said in told if said))


def _order(minutes: Minutes, words: Words) -> Iterator[Block]:
    if not minutes.ranking.ordered_by_board:
        return
    yield line(words._("The board left the order of points."))
    if minutes.order_reason:
        yield line(words._("Reason: {reason}", reason=isolate(minutes.order_reason)))


def _decided(one: MinutesLine, words: Words, *, sheet: str) -> Iterator[Block]:
    decision = one.decision
    said = said_of(words, DECISIONS, str(decision.kind)) if decision else words._("Not decided yet")
    yield line(words._("{city}: {decision}", city=isolate(one.line.title), decision=said), bold=True)
    if decision is not None:
        yield from _why(decision, words)
    for result in one.formal:
        failed = said_of(words, CHECKS, result.check)
        yield line(words._("Not fulfilled: {check}", check=failed), "aside", marker=BULLET)
    if one.to_discuss:
        apart = words.listed(isolate(criteria_text(words, sheet, title)) for title in one.to_discuss)
        yield line(
            words._("The reviewers were far apart in: {criteria}", criteria=apart), "aside", marker=BULLET
        )
    for conflicted in one.conflicts:
        told = (
            words._("Conflict of interest declared by {name}", name=isolate(conflicted))
            if conflicted
            else words._("A reviewer declared a conflict of interest and gave no points.")
        )
        yield line(told, "aside", marker=BULLET)
    for talk in one.interviews:
        day = formats.day(words, talk.on.isoformat())
        people = words.listed(isolate(each) for each in talk.people)
        yield line(
            words._("Interview on {day} with {people}", day=day, people=people), "aside", marker=BULLET
        )


def _why(decision: Decision, words: Words) -> Iterator[Block]:
    if decision.reason:
        yield line(decision.reason)
    for need in decision.needs:
        yield line(need, marker=BULLET)
    if decision.reply_by is not None:
        day = formats.day(words, decision.reply_by.isoformat())
        yield line(words._("The city answers by {day}.", day=day), "aside")
