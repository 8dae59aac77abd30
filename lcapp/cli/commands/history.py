"""`lcapp history DOSSIER [QUESTION]`: what was done when and by whom; named states with `--milestone`."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number, words_of_text
from lcapp.cli.difference_lines import difference_lines, difference_shape
from lcapp.cli.labels import labelled
from lcapp.cli.output import FINE, Output
from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import Form
from lcapp.domain.parked import stands_beside
from lcapp.domain.value_difference import value_difference
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_history import deed_words
from lcapp.services.answer_history import Day, Deed
from lcapp.services.app import App
from lcapp.services.draft_session import DraftSession
from lcapp.services.library_ports import PastAnswer

_SHOWN = 200


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "history", "What was done to a dossier or to one answer, newest first.")
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.add_argument("question", nargs="?", metavar="QUESTION", help="word by word, this answer alone")
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--milestone", type=words_of_text, metavar="NAME", help='name the state of now: "sent to the mayor"'
    )
    one.add_argument("--restore", type=int, metavar="VERSION", help="bring every answer back as it was then")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Tell the past, or name the state of now."""
    session = app.dossiers.open(args.dossier)
    if args.milestone is not None:
        return _name(app, session, args.milestone, out)
    if args.restore is not None:
        return _restore(app, session, args.restore, out)
    if args.question is None:
        days = app.history.of_dossier(args.dossier)
        data: list[Any] = [_deed_shape(deed, session.form) for day in days for deed in day.deeds]
        out.show(data, lambda: _lines(out.words, session.form, days))
        return FINE
    keys = _keys(session, args.question)
    past = [(key, app.history.of_answer(args.dossier, key)) for key in keys]
    told = [
        _change_shape(one)
        for _key, days in past
        for day in days
        for deed in day.deeds
        for one in deed.changes
    ]
    out.show(told, lambda: _answer_lines(out.words, session.form, past))
    return FINE


def _name(app: App, session: DraftSession, name: str, out: Output) -> int:
    version = app.history.name_milestone(session, name)
    words = out.words
    out.show(
        {"dossier": session.dossier.number, "version": version.number, "name": version.label},
        lambda: [
            words._(
                "State {version} of dossier {dossier}: “{name}”.",
                version=str(version.number),
                dossier=str(session.dossier.number),
                name=harmless(words, version.label),
            )
        ],
    )
    return FINE


def _restore(app: App, session: DraftSession, version: int, out: Output) -> int:
    report = app.history.restore_milestone(session, version)
    session.flush()
    words = out.words

    def lines() -> Iterator[str]:
        yield words.ngettext("{count} answer changed.", "{count} answers changed.", report.changed)
        for key in report.left_out:
            place = labelled(words, session.form, key.question, key.language)
            yield words._("left out  {question}", question=place)

    left_out = [{"question": key.question, "language": key.language} for key in report.left_out]
    out.show({"changed": report.changed, "left_out": left_out}, lines)
    return FINE


def _keys(session: DraftSession, question_id: str) -> list[AnswerKey]:
    question = session.question(question_id)
    if not question.translatable:
        return [AnswerKey(question_id)]
    call = session.call.languages if session.call else ()
    standing = sorted(key.language for key in session.answers if key.question == question_id)
    return [
        AnswerKey(question_id, code) for code in dict.fromkeys((*session.form.languages, *call, *standing))
    ]


def _lines(words: Words, form: Form, days: tuple[Day, ...]) -> Iterator[str]:
    if not days:
        yield words._("Nothing was written yet.")
    for day in days:
        yield formats.day(words, day.day.isoformat(), weekday=True)
        for deed in day.deeds:
            yield f"  {_deed_line(words, deed)}"
            for change in deed.changes[:_SHOWN]:
                if not stands_beside(change.key):
                    yield f"    {labelled(words, form, change.key.question, change.key.language)}"


def _answer_lines(words: Words, form: Form, past: list[tuple[AnswerKey, tuple[Day, ...]]]) -> Iterator[str]:
    if not any(days for _key, days in past):
        yield words._("Nothing was written yet.")
    for key, days in past:
        if days:
            yield labelled(words, form, key.question, key.language)
        for day in days:
            for deed in day.deeds:
                yield f"  {formats.day(words, day.day.isoformat())} {_deed_line(words, deed)}"
                for change in deed.changes:
                    yield from difference_lines(words, value_difference(change.before, change.after))


def _deed_line(words: Words, deed: Deed) -> str:
    said = [formats.time_of_day(words, deed.at), deed.actor, deed_words(words, deed.kind)]
    said += [str(deed.version)] if deed.version else []
    said += [f"“{deed.subject}”"] if deed.subject else []
    return " · ".join(harmless(words, part) for part in said if part)


def _deed_shape(deed: Deed, form: Form) -> dict[str, Any]:
    return {
        "kind": deed.kind,
        "actor": deed.actor,
        "began_at": deed.began_at.isoformat(),
        "at": deed.at.isoformat(),
        "subject": deed.subject,
        "version": deed.version or None,
        "changes": [
            {"question": one.key.question, "language": one.key.language}
            for one in deed.changes
            if form.question(one.key.question) is not None or not stands_beside(one.key)
        ],
    }


def _change_shape(change: PastAnswer) -> dict[str, Any]:
    return {
        "seq": change.seq,
        "question": change.key.question,
        "language": change.key.language,
        "kind": change.kind,
        "actor": change.actor,
        "at": change.at.isoformat(),
        "before": change.before,
        "after": change.after,
        "difference": difference_shape(value_difference(change.before, change.after)),
    }
