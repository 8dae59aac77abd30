"""`lcapp desk score|reviews|criteria|remarks`: what reviewers do."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.desk_shapes import remark_shape, sheet_shape, state_shape
from lcapp.cli.input import read_input
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.domain.answers_file import strict_json
from lcapp.domain.criteria import Criteria
from lcapp.domain.findings import Finding
from lcapp.domain.remarks import Remark, RemarkSeverity
from lcapp.domain.review import Citation, Score, Sheet, citation_of, total
from lcapp.errors import InputRefused
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import criteria_in
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_desk import REPLIES, REVIEWER_STATES, SEVERITIES, lack_sentence, said_of
from lcapp.services.app import App
from lcapp.services.reviews import ReviewState


def give_score(app: App, args: Namespace, out: Output) -> int:
    """Write the own sheet, and show it with its total; exit code 1 while it lacks something."""
    reviews = app.commission.reviews
    number = args.dossier
    if args.reopen is not None:
        reviews.reopen(number, args.reopen)
    if args.no_conflict or args.conflict:
        reviews.declare(number, has_conflict=bool(args.conflict), text=args.conflict or "")
    if args.sheet:
        reviews.score_all(number, _scores(read_input(args.sheet)))
    if args.criterion:
        reviews.score(number, args.criterion, args.points, comment=args.comment, cites=_cites(args))
    if args.finish:
        reviews.finish(number)
    sheet = reviews.my_sheet(number)
    criteria = reviews.criteria(app.commission.desk.line(number).call)
    lacks = () if sheet.is_finished else reviews.lacking(number)
    told = sheet_shape(sheet, criteria) | {
        "lacking": [{"code": one.code, "params": dict(one.params)} for one in lacks]
    }
    out.show(told, lambda: _sheet(out.words, sheet, criteria, lacks))
    return NOT_RIGHT if lacks else FINE


def reviews(app: App, args: Namespace, out: Output) -> int:
    """How far the reviewers are."""
    app.calls.get(args.call)
    commission = app.commission
    states = commission.reviews.states(args.call)
    out.show(
        [state_shape(one, commission.reviews) for one in states],
        lambda: (said for one in states for said in _state(out.words, app, one)),
    )
    return FINE


def show_criteria(app: App, args: Namespace, out: Output) -> int:
    """The criteria of a call."""
    app.calls.get(args.call)
    if args.file is not None:
        app.commission.reviews.set_criteria(args.call, args.file)
    criteria = app.commission.reviews.criteria(args.call)
    told = {
        "id": criteria.id,
        "title": criteria.title,
        "official": criteria.official,
        "certainty": str(criteria.certainty),
        "source": criteria.source,
        "note": criteria.note,
        "most": criteria.most,
        "criteria": [
            {"id": one.id, "title": one.title, "weight": one.weight, "levels": list(one.levels)}
            for one in criteria.criteria
        ],
    }
    out.show(told, lambda: _criteria(out.words, criteria))
    return FINE


def show_remarks(app: App, args: Namespace, out: Output) -> int:
    """Change the remarks as asked, and list them."""
    remarks = app.commission.remarks
    if args.add is not None:
        remarks.add(
            args.dossier,
            args.add,
            severity=RemarkSeverity(args.severity),
            question=args.question,
            language=args.answer_language,
            quote=args.quote,
        )
    if args.withdraw is not None:
        remarks.withdraw(args.dossier, args.withdraw)
    written = ""
    if args.file is not None:
        package = remarks.returned(args.dossier, with_names=args.with_names, reply_by=args.by)
        app.write_file(args.file, app.packages.write(package))
        written = str(args.file)
    standing = [one for one in remarks.of(args.dossier) if not one.withdrawn]
    told = {"remarks": [remark_shape(one) for one in standing], "file": written or None}

    def lines() -> Iterator[str]:
        for one in standing:
            yield from remark_lines(out.words, one)
        if not standing:
            yield out.words._("There is no remark.")
        if written:
            yield out.words._("Written: {file}", file=harmless(out.words, written))

    out.show(told, lines)
    return FINE


def remark_lines(words: Words, one: Remark) -> Iterator[str]:
    """A remark with the city's answer."""
    where = one.question or words._("the whole dossier")
    yield words._(
        "{number}. {severity} · {where}",
        number=formats.number(words, one.number),
        severity=said_of(words, SEVERITIES, str(one.severity)),
        where=harmless(words, where),
    )
    if one.quote:
        yield f"   “{harmless(words, one.quote)}”"
    yield f"   {harmless(words, one.text)}"
    if one.reply is not None:
        said = said_of(words, REPLIES, str(one.reply.state))
        yield f"   → {said} {harmless(words, one.reply.reason)}".rstrip()


def _cites(args: Namespace) -> tuple[Citation, ...]:
    if args.annex:
        return (Citation(evidence=args.annex.upper(), page=args.page),)
    if args.quote:
        return (Citation(args.question, args.answer_language, args.quote),)
    return ()


def _scores(data: bytes) -> dict[str, Score]:
    """Scores by criterion: `{"Q1": {"points": 3, "cites": [{"question": …, "quote": …}]}, …}`."""
    top: Any = strict_json(data)
    empty = {"question": "", "language": "", "quote": "", "evidence": "", "page": 0}
    try:
        return {
            str(name): Score(
                points=one["points"],
                comment=str(one.get("comment", "")),
                cites=tuple(citation_of({**empty, **cite}) for cite in one.get("cites", ())),
            )
            for name, one in top.items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputRefused("scores_unreadable") from error


def _sheet(words: Words, sheet: Sheet, criteria: Criteria, lacks: tuple[Finding, ...]) -> Iterator[str]:
    for one in criteria_in(words, criteria).criteria:
        score = sheet.scores.get(one.id)
        points = "–" if score is None or score.points is None else formats.number(words, score.points)
        yield words._(
            "{criterion} {title}: {points}",
            criterion=one.id,
            title=one.title,
            points=points,
        )
    yield words._(
        "Together {points} of {most}",
        points=formats.number(words, total(sheet, criteria)),
        most=formats.number(words, criteria.points),
    )
    for lack in lacks:
        yield lack_sentence(words, lack)
    if sheet.is_finished:
        yield words._("The sheet is finished.")


def _state(words: Words, app: App, state: ReviewState) -> Iterator[str]:
    yield words._(
        "{number} {city}",
        number=formats.number(words, state.line.number),
        city=harmless(words, state.line.title),
    )
    for one in state.reviewers:
        yield words._(
            "  {name}: {state}",
            name=harmless(words, app.commission.reviews.named(one.reviewer)),
            state=said_of(words, REVIEWER_STATES, one.state),
        )
    if state.standing is not None:
        titles = {
            one.id: one.title
            for one in criteria_in(words, app.commission.reviews.criteria(state.line.call)).criteria
        }
        for apart in state.standing.to_discuss:
            yield words.ngettext(
                "  To talk about: {criterion} {title}, {count} point apart",
                "  To talk about: {criterion} {title}, {count} points apart",
                apart.spread,
                criterion=apart.criterion,
                title=harmless(words, titles.get(apart.criterion, "")),
            )


def _criteria(words: Words, criteria: Criteria) -> Iterator[str]:
    told = criteria_in(words, criteria)
    yield told.title
    if told.note:
        yield told.note
    for one in told.criteria:
        yield words._(
            "{criterion} {title} (weight {weight})",
            criterion=one.id,
            title=one.title,
            weight=formats.number(words, one.weight),
        )
        for points, level in enumerate(one.levels):
            yield f"  {formats.number(words, points)}  {level}"
