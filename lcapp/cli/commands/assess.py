"""`lcapp assess DOSSIER`: the self-assessment by areas, what is strong, what is weak, what changed."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, words_of_text
from lcapp.cli.commands.check import finding_lines
from lcapp.cli.commands.plan import record_session
from lcapp.cli.output import FINE, Output, table
from lcapp.cli.shapes import finding_shape
from lcapp.domain.assessment import (
    AREAS,
    area_levels,
    changes_since_last,
    every_level,
    gaps,
    last_area_levels,
    strengths,
)
from lcapp.domain.city_records import ASSESSMENT, plain_of, text_of
from lcapp.domain.forms import Form
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import FormWords
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "assess", "The self-assessment on the Key Features, by areas.")
    parser.add_argument(
        "dossier",
        type=dossier_number,
        metavar="DOSSIER",
        help="the assessment, or a dossier of the same library",
    )
    parser.add_argument(
        "--next", dest="year", type=words_of_text, default="", metavar="YEAR", help="begin that year's"
    )
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Print the assessment, or begin the next and print its number."""
    if args.year:
        number = app.city_records.next_assessment(args.year, today=app.clock().date()).number
        out.show({"dossier": number}, lambda: [str(number)])
        return FINE
    session = record_session(app, args.dossier, ASSESSMENT)
    findings = session.findings()

    def lines() -> Iterator[str]:
        yield from _lines(out.words, session)
        yield from finding_lines(out.words, session.form, findings)

    data = _shape(session)
    data["findings"] = [finding_shape(out.words, one, session.form) for one in findings]
    out.show(data, lines)
    return FINE


def _shape(session: DraftSession) -> dict[str, Any]:
    answers = session.answers
    now, before = area_levels(answers), last_area_levels(answers)
    return {
        "dossier": session.dossier.number,
        "year": text_of(answers, "assess.year"),
        "last_year": text_of(answers, "last.year"),
        "areas": [
            {
                "area": area,
                "level": str(now[area]) if area in now else None,
                "last": str(before[area]) if area in before else None,
            }
            for area in AREAS
        ],
        "features": every_level(answers),
        "trends": {
            feature: way
            for area in AREAS
            for feature, way in dict(plain_of(answers, f"trend.{area}") or {}).items()
        },
        "strengths": list(strengths(answers)),
        "gaps": list(gaps(answers)),
        "changes": [
            {"area": one.area, "before": str(one.before), "now": str(one.now)}
            for one in changes_since_last(answers)
        ],
    }


def _lines(words: Words, session: DraftSession) -> Iterator[str]:
    answers, form = session.answers, session.form
    own = FormWords(words, form.name)
    now, before = area_levels(answers), last_area_levels(answers)
    titles = {section.id: own.section(section) for _part, section in form.sections()}
    rows = [
        (
            formats.number(words, str(now[area])) if area in now else "–",
            formats.number(words, str(before[area])) if area in before else "",
            titles[area],
        )
        for area in AREAS
    ]
    yield from table(words, rows)
    for said, found in ((words._("Strengths"), strengths(answers)), (words._("Gaps"), gaps(answers))):
        if found:
            yield f"{said}:"
            yield from (f"  {_feature(own, form, feature)}" for feature in found)


def _feature(own: FormWords, form: Form, feature: str) -> str:
    question = next((one for one in form.questions() if one.option(feature)), None)
    return own.option(question, feature) if question else feature
