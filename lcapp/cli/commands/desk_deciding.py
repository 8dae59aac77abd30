"""`lcapp desk rank|decide|interview|result`: the order of a call, and what is decided."""

from argparse import Namespace
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from lcapp.cli.desk_shapes import decision_shape, ranking_shape, reason_shape
from lcapp.cli.output import FINE, Output, table
from lcapp.domain.decision import Decision, DecisionKind
from lcapp.domain.ranking import Ranking
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless, reason_sentence
from lcapp.i18n.wording_desk import DECISIONS, LEFT_OUT, said_of
from lcapp.services.app import App


def show_ranking(app: App, args: Namespace, out: Output) -> int:
    """The order that holds, or the one that was tried."""
    app.calls.get(args.call)
    rankings = app.commission.rankings
    if args.by_points:
        rankings.set_order(args.call, (), reason=args.reason)
    if args.move:
        rankings.move(args.call, args.move[0], args.move[1], reason=args.reason)
    trying = args.try_cap is not None or args.try_weight or args.try_without
    ranking = _tried(app, args) if trying else rankings.ranking(args.call)
    out.show(ranking_shape(ranking) | {"tried": bool(trying)}, lambda: _ranking(out.words, ranking))
    return FINE


def decide_dossier(app: App, args: Namespace, out: Output) -> int:
    """Decide; one endorsement too many ends with exit code 1 and the rule."""
    decisions = app.commission.decisions
    kind = DecisionKind(args.kind)
    made = decisions.decide(args.dossier, kind, args.reason, reply_by=args.by, needs=tuple(args.need))
    if kind is DecisionKind.REQUEST:
        app.commission.remarks.ask(args.dossier, args.need)
    call = app.commission.desk.line(args.dossier).call
    left = decisions.places_left(call)
    told = {"number": args.dossier, "decision": decision_shape(made), "cap": reason_shape(left)}

    def lines() -> Iterator[str]:
        yield _decided(out.words, args.dossier, made)
        yield reason_sentence(out.words, left)

    out.show(told, lines)
    return FINE


def record_interview(app: App, args: Namespace, out: Output) -> int:
    """Keep that there was a talk, where a day is given, and list all of them."""
    decisions, words = app.commission.decisions, out.words
    told: dict[str, Any] = {"number": args.dossier}
    if args.on is not None:
        made = decisions.record_interview(args.dossier, args.on, tuple(args.people), args.notes)
        told |= {"on": made.on.isoformat(), "people": list(made.people)}
    kept = decisions.interviews(args.dossier)
    told["interviews"] = [
        {"on": one.on.isoformat(), "people": list(one.people), "notes": one.notes, "by": one.by}
        for one in kept
    ]

    def lines() -> Iterator[str]:
        if args.on is not None:
            yield words._("The interview is recorded.")
        for one in kept:
            yield words._(
                "Interview on {day} with {people}. {notes}",
                day=formats.day(words, one.on.isoformat()),
                people=words.listed([harmless(words, each) for each in one.people]),
                notes=harmless(words, one.notes),
            ).strip()
        if not kept:
            yield words._("No interview is recorded.")

    out.show(told, lines)
    return FINE


def record_result(app: App, args: Namespace, out: Output) -> int:
    """Keep what UNESCO said."""
    admitted = args.said == "admitted"
    app.commission.decisions.record_result(args.dossier, admitted=admitted, on=args.on)
    told = {"number": args.dossier, "admitted": admitted, "on": args.on.isoformat()}
    out.show(told, lambda: [out.words._("The result is recorded.")])
    return FINE


def _tried(app: App, args: Namespace) -> Ranking:
    reviews = app.commission.reviews
    weights = {one.id: one.weight for one in reviews.criteria(args.call).criteria} | dict(args.try_weight)
    without = {" ".join(name.split()) for name in args.try_without}
    return app.commission.rankings.what_if(
        args.call,
        weights=weights,
        without=[one.id for one in reviews.reviewers() if one.name in without],
        cap=args.try_cap,
    )


def _ranking(words: Words, ranking: Ranking) -> Iterator[str]:
    rows = [
        (
            formats.number(words, place.priority),
            "" if place.above_line else "↓",
            formats.number(words, place.candidate.number),
            place.candidate.title,
            "–" if place.candidate.points is None else formats.number(words, _shown(place.candidate.points)),
            words._("tied") if place.tied_with else "",
        )
        for place in ranking.places
    ]
    yield from table(words, rows)
    yield reason_sentence(words, ranking.cap_reason)
    if ranking.tie_at_line:
        yield words._("The line runs through dossiers with equal points. The board must decide.")
    for one in ranking.left_out:
        yield words._(
            "{city}: {why}", city=harmless(words, one.title), why=said_of(words, LEFT_OUT, one.left_out)
        )


def _shown(points: Fraction) -> Decimal:
    """Points with one decimal, for reading only."""
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _decided(words: Words, number: int, decision: Decision) -> str:
    return words._(
        "Dossier {number} of the desk: {decision}",
        number=formats.number(words, number),
        decision=said_of(words, DECISIONS, str(decision.kind)),
    )
