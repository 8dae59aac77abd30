"""`lcapp advice list | off | on`: kinds of advice, their sources, and which nobody wants to hear."""

from argparse import Namespace

from lcapp.cli.arguments import Subparsers, add_family, add_verb, dossier_number, words_of_text
from lcapp.cli.output import FINE, Output, table
from lcapp.i18n.wording_advice import advice_kind, advice_source
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "advice", "Kinds of advice, and which are switched off.")
    told = add_verb(verbs, "list", "List the kinds of advice with their sources.")
    told.add_argument("--dossier", type=dossier_number, metavar="DOSSIER", help="what is off in this dossier")
    told.set_defaults(run=list_kinds)
    for name, on, says in (
        ("off", False, "Do not hear this advice any more."),
        ("on", True, "Hear this advice again."),
    ):
        verb = add_verb(verbs, name, says)
        verb.add_argument("advice", type=words_of_text, metavar="ADVICE", help="such as vague_words")
        verb.add_argument(
            "--dossier",
            type=dossier_number,
            metavar="DOSSIER",
            help="in this dossier only (default: everywhere)",
        )
        verb.set_defaults(run=switch, on=on)


def list_kinds(app: App, args: Namespace, out: Output) -> int:
    """Every kind with its source, and whether it is heard."""
    from lcapp.domain.advice import FINDING_CODES, SOURCES

    words, off = out.words, app.adviser.off(_uuid(app, args.dossier))
    data = [
        {"advice": code, "on": code not in off, "source": SOURCES[code]} for code in sorted(FINDING_CODES)
    ]
    out.show(
        data,
        lambda: table(
            words,
            [
                (
                    code,
                    words._("off") if code in off else words._("on"),
                    advice_kind(words, code),
                    words._("Source: {source}", source=advice_source(words, code)),
                )
                for code in sorted(FINDING_CODES)
            ],
        ),
    )
    return FINE


def switch(app: App, args: Namespace, out: Output) -> int:
    """Switch a kind of advice off or on."""
    app.adviser.switch(args.advice, on=args.on, dossier=_uuid(app, args.dossier))
    words = out.words
    said = (
        words._("The advice {advice} is heard again.", advice=args.advice)
        if args.on
        else words._("The advice {advice} is off.", advice=args.advice)
    )
    out.show({"advice": args.advice, "on": args.on, "dossier": args.dossier}, lambda: [said])
    return FINE


def _uuid(app: App, dossier: int | None) -> str:
    return app.dossiers.open(dossier).dossier.uuid if dossier else ""
