"""`lcapp backup`, `lcapp restore` and `lcapp doctor`: copies of the whole library, and its health."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from lcapp.cli.arguments import Subparsers, add_verb
from lcapp.cli.output import FINE, NOT_RIGHT, Output
from lcapp.i18n.sentences import harmless
from lcapp.i18n.wording_health import (
    backup_sentences,
    fault_sentence,
    put_back_sentences,
    restored_sentences,
)
from lcapp.services.app import App
from lcapp.services.library_ports import Fault, OwnBrought


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    backup = add_verb(
        subparsers, "backup", "Write the library, its evidence and your own forms into one file."
    )
    backup.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="default: lcapp-DAY.lcbackup in this folder"
    )
    backup.set_defaults(run=run)
    restore = add_verb(subparsers, "restore", "Put a backup or a copy in the place of the library.")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(run=put_back)
    doctor = add_verb(subparsers, "doctor", "Check library, journal, copies and evidence files.")
    doctor.add_argument("--repair", action="store_true", help="put right what can be")
    doctor.add_argument(
        "--start-empty",
        action="store_true",
        help="begin an empty library where the old one is missing; copies stay",
    )
    doctor.set_defaults(run=examine)


def run(app: App, args: Namespace, out: Output) -> int:
    """Write a backup."""
    file = args.output or Path(f"lcapp-{app.clock().date().isoformat()}.lcbackup")
    made = app.keeper.backup(file)
    out.show(
        {"file": str(file), "own": list(made.own), "left_out": list(made.left_out)},
        lambda: backup_sentences(out.words, str(file), made),
    )
    return FINE


def put_back(app: App, args: Namespace, out: Output) -> int:
    """Restore; the library as it was is kept as a copy."""
    done = app.keeper.restore(args.file)
    kept = next((one for one in app.keeper.snapshots() if one.reason == "before-restore"), None)
    place = str(app.keeper.snapshot_path(kept)) if kept else ""

    def lines() -> list[str]:
        said, each = put_back_sentences(out.words, done)
        undo = out.words._("To undo this: lcapp restore {file}", file=harmless(out.words, place))
        return [*said, *each, *([undo] if place else [])]

    told = [
        {"dossier": one.dossier, "question": one.question, "language": one.language} for one in done.answers
    ]
    out.show({"restored": told, "own": [_own_shape(one) for one in done.own], "before": place}, lines)
    return FINE


def examine(app: App, args: Namespace, out: Output) -> int:
    """Check, and repair where that was asked for; 1 while something is not right."""
    if args.start_empty:
        app.keeper.start_empty()
    report = app.keeper.rebuild() if args.repair and _is_missing(app) else None
    faults = app.keeper.repair() if args.repair else app.keeper.check()
    words = out.words

    def lines() -> list[str]:
        said = restored_sentences(words, report.restored) if report else []
        said += [fault_sentence(words, fault) for fault in faults]
        return said or [words._("Everything is as it was saved.")]

    out.show({"faults": _shape(faults)}, lines)
    return NOT_RIGHT if faults else FINE


def _is_missing(app: App) -> bool:
    from lcapp.errors import StorageUnavailable

    try:
        app.keeper.start_report()
    except StorageUnavailable as refused:
        if refused.code != "library_missing":
            raise
        return True
    return False


def _own_shape(one: OwnBrought) -> dict[str, str]:
    return {
        "file": one.name,
        "outcome": str(one.outcome),
        "kept": one.kept,
        "reason": one.reason.code if one.reason is not None else "",
    }


def _shape(faults: Sequence[Fault]) -> list[dict[str, object]]:
    return [
        {"code": fault.code, "params": dict(fault.params), "repairable": fault.repairable} for fault in faults
    ]
