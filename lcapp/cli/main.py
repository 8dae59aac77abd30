"""Reading the words of a command, running its verb, turning every failure into a line and an exit code."""

import argparse
import contextlib
import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from lcapp import __version__
from lcapp.cli import arguments
from lcapp.cli.commands import (
    advice,
    answers,
    assess,
    backplan,
    bin,
    calendar,
    calls,
    check,
    cities,
    count,
    desk,
    diff,
    dossiers,
    eligibility,
    evidence,
    export,
    facts,
    forms,
    guidance,
    history,
    inspect,
    mail,
    mayor,
    merge,
    official,
    pack,
    parcel,
    plan,
    records,
    remarks,
    review,
    safety,
    samples,
    seal,
    table,
    translation,
    unpack,
    upgrade,
    verify,
    worksheet,
)
from lcapp.cli.meant import meant_by
from lcapp.cli.output import (
    INTERRUPTED,
    MACHINE_FAILED,
    WRONG_USAGE,
    Output,
    exit_code_of,
    speak_utf8,
)
from lcapp.errors import LcappError, NotFound
from lcapp.i18n import Catalogs, Words
from lcapp.i18n.catalogs import LANGUAGES
from lcapp.paths import AppPaths, app_paths
from lcapp.services.app import App
from lcapp.settings import Settings, SettingsFile

_FAMILIES = (
    forms,
    calls,
    eligibility,
    calendar,
    backplan,
    dossiers,
    answers,
    check,
    advice,
    guidance,
    cities,
    export,
    samples,
    records,
    facts,
    plan,
    assess,
    mayor,
    count,
    upgrade,
    history,
    bin,
    safety,
    evidence,
    seal,
    verify,
    translation,
    pack,
    unpack,
    inspect,
    mail,
    diff,
    parcel,
    merge,
    remarks,
    desk,
    review,
    worksheet,
    official,
    table,
)


class Window(Protocol):
    """Opens the window, which the command line itself knows nothing about."""

    def __call__(self, paths: AppPaths, *, language: str, actor: str, file: Path | None) -> int:
        """Run the window until it is closed; returns an exit code."""


def main(argv: list[str] | None = None, *, window: Window | None = None) -> int:
    """Run one command.

    Args:
        argv: The words after the program's name; None takes this process's own.
        window: What opens when there is no verb, perhaps with a file to show; None refuses that.

    Returns:
        0 fine, 1 the content is not right, 2 wrong usage, 3 the environment failed, 130 interrupted.
    """
    speak_utf8()
    try:
        parser = build_parser()
        words, file = _file_to_show(sys.argv[1:] if argv is None else argv)
        args = parser.parse_args(words)
        if args.verb_family is not None:
            return run(parser, args)
        if window is None:
            parser.error("a verb is missing")
        return window(app_paths(args.data), language=args.language or "", actor=args.actor or "", file=file)
    except SystemExit as stop:  # argparse: help, version, wrong usage
        return stop.code if isinstance(stop.code, int) else WRONG_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED


def build_parser() -> arguments.Parser:
    """The parser of the whole command line."""
    parser = arguments.Parser(
        prog="lcapp",
        description="Learning-city applications, written offline, printed right. Without a verb: the window.",
    )
    parser.add_argument("--version", action="version", version=f"lcapp {__version__}")
    parser.add_argument(
        "--data", type=arguments.folder, metavar="DIR", help="keep library and settings in this folder"
    )
    parser.add_argument("--language", type=arguments.language, metavar="CODE", help="the language you speak")
    parser.add_argument(
        "--as",
        dest="actor",
        type=arguments.words_of_text,
        metavar="NAME",
        help="who is working; every change carries it",
    )
    parser.add_argument("--json", action="store_true", help="machine output, never translated")
    parser.add_argument("--debug", action="store_true", help="show where in the program a failure came from")
    verbs = parser.add_subparsers(dest="verb_family", metavar="VERB", parser_class=arguments.Parser)
    for family in _FAMILIES:
        family.add_parser(verbs)
    return parser


def _file_to_show(argv: list[str]) -> tuple[list[str], Path | None]:
    """`lcapp FILE` shows a file in the window: the words without it, and the file."""
    verbs = {family.__name__.rpartition(".")[2] for family in _FAMILIES}
    verbs |= {"new", "list", "backup", "restore", "doctor", "national-call"}
    verbs |= {"brief", "approve", "sign-off", "sent"}
    if not argv or argv[-1].startswith("-") or verbs & set(argv):
        return argv, None
    file = Path(argv[-1])
    return (argv[:-1], file) if file.is_file() else (argv, None)


def run(parser: arguments.Parser, args: argparse.Namespace) -> int:
    """Run the verb that was understood."""
    # Without a handler of ours, Python would write log lines to standard error.
    logging.getLogger().addHandler(quiet := logging.NullHandler())
    try:
        paths = app_paths(args.data)
        out = _output(parser, args, Catalogs(paths.translations))
        return _run(args, paths, out)
    finally:
        logging.getLogger().removeHandler(quiet)


def _output(parser: arguments.Parser, args: argparse.Namespace, catalogs: Catalogs) -> Output:
    spoken = args.language or "en"
    known = (*LANGUAGES, *catalogs.languages())
    if spoken not in known and spoken.partition("-")[0] not in known:
        parser.error(f"language {spoken!r} is not known; known are {', '.join(sorted(set(known)))}")
    args.languages = known
    args.words_in = catalogs.words
    words = catalogs.words(spoken)
    return Output(words=Words("en") if args.json else words, json=args.json, errors=words)


def _run(args: argparse.Namespace, paths: AppPaths, out: Output) -> int:
    args.settings = _once(lambda: SettingsFile(paths.settings_file).load())
    app: App | None = None
    try:
        from lcapp.bootstrap import build_app

        app = build_app(paths, actor=lambda: args.actor or args.settings().name)
        with _closing(app):
            code: int = args.run(app, args, out)
        return code
    except LcappError as error:
        if args.debug:
            traceback.print_exc()
        out.show_error(meant_by(app, error) if app and isinstance(error, NotFound) else error)
        return exit_code_of(error)
    except Exception as error:  # noqa: BLE001 - our own bug: a line for people, the place for the log
        if args.debug:
            traceback.print_exc()
        return _own_bug(error, paths, out)


@contextlib.contextmanager
def _closing(app: App) -> Iterator[None]:
    try:
        yield
    finally:
        app.close()


def _own_bug(error: Exception, paths: AppPaths, out: Output) -> int:
    from lcapp.log import log_to_file, stop_logging

    handler = log_to_file(paths.log_file)
    logging.getLogger(__name__).error("a command failed", exc_info=error)
    stop_logging(handler)
    said = out.errors._(
        "Something went wrong inside the program ({kind}). "
        "Where it happened stands in {log}; `--debug` shows it here.",
        kind=type(error).__name__,
        log=str(paths.log_file),
    )
    print(f"lcapp: {said}", file=sys.stderr)
    return MACHINE_FAILED


def _once(load: Callable[[], Settings]) -> Callable[[], Settings]:
    loaded: list[Settings] = []

    def settings() -> Settings:
        if not loaded:
            loaded.append(load())
        return loaded[0]

    return settings
