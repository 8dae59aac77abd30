"""`lcapp bin list | restore | delete`: deleted dossiers, which rest for thirty days."""

from argparse import Namespace

from lcapp.cli.arguments import Subparsers, add_family, add_verb, dossier_number
from lcapp.cli.output import FINE, Output, table
from lcapp.i18n import formats
from lcapp.i18n.wording import harmless
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "bin", "Deleted dossiers: they rest for 30 days.")
    add_verb(verbs, "list", "List what rests in the bin.").set_defaults(run=run)
    for name, says, act in (
        ("restore", "Take a dossier out of the bin.", restore),
        ("delete", "Delete a dossier in the bin for good; this cannot be undone.", delete),
    ):
        verb = add_verb(verbs, name, says)
        verb.add_argument("dossier", type=dossier_number, metavar="DOSSIER")
        verb.set_defaults(run=act)


def run(app: App, args: Namespace, out: Output) -> int:
    """What rests, deleted last first."""
    words, resting = out.words, app.bin.resting()

    def lines() -> list[str]:
        if not resting:
            return [words._("The bin is empty.")]
        return table(
            words,
            [
                (
                    str(one.card.dossier.number),
                    one.card.dossier.title,
                    words._("deleted on {day}", day=formats.day_and_time(words, one.deleted_at)),
                    words.ngettext("{count} day left", "{count} days left", one.days_left),
                )
                for one in resting
            ],
        )

    out.show(
        [
            {
                "dossier": one.card.dossier.number,
                "title": one.card.dossier.title,
                "deleted_at": one.deleted_at.isoformat(),
                "until": one.until.isoformat(),
                "days_left": one.days_left,
            }
            for one in resting
        ],
        lines,
    )
    return FINE


def restore(app: App, args: Namespace, out: Output) -> int:
    """Take a dossier out of the bin."""
    app.bin.restore(args.dossier)
    out.show(
        {"dossier": args.dossier},
        lambda: [out.words._("Dossier {dossier} is back.", dossier=str(args.dossier))],
    )
    return FINE


def delete(app: App, args: Namespace, out: Output) -> int:
    """Delete for good, and name the copies that still hold it."""
    words, held = out.words, app.bin.delete_for_good(args.dossier)

    def lines() -> list[str]:
        said = [words._("Dossier {dossier} was deleted for good.", dossier=str(args.dossier))]
        if held:
            said.append(words._("These copies of the library still hold it:"))
            said += [f"- {harmless(words, name)}" for name in held]
        return said

    out.show({"dossier": args.dossier, "held_by": list(held)}, lines)
    return FINE
