"""`lcapp desk compare|figures CALL`: cities side by side, and what in figures deserves a second look."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.output import FINE, Output, table
from lcapp.domain.answers import Value
from lcapp.domain.searching import strings_in
from lcapp.i18n import Words, formats
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_desk import plausibility_sentence
from lcapp.services.app import App


def compare(app: App, args: Namespace, out: Output) -> int:
    """One question, all cities."""
    app.calls.get(args.call)
    found = app.commission.comparison.side_by_side(args.call, args.question)
    told = [{"number": line.number, "city": line.title, "answer": value} for line, value in found]

    def lines() -> Iterator[str]:
        for line, value in found:
            yield out.words._(
                "{number} {city}",
                number=formats.number(out.words, line.number),
                city=harmless(out.words, line.title),
            )
            for said in _said(out.words, value):
                yield f"  {said}"

    out.show({"question": args.question, "cities": told}, lines)
    return FINE


def figures(app: App, args: Namespace, out: Output) -> int:
    """All figures, and what to look at."""
    app.calls.get(args.call)
    comparison = app.commission.comparison
    found = comparison.figures(args.call)
    notes = {line.number: comparison.plausibility(line.number) for line, _values in found.rows}
    told = {
        "figures": [{"id": name, "label": label, "unit": unit} for name, label, unit in found.questions],
        "cities": [
            {
                "number": line.number,
                "city": line.title,
                "values": list(values),
                "notes": [
                    {"code": one.code, "look": one.look, "params": dict(one.params)}
                    for one in notes[line.number]
                ],
            }
            for line, values in found.rows
        ],
    }

    def lines() -> Iterator[str]:
        head = ("", "", *(name for name, _label, _unit in found.questions))
        rows = [
            (formats.number(out.words, line.number), line.title, *(_figure(out.words, one) for one in values))
            for line, values in found.rows
        ]
        yield from table(out.words, [head, *rows])
        for line, _values in found.rows:
            for one in notes[line.number]:
                if one.look:
                    yield out.words._(
                        "{place}: {sentence}",
                        place=harmless(out.words, line.title),
                        sentence=plausibility_sentence(out.words, one),
                    )

    out.show(told, lines)
    return FINE


def _said(words: Words, value: Value | None) -> list[str]:
    if value is None:
        return ["–"]
    if isinstance(value, int) and not isinstance(value, bool):
        return [formats.number(words, value)]
    return [harmless(words, text) for _path, text in strings_in(value)] or ["–"]


def _figure(words: Words, value: Any) -> str:
    said = value.get("value") if isinstance(value, dict) else value
    if isinstance(said, int | str) and not isinstance(said, bool):
        return formats.number(words, said)
    return "–"
