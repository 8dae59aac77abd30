"""`lcapp plan DOSSIER`: the learning city plan as a list of goals, activities and milestones."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number
from lcapp.cli.commands.check import finding_lines
from lcapp.cli.output import FINE, Output
from lcapp.cli.shapes import finding_shape
from lcapp.domain.answers import Value
from lcapp.domain.city_records import field_text, items_of, text_of
from lcapp.domain.plan_sentences import plain_of_figure
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_records import plan_term_words
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession

RECORD = "plan"


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "plan", "The learning city plan: goals, activities, milestones.")
    parser.add_argument(
        "dossier", type=dossier_number, metavar="DOSSIER", help="the plan, or a dossier of the same library"
    )
    parser.set_defaults(run=run)


def record_session(app: App, number: int, record: str) -> DraftSession:
    """The draft of that number where it is the record, else the record of the library.

    Raises:
        NotFound: There is no such dossier, or the record was never started.
    """
    session = app.dossiers.open(number)
    if session.form.id == record:
        return session
    return app.dossiers.open(app.city_records.started(record).number)


def run(app: App, args: Namespace, out: Output) -> int:
    """Print the plan."""
    session = record_session(app, args.dossier, RECORD)
    answers, findings = session.answers, session.findings()
    data: dict[str, Any] = {
        "dossier": session.dossier.number,
        "name": text_of(answers, "plan.name", "en"),
        "vision": text_of(answers, "vision.text", "en"),
        "adopted": text_of(answers, "plan.adopted"),
        "next_review": text_of(answers, "plan.next_review"),
        **{name: [dict(one) for one in items_of(answers, f"plan.{name}")] for name in _GROUPS},
        "findings": [finding_shape(out.words, one, session.form) for one in findings],
    }

    def lines() -> Iterator[str]:
        yield from _lines(out.words, session)
        yield from finding_lines(out.words, session.form, findings)

    out.show(data, lines)
    return FINE


_GROUPS = ("goals", "activities", "milestones", "team", "stock")


def _lines(words: Words, session: DraftSession) -> Iterator[str]:
    answers, tongue = session.answers, words.language
    name = text_of(answers, "plan.name", tongue)
    yield harmless(words, name or session.dossier.title)
    if vision := text_of(answers, "vision.text", tongue):
        yield harmless(words, " ".join(vision.split()))
    yield from _block(words, words._("Goals"), [_goal(words, one) for one in items_of(answers, "plan.goals")])
    activities = [_activity(words, one) for one in items_of(answers, "plan.activities")]
    yield from _block(words, words._("Activities"), activities)
    milestones = [_milestone(words, one) for one in items_of(answers, "plan.milestones")]
    yield from _block(words, words._("Milestones"), milestones)


def _block(words: Words, title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{title}:"
        yield from (f"  {harmless(words, line)}" for line in lines)


def _goal(words: Words, one: Mapping[str, Value]) -> str:
    said = field_text(one, "goal", words.language)
    if "term" in one:
        said = words._("{goal} ({term})", goal=said, term=plan_term_words(words, str(one["term"])))
    baseline, target = plain_of_figure(one.get("baseline")), plain_of_figure(one.get("target"))
    if baseline is None or target is None:
        return said
    figures = {"baseline": formats.number(words, baseline), "target": formats.number(words, target)}
    return words._("{goal}: from {baseline} to {target}", goal=said, **figures)


def _activity(words: Words, one: Mapping[str, Value]) -> str:
    days = [formats.day(words, day) for name in ("starts", "ends") if (day := field_text(one, name))]
    told = [field_text(one, "title", words.language), " – ".join(days), field_text(one, "owner")]
    return " · ".join(part for part in told if part)


def _milestone(words: Words, one: Mapping[str, Value]) -> str:
    mark = "✓" if one.get("done") == "yes" else "○"
    due = formats.day(words, field_text(one, "due")) if field_text(one, "due") else ""
    return " ".join(part for part in (mark, due, field_text(one, "what", words.language)) if part)
