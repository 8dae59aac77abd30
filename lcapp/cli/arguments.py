"""The words of a command as values: what argparse is told, and refusals in plain sentences."""

import argparse
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NoReturn

Subparsers = Any
"""What `ArgumentParser.add_subparsers` gives; argparse has no public name for it."""


class Parser(argparse.ArgumentParser):
    """A parser that never guesses at shortened options and shows its help with a refusal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(*args, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Help and the reason on standard error, exit code 2."""
        self.print_help(sys.stderr)
        self.exit(2, f"\n{self.prog}: {message}\n")


def add_verb(subparsers: Subparsers, name: str, says: str, **more: Any) -> Any:
    """A verb; `--json` is understood after it as well as before it."""
    parser = subparsers.add_parser(name, help=says, description=says, **more)
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="machine output")
    return parser


def add_family(subparsers: Subparsers, name: str, says: str) -> Subparsers:
    """A noun with verbs of its own, such as `forms list`."""
    return add_verb(subparsers, name, says).add_subparsers(
        dest="verb", required=True, metavar="VERB", parser_class=Parser
    )


def add_print_options(parser: Any) -> None:
    """What `export` and `samples export` share."""
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.pdf", help="the file to write"
    )
    parser.add_argument(
        "--language", dest="document_language", type=language, metavar="LANG", help="language of the document"
    )
    parser.add_argument(
        "--languages",
        dest="document_languages",
        type=two_languages,
        metavar="LANG,LANG",
        help="two languages on facing columns, such as en,fa; instead of --language",
    )
    parser.add_argument(
        "--variant",
        choices=("full", "form", "blank", "marking"),
        default="full",
        help="everything, only what is signed, an empty form, or a copy with numbered lines and room for "
        "remarks (default: full)",
    )
    parser.add_argument("--paper", choices=("a4", "letter"), help="default: as in the settings")
    _add_choice(parser, "annexes", "pages and pictures of annexes; the list is always printed")
    _add_choice(parser, "unanswered", "questions without an answer; the official form is always whole")
    _add_choice(parser, "official-labels", "the official words beside those in the language of the document")
    _add_choice(
        parser,
        "other-languages",
        "texts in other languages where there is one in the language of the document",
        usual="no",
    )
    parser.add_argument(
        "--summary", action="store_true", help="a page with key figures and a sentence for each area"
    )
    parser.add_argument("--tables", action="store_true", help="long choices, such as clusters, as a table")
    parser.add_argument(
        "--pictures", choices=("high", "mail", "small"), default="high", help="how fine pictures are printed"
    )
    parser.add_argument("--arms", type=Path, metavar="FILE", help="the city's own arms, for the cover")
    parser.add_argument("--logo", type=Path, metavar="FILE", help="another logo, for the cover")
    parser.add_argument(
        "--logo-authorised", default="", metavar="TEXT", help="who allowed the logo in writing, and when"
    )
    parser.add_argument(
        "--without-failed-annexes", action="store_true", help="go on without annexes that cannot be printed"
    )


def _add_choice(parser: Any, name: str, says: str, *, usual: str = "yes") -> None:
    """Something that is printed or left out as it is said."""
    parser.add_argument(f"--{name}", choices=("yes", "no"), default=usual, help=f"{says} (default: {usual})")


def day(text: str) -> date:
    """A day written as 2025-06-15."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; days look like 2025-06-15") from None


def known_day(text: str) -> str:
    """A day, or a month or year where no more is known: 2020-09-23, 2020-09, 09/2020, 2020; as ISO."""
    if found := re.fullmatch(r"(\d{1,2})/(\d{4})", text, re.ASCII):
        text = f"{found[2]}-{int(found[1]):02d}"
    try:
        if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text, re.ASCII):
            raise ValueError
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is neither a day nor a month; they look like 2020-09-23, 2020-09 or 09/2020"
        ) from None
    return text


def free_days(text: str) -> frozenset[date]:
    """A day, or all days from one to another: 2027-05-01, 2027-03-20..2027-04-02."""
    first, _, last = text.partition("..")
    begins, ends = day(first), day(last or first)
    if not 0 <= (ends - begins).days < 366:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a row of days; write the earlier first, and no more than a year"
        )
    return frozenset(begins + timedelta(days=n) for n in range((ends - begins).days + 1))


def country(text: str) -> str:
    """An ISO 3166 code of two letters, upper case."""
    if not re.fullmatch(r"[A-Za-z]{2}", text, re.ASCII):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a country code; codes have two letters, such as IR"
        )
    return text.upper()


def language(text: str) -> str:
    """A language code."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is not a language code; codes look like en or fa")
    return text


def two_languages(text: str) -> tuple[str, str]:
    """Two language codes with a comma between them."""
    codes = tuple(language(code.strip()) for code in text.split(","))
    if len(codes) != 2 or codes[0] == codes[1]:
        raise argparse.ArgumentTypeError(f"{text!r} are not two languages; two look like en,fa")
    return codes[0], codes[1]


def words_of_text(text: str) -> str:
    """A name or a title, which must be text: a shell can hand on bytes that are none."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("it holds bytes that are not UTF-8 text") from None
    return text


def folder(text: str) -> Path:
    """A folder; an empty word, as an unset variable of a script gives, is none."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("the name of a folder is missing")
    return Path(text)


def dossier_number(text: str) -> int:
    """The number of a dossier, as `list` shows it."""
    number = whole_number(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a dossier's number; `lcapp list` shows them")
    return number


def whole_number(text: str) -> int:
    """A whole number from 0 on."""
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)
