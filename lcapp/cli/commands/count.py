"""`lcapp count FILE|-`: words, as the program counts them."""

from argparse import Namespace

from lcapp.cli.arguments import Subparsers, add_verb
from lcapp.cli.input import read_input, text_of
from lcapp.cli.output import FINE, Output
from lcapp.domain.word_count import words as words_in
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "count", "Count the words of a text file as the program counts them.")
    parser.add_argument("file", metavar="FILE", help="a UTF-8 text file, or - for standard input")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """Print the number of words."""
    text = text_of(read_input(args.file))
    count = words_in(text)
    out.show({"file": args.file, "words": count, "characters": len(text)}, lambda: [str(count)])
    return FINE
