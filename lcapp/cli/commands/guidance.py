"""`lcapp guidance show | check | add`: what stands beside a question, and a Commission's own layer."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_family, add_verb, words_of_text
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.domain.guidance import GuidanceFile, Layer
from lcapp.i18n import Words
from lcapp.i18n.guidance_texts import guidance_text, source_line
from lcapp.i18n.wording import harmless
from lcapp.i18n.wording_guide import layer_words
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "guidance", "Guidance beside questions, and a Commission's own layer.")
    show = add_verb(verbs, "show", "Show the guidance for a question.")
    show.add_argument("question", type=words_of_text, metavar="QUESTION", help="such as areas.plan")
    show.set_defaults(run=run)
    for name, says, act in (
        ("check", "Check a Commission's file without keeping it.", check),
        ("add", "Keep a Commission's file as a layer of its own.", add),
    ):
        verb = add_verb(verbs, name, says)
        verb.add_argument("file", type=Path, metavar="FILE.toml")
        verb.set_defaults(run=act)


def run(app: App, args: Namespace, out: Output) -> int:
    """Every layer's texts for a question; exit code 1 where there is none."""
    found = [(file, file.beside(args.question)) for file in app.guide.guidance.files]
    found = [(file, texts) for file, texts in found if texts]
    for error in app.guide.guidance.problems():
        Output(out.words, False, out.errors).show_error(error)
    data = [
        {
            "layer": str(file.layer),
            "title": file.title,
            "texts": [
                {
                    "id": text.id,
                    "text": text.text,
                    "source": text.source,
                    "certainty": str(text.certainty),
                }
                for text in texts
            ],
        }
        for file, texts in found
    ]

    def lines() -> Iterator[str]:
        words = out.words
        if not found:
            yield words._("There is no guidance for {question}.", question=harmless(words, args.question))
        for file, texts in found:
            yield _title(words, file)
            for text in texts:
                yield f"- {guidance_text(words, file, text)}"
                yield f"  {source_line(words, text, app.guide.guidance.sources)}"

    out.show(data, lines)
    return FINE if found else NOT_RIGHT


def check(app: App, args: Namespace, out: Output) -> int:
    """Say that a file can be used; what is wrong is named with its place."""
    return _told(app.guide.guidance.check(args.file), out)


def add(app: App, args: Namespace, out: Output) -> int:
    """Keep a file."""
    return _told(app.guide.guidance.install(args.file), out)


def _told(file: GuidanceFile, out: Output) -> int:
    words = out.words
    data = {"name": file.name, "title": file.title, "texts": len(file.texts)}
    out.show(
        data,
        lambda: [
            words.ngettext(
                "{title}: {count} text.",
                "{title}: {count} texts.",
                len(file.texts),
                title=harmless(words, file.title),
            )
        ],
    )
    return FINE


def _title(words: Words, file: GuidanceFile) -> str:
    return harmless(words, file.title) if file.layer is Layer.COMMISSION else layer_words(words, file.layer)
