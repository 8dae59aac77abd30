"""A passphrase: typed unseen, or the first line of standard input; never a word of the command."""

import getpass
import sys
from argparse import Namespace
from typing import Any

from lcapp.errors import InputRefused


def add_passphrase(parser: Any, says: str) -> None:
    """Tell argparse that the command may ask for one."""
    parser.add_argument("--passphrase", action="store_true", help=f"{says}; it is asked for")


def asked_passphrase(args: Namespace, *, twice: bool = False) -> str:
    """The passphrase, or empty where none was wanted.

    Args:
        args: Of the command.
        twice: Whether a person must type it twice.

    Raises:
        InputRefused: `passphrases_differ`.
    """
    if not args.passphrase:
        return ""
    if sys.stdin is None or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    first = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != first:
        raise InputRefused("passphrases_differ")
    return first
