"""`lcapp plan DOSSIER`: the learning city plan as a list of goals, activities and milestones."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number
from lcapp.cli.commands.check import finding_lines
from lcapp.cli.output import FINE, Output
from lcapp.cli.shapes import finding_shape
from lcapp.domain.answers import Value
from lcapp.domain.city_records import field_text, figure, items_of, part_of, text_of
from lcapp.domain.figures import canonical_number
from lcapp.domain.plan_sentences import plain_of_figure
from lcapp.domain.record_between import budgets_of
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
        "currency": session.city.currency,
        "budgets": canonical_number(budgets_of(answers), ""),
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
    activities = [
        _activity(words, one, session.city.currency) for one in items_of(answers, "plan.activities")
    ]
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
    baseline, target = (_figure(words, one, name) for name in ("baseline", "target"))
    if baseline and target:
        said = words._("{goal}: from {baseline} to {target}", goal=said, baseline=baseline, target=target)
    elif target:
        said = words._("{goal}: to {target}", goal=said, target=target)
    elif baseline:
        said = words._("{goal}: from {baseline}", goal=said, baseline=baseline)
    indicator = field_text(one, "indicator", words.language)
    told = words._("Indicator: {indicator}", indicator=indicator) if indicator else ""
    return " · ".join(part for part in (said, told, field_text(one, "owner")) if part)


def _figure(words: Words, goal: Mapping[str, Value], name: str) -> str:
    """A baseline or a target with its unit and year, as far as they are known; empty without a number."""
    found = plain_of_figure(goal.get(name))
    if found is None:
        return ""
    told = f"{formats.number(words, found)} {field_text(goal, 'unit')}".strip()
    year = part_of(goal[name], "year")
    if year is None:
        return told
    at = formats.day_in_calendars(words, f"{year:04d}")
    return words.pgettext("a figure and its year", "{figure} ({year})", figure=told, year=at)


def _activity(words: Words, one: Mapping[str, Value], currency: str) -> str:
    days = [
        formats.day_in_calendars(words, day) for name in ("starts", "ends") if (day := field_text(one, name))
    ]
    budget = figure(one.get("budget"))
    amount = f"{formats.number(words, budget)} {currency}".strip() if budget is not None else ""
    told = [
        field_text(one, "title", words.language),
        " – ".join(days),
        field_text(one, "owner"),
        words._("Budget: {amount}", amount=amount) if amount else "",
    ]
    return " · ".join(part for part in told if part)


def _milestone(words: Words, one: Mapping[str, Value]) -> str:
    mark = "✓" if one.get("done") == "yes" else "○"
    due = formats.day_in_calendars(words, field_text(one, "due")) if field_text(one, "due") else ""
    return " ".join(part for part in (mark, due, field_text(one, "what", words.language)) if part)
