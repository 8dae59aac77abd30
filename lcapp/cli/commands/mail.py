"""`lcapp mail DOSSIER -o FOLDER`: all that goes out together, small enough for a mail. Nothing is sent."""

from argparse import Namespace
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number
from lcapp.cli.output import FINE, Output
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless
from lcapp.services.app import App
from lcapp.services.mailing import Mailed, prepare_mail
from lcapp.services.ports import PrintOptions
from lcapp.services.translating import print_languages


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(
        subparsers, "mail", "Write dossier, package, covering e-mail and checklist into a folder."
    )
    parser.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="where to write")
    parser.add_argument(
        "--remarks", action="store_true", help="with your answers to the Commission's remarks, without names"
    )
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Write the folder and say what is in it."""
    session = app.dossiers.open(args.dossier)
    mailed = prepare_mail(
        app,
        app.submissions.picture(session),
        args.output,
        options=PrintOptions(
            language=print_languages(session)[0],
            paper=args.settings().paper,
            with_other_languages=False,
            with_replies=args.remarks,
        ),
        reader=out.words.language,
    )
    facts = mailed.facts
    told = {
        "folder": str(mailed.folder),
        "files": list(mailed.names),
        "bytes": facts.size,
        "fits": facts.size <= facts.limit,
        "to": facts.to,
        "sealed": facts.sealed,
    }
    out.show(told, lambda: _lines(out, mailed))
    return FINE


def _lines(out: Output, mailed: Mailed) -> list[str]:
    words = out.words
    size = formats.file_size(words, mailed.facts.size)
    said = [harmless(words, str(mailed.folder / name)) for name in mailed.names]
    return [*said, words._("To be attached: {size}. The program sends nothing.", size=size)]
