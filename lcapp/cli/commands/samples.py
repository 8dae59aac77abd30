"""`lcapp samples list | new | export`: real cities with their sources, and a fictional one."""

from argparse import Namespace

from lcapp.cli.arguments import Subparsers, add_family, add_print_options, add_verb
from lcapp.cli.commands.export import export
from lcapp.cli.output import FINE, Output, table
from lcapp.cli.shapes import sample_shape
from lcapp.i18n import formats
from lcapp.i18n.help_texts import sample_text
from lcapp.services.app import App
from lcapp.services.sample_snapshot import sample_snapshot


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "samples", "Sample cities.")
    add_verb(verbs, "list", "List the samples.").set_defaults(run=run)
    new = add_verb(verbs, "new", "Start a dossier from a sample and print its number.")
    new.add_argument("name", metavar="NAME", help="such as sonderborg-award")
    new.set_defaults(run=start)
    export_it = add_verb(verbs, "export", "Print a sample into a PDF file, without making a dossier.")
    export_it.add_argument("name", metavar="NAME", help="such as sonderborg-award")
    add_print_options(export_it)
    export_it.set_defaults(run=print_sample)


def run(app: App, args: Namespace, out: Output) -> int:
    """Every sample in one line."""
    samples = [app.samples.get(name) for name in app.samples.names()]
    words = out.words

    def lines() -> list[str]:
        return table(
            words,
            [
                (
                    sample.name,
                    sample_text(words, sample.name, sample.title),
                    sample.call,
                    words._("fictional") if sample.fictional else formats.day(words, sample.dated),
                )
                for sample in samples
            ],
        )

    out.show([sample_shape(sample) for sample in samples], lines)
    return FINE


def start(app: App, args: Namespace, out: Output) -> int:
    """Start a dossier from a sample."""
    dossier = app.dossiers.start_sample(app.samples.get(args.name))
    out.show({"dossier": dossier.number}, lambda: [str(dossier.number)])
    return FINE


def print_sample(app: App, args: Namespace, out: Output) -> int:
    """Print a sample; the library is not touched."""
    sample = app.samples.get(args.name)
    call = app.calls.get(sample.call)
    snapshot = sample_snapshot(sample, form=app.forms.get(call.form), call=call, now=app.clock())
    return export(app, args, out, snapshot)
