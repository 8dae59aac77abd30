"""`lcapp records list|start|insert`: the city's own records, and material from them for an answer."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, language, words_of_text
from lcapp.cli.output import FINE, Output, table
from lcapp.domain.city_records import RECORDS
from lcapp.domain.completeness import Completeness
from lcapp.domain.forms import Form, QuestionType
from lcapp.domain.record_feeds import Material
from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_choices import left_out_words
from lcapp.i18n.wording_passages import part_said, passage
from lcapp.i18n.wording_standing import standing_words
from lcapp.services.app import App
from lcapp.services.records import RecordLine


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb and what it does."""
    parser = add_verb(subparsers, "records", "The city's own records, which every form draws on.")
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|start|insert")
    add_verb(acts, "list", "Every record, started or not.").set_defaults(run=list_records)
    start = add_verb(acts, "start", "Start a record, or find it, and print its number.")
    start.add_argument("record", choices=RECORDS, metavar="RECORD", help=", ".join(RECORDS))
    start.add_argument("--title", type=words_of_text, default="", metavar="TEXT")
    start.set_defaults(run=start_record)
    insert = add_verb(acts, "insert", "Put material from the records into an answer of a draft.")
    insert.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    insert.add_argument("question", metavar="QUESTION", help="id of a question, such as areas.plan")
    insert.add_argument("--in", dest="tongue", type=language, default="en", metavar="CODE", help="language")
    insert.add_argument("--dry-run", action="store_true", help="only show it")
    insert.set_defaults(run=insert_material)


def list_records(app: App, args: Namespace, out: Output) -> int:
    """Every record in one line."""
    lines = [(one, app.city_records.so_far(one)) for one in app.city_records.lines()]
    out.show([_shape(*one) for one in lines], lambda: _table(out.words, lines))
    return FINE


def start_record(app: App, args: Namespace, out: Output) -> int:
    """Find a record or start it."""
    number = app.city_records.find_or_start(args.record, title=args.title).number
    out.show({"dossier": number}, lambda: [str(number)])
    return FINE


def insert_material(app: App, args: Namespace, out: Output) -> int:
    """Put sentences, items or records into an answer, as one act."""
    session = app.dossiers.open(args.dossier)
    question = session.question(args.question)
    tongue = args.tongue if question.translatable else ""
    found = app.material.material(session, question, tongue)
    if found.is_empty:
        raise InputRefused("no_material", question=question.id)
    own = args.words_in(args.tongue)
    lines = _said(app, own, found)
    if not args.dry_run:
        if question.type is QuestionType.GROUP:
            app.material.insert_items(session, question, found)
        elif question.type is QuestionType.LIST:
            app.material.insert_lines(session, question, tongue, tuple(lines))
        else:
            app.material.insert_text(session, question, tongue, "\n".join(lines))
        session.flush()
    told = {"lines": lines, "left_out": found.left_out, "undated": found.undated, "written": not args.dry_run}
    every = app.material.choices(session, question, tongue, app.city_records.all_answers())
    told["choices"] = [{"title": one.title, "standing": one.standing.value} for one in every]
    gone = left_out_words(out.words, every)
    out.show(told, lambda: [*(harmless(out.words, line) for line in lines), *([gone] if gone else ())])
    return FINE


def _said(app: App, words: Words, found: Material) -> list[str]:
    def find_form(record: str) -> Form | None:
        return app.city_records.line(record).form

    if found.items:
        return [" / ".join(_texts(one.get("title"))) for one in found.items]
    lines = [part_said(words, line, find_form) for line in found.lines]
    return lines or passage(words, found.sentences, find_form).splitlines()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (str(one) for one in value.values())
    elif value is not None:
        yield str(value)


def _shape(line: RecordLine, so_far: Completeness | None) -> dict[str, Any]:
    return {
        "record": line.record,
        "form": line.form.name,
        "dossier": line.card.dossier.number if line.card else None,
        "percent": so_far.percent if so_far and so_far.required else None,
        "filled": so_far.filled if so_far else 0,
        "asked": so_far.asked if so_far else None,
        "earlier": [card.dossier.number for card in line.earlier],
    }


def _table(words: Words, lines: Sequence[tuple[RecordLine, Completeness | None]]) -> list[str]:
    return table(
        words,
        [
            (
                str(line.card.dossier.number) if line.card else "–",
                line.record,
                standing_words(words, so_far) if so_far else words._("not started"),
                FormWords(words, line.form.name).title(line.form),
            )
            for line, so_far in lines
        ],
    )
