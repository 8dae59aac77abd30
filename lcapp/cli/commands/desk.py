"""`lcapp desk …`: the desk of a National Commission, from the files that come in to the dispatch."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from lcapp.cli.arguments import (
    Subparsers,
    add_family,
    add_verb,
    day,
    dossier_number,
    language,
    whole_number,
    words_of_text,
)
from lcapp.cli.output import Output
from lcapp.cli.passphrase import add_passphrase
from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_dossier import DeskState
from lcapp.domain.formal_check import CHECKS, Verdict
from lcapp.domain.remarks import RemarkSeverity
from lcapp.services.app import App

PROFILE = (
    "name",
    "name_local",
    "address",
    "place",
    "officer",
    "officer_title",
    "email",
    "phone",
    "guidance",
)
"""What of the Commission's profile is given by one option each."""

Run = Callable[[App, Namespace, Output], int]


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the desk and its verbs."""
    acts = add_family(subparsers, "desk", "The desk of a National Commission.")
    for add_verbs in (_inbox, _reviewing, _deciding, _papers):
        add_verbs(acts)


def late(module: str, verb: str) -> Run:
    """A verb that is imported when it is used: the desk is a quarter of what the command line would load."""

    def run(app: App, args: Namespace, out: Output) -> int:
        found: Run = getattr(import_module(f"lcapp.cli.commands.{module}"), verb)
        return found(app, args, out)

    return run


def _inbox(acts: Subparsers) -> None:
    brought = add_verb(acts, "import", "Put a file, or every package and PDF of a folder, on the desk.")
    brought.add_argument("place", type=Path, metavar="FILE-OR-FOLDER")
    brought.add_argument(
        "--call", default="", metavar="CALL", help="the call they are for, such as membership-2025"
    )
    brought.add_argument("--came", type=day, metavar="DATE", help="the day they came in (default: today)")
    add_passphrase(brought, "the files are locked")
    brought.set_defaults(run=late("desk_inbox", "import_files"))
    listed = add_verb(acts, "list", "What is on the desk.")
    listed.add_argument("call", nargs="?", default="", metavar="CALL")
    listed.add_argument("--state", choices=[str(one) for one in DeskState], action="append", default=[])
    listed.add_argument("--drafts", action="store_true", help="only drafts that were sent for advice")
    listed.add_argument("--replaced", action="store_true", help="earlier versions too")
    listed.add_argument("--city", type=words_of_text, default="", metavar="TEXT", help="part of the name")
    listed.set_defaults(run=late("desk_inbox", "list_desk"))
    found = add_verb(acts, "search", "Search the answers of all dossiers on the desk.")
    found.add_argument("text", type=words_of_text, metavar="TEXT")
    found.add_argument("--call", default="", metavar="CALL")
    found.set_defaults(run=late("desk_inbox", "search"))
    check = add_verb(acts, "check", "The formal check F1 to F13 of a dossier on the desk.")
    check.add_argument("dossier", type=dossier_number, metavar="DOSSIER", help="its number on the desk")
    check.add_argument("--override", choices=CHECKS, metavar="CHECK", help="say otherwise about this check")
    check.add_argument("--as", dest="verdict", choices=[str(one) for one in Verdict], metavar="RESULT")
    check.add_argument("--reason", type=words_of_text, default="", metavar="TEXT")
    check.add_argument("--joined", type=day, metavar="DATE", help="when the city joined the network")
    check.add_argument("--awarded", type=day, metavar="DATE", help="when it received its last award")
    check.add_argument("--signed", metavar="DATE", help="the day on the signed page; empty where it has none")
    check.add_argument("--own", action="store_true", help="DOSSIER is one of your own, before it is sent")
    check.set_defaults(run=late("desk_inbox", "check_dossier"))
    gone = add_verb(acts, "delete", "Delete a received dossier for good; this cannot be undone.")
    gone.add_argument("dossier", type=dossier_number, metavar="DOSSIER", help="its number on the desk")
    gone.add_argument(
        "--reason", type=words_of_text, default="", metavar="TEXT", help="needed where something was decided"
    )
    gone.set_defaults(run=late("desk_inbox", "delete_received"))
    compare = add_verb(acts, "compare", "One question, all cities side by side.")
    compare.add_argument("call", metavar="CALL")
    compare.add_argument("question", metavar="QUESTION")
    compare.set_defaults(run=late("desk_comparing", "compare"))
    figures = add_verb(acts, "figures", "The figures of all cities in one table.")
    figures.add_argument("call", metavar="CALL")
    figures.set_defaults(run=late("desk_comparing", "figures"))


def _reviewing(acts: Subparsers) -> None:
    given = add_verb(acts, "assign", "Give dossiers to a reviewer, with a date.")
    given.add_argument("name", type=words_of_text, metavar="NAME")
    given.add_argument("dossiers", type=dossier_number, nargs="+", metavar="DOSSIER")
    given.add_argument("--due", type=day, required=True, metavar="DATE")
    given.set_defaults(run=late("desk_assigning", "assign"))
    back = add_verb(acts, "unassign", "Take dossiers back from a reviewer; a sheet that was begun stays.")
    back.add_argument("name", type=words_of_text, metavar="NAME")
    back.add_argument("dossiers", type=dossier_number, nargs="+", metavar="DOSSIER")
    back.set_defaults(run=late("desk_assigning", "unassign"))
    who = add_verb(acts, "assignments", "Who reviews what, since when, until when, and how far it is.")
    who.add_argument("call", metavar="CALL")
    who.add_argument("--reviewer", type=words_of_text, default="", metavar="NAME", help="only theirs")
    who.add_argument("-o", "--output", type=Path, metavar="FILE.xlsx|FILE.csv", help="write the table")
    who.set_defaults(run=late("desk_assigning", "assignments"))
    _add_score(acts)
    states = add_verb(acts, "reviews", "How far the reviewers of a call are, and where they are apart.")
    states.add_argument("call", metavar="CALL")
    states.set_defaults(run=late("desk_reviewing", "reviews"))
    criteria = add_verb(acts, "criteria", "What a call is scored by; with a file, bring other criteria.")
    criteria.add_argument("call", metavar="CALL")
    criteria.add_argument("file", nargs="?", type=Path, metavar="FILE.toml")
    criteria.set_defaults(run=late("desk_reviewing", "show_criteria"))
    remarks = add_verb(acts, "remarks", "Remarks on a dossier: list, add, withdraw, return them to the city.")
    remarks.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    remarks.add_argument("--add", type=words_of_text, metavar="TEXT")
    remarks.add_argument("--severity", choices=[str(one) for one in RemarkSeverity], default="should")
    remarks.add_argument("--question", default="", metavar="ID")
    remarks.add_argument(
        "--in", dest="answer_language", default="", metavar="LANG", help="language of the answer"
    )
    remarks.add_argument(
        "--quote", type=words_of_text, default="", metavar="TEXT", help="words of the answer"
    )
    remarks.add_argument("--withdraw", type=dossier_number, metavar="N")
    remarks.add_argument("--return", dest="file", type=Path, metavar="FILE.lcdossier")
    remarks.add_argument("--by", type=day, metavar="DATE", help="the day by which the city answers")
    remarks.add_argument("--with-names", action="store_true", help="name those who wrote the remarks")
    remarks.set_defaults(run=late("desk_reviewing", "show_remarks"))


def _add_score(acts: Subparsers) -> None:
    score = add_verb(acts, "score", "Your own sheet for a dossier (who you are: --as NAME).")
    score.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    score.add_argument("criterion", nargs="?", metavar="CRITERION")
    score.add_argument("points", nargs="?", type=int, metavar="POINTS")
    score.add_argument("--comment", type=words_of_text, default="", metavar="TEXT")
    score.add_argument("--question", default="", metavar="ID", help="the question a quote is from")
    score.add_argument(
        "--in", dest="answer_language", default="", metavar="LANG", help="language of the answer"
    )
    score.add_argument(
        "--quote", type=words_of_text, default="", metavar="TEXT", help="what the points rest on"
    )
    score.add_argument(
        "--annex", default="", metavar="NUMBER", help="the annex the points rest on, such as A3"
    )
    score.add_argument("--page", type=int, default=0, metavar="N")
    score.add_argument("--sheet", metavar="FILE.json", help="many scores at once; `-` reads standard input")
    declared = score.add_mutually_exclusive_group()
    declared.add_argument(
        "--no-conflict", action="store_true", help="declare that there is no conflict of interest"
    )
    declared.add_argument("--conflict", type=words_of_text, metavar="TEXT", help="declare one")
    score.add_argument("--finish", action="store_true", help="let the sheet stand")
    score.add_argument("--reopen", type=words_of_text, metavar="REASON")
    score.set_defaults(run=late("desk_reviewing", "give_score"))


def _deciding(acts: Subparsers) -> None:
    rank = add_verb(acts, "rank", "The order of a call under its cap; move, try, or print it.")
    rank.add_argument("call", metavar="CALL")
    rank.add_argument("--move", nargs=2, type=whole_number, metavar=("DOSSIER", "PLACE"))
    rank.add_argument("--by-points", action="store_true", help="give up the board's order")
    rank.add_argument("--reason", type=words_of_text, default="", metavar="TEXT")
    rank.add_argument("--try-cap", type=whole_number, metavar="N", help="another cap, only to try")
    rank.add_argument(
        "--try-weight", type=weight, action="append", default=[], metavar="CRITERION=N", help="only to try"
    )
    rank.add_argument(
        "--try-without", type=words_of_text, action="append", default=[], metavar="NAME", help="only to try"
    )
    rank.set_defaults(run=late("desk_deciding", "show_ranking"))
    decide = add_verb(acts, "decide", "Endorse, refuse, ask for more, or take the last decision back.")
    decide.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    decide.add_argument("kind", choices=[str(one) for one in DecisionKind])
    decide.add_argument("--reason", type=words_of_text, default="", metavar="TEXT")
    decide.add_argument(
        "--by", type=day, metavar="DATE", help="of a request: the day by which the city answers"
    )
    decide.add_argument("--need", type=words_of_text, action="append", default=[], metavar="TEXT")
    decide.set_defaults(run=late("desk_deciding", "decide_dossier"))
    talk = add_verb(acts, "interview", "Record a talk with a city; without a day, list those there were.")
    talk.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    talk.add_argument("--on", type=day, metavar="DATE")
    talk.add_argument(
        "--with", dest="people", type=words_of_text, action="append", default=[], metavar="NAME"
    )
    talk.add_argument("--notes", type=words_of_text, default="", metavar="TEXT")
    talk.set_defaults(run=late("desk_deciding", "record_interview"))
    result = add_verb(acts, "result", "Record what UNESCO said about an endorsed city.")
    result.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    result.add_argument("said", choices=("admitted", "not-admitted"))
    result.add_argument("--on", type=day, required=True, metavar="DATE")
    result.set_defaults(run=late("desk_deciding", "record_result"))


def weight(text: str) -> tuple[str, int]:
    """A criterion and its weight, such as `Q1=3`."""
    name, sign, number = text.partition("=")
    if not sign or not name:
        raise ArgumentTypeError(f"{text!r} is no weight; weights look like Q1=3")
    return name, whole_number(number)


def _papers(acts: Subparsers) -> None:
    letters = add_verb(
        acts, "letters", "A letter for each decided dossier of a call, as PDF files in a folder."
    )
    letters.add_argument("call", metavar="CALL")
    letters.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    letters.add_argument("--kind", choices=("endorse", "refuse", "request"), action="append", default=[])
    letters.add_argument("--with-count", action="store_true", help="say how many applications came")
    _add_languages(letters)
    letters.set_defaults(run=late("desk_papers", "write_letters"))
    minutes = add_verb(acts, "minutes", "The minutes of the board as PDF.")
    minutes.add_argument("call", metavar="CALL")
    minutes.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    minutes.add_argument("--on", type=day, metavar="DATE", help="day of the meeting (default: today)")
    minutes.add_argument("--present", type=words_of_text, action="append", default=[], metavar="NAME")
    minutes.add_argument("--with-names", action="store_true", help="name the reviewers")
    _add_languages(minutes)
    minutes.set_defaults(run=late("desk_papers", "write_minutes"))
    ranking = add_verb(acts, "ranking", "The ranking list as PDF.")
    ranking.add_argument("call", metavar="CALL")
    ranking.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    _add_languages(ranking)
    ranking.set_defaults(run=late("desk_papers", "write_ranking"))
    part2 = add_verb(acts, "part2", "Part 2 of an endorsed dossier, filled for signature and stamp.")
    part2.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
    part2.add_argument("-o", "--output", type=Path, metavar="FILE.pdf")
    part2.add_argument(
        "--signed", type=day, metavar="DATE", help="record that it came back signed and stamped"
    )
    _add_languages(part2)
    part2.set_defaults(run=late("desk_papers", "write_part_two"))
    dispatch = add_verb(acts, "dispatch", "What goes to UIL, and what is still to be seen to.")
    dispatch.add_argument("call", metavar="CALL")
    dispatch.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help="print the list")
    dispatch.add_argument("--sent", type=day, metavar="DATE", help="record that everything was sent")
    dispatch.add_argument("--note", type=words_of_text, default="", metavar="TEXT")
    _add_languages(dispatch)
    dispatch.set_defaults(run=late("desk_papers", "show_dispatch"))
    call = add_verb(acts, "call", "The national call: one page, the text of a mail, a file for the cities.")
    call.add_argument("call", metavar="CALL")
    call.add_argument("-o", "--output", type=Path, metavar="FILE.pdf")
    call.add_argument(
        "--file", type=Path, metavar="FILE.json", help="for the cities: deadline, contacts, guidance"
    )
    _add_languages(call)
    call.set_defaults(run=late("desk_papers", "national_call"))
    profile = add_verb(acts, "commission", "Who writes the papers: show it, or change what is given.")
    for name in PROFILE:
        profile.add_argument(f"--{name.replace('_', '-')}", type=words_of_text, metavar="TEXT")
    profile.add_argument("--national-language", type=language, metavar="LANG")
    profile.add_argument("--document", type=words_of_text, action="append", metavar="TEXT")
    profile.set_defaults(run=late("desk_papers", "show_commission"))
    figures = add_verb(acts, "statistics", "The archive over the years.")
    figures.add_argument(
        "--anonymous", type=Path, metavar="FILE.json", help="write every dossier without names"
    )
    figures.set_defaults(run=late("desk_papers", "show_statistics"))


def _add_languages(parser: Any) -> None:
    parser.add_argument(
        "--language",
        dest="paper_languages",
        type=language,
        action="append",
        default=[],
        metavar="LANG",
        help="language of the paper, can be given twice (default: the national language and English)",
    )
