"""`lcapp facts DOSSIER`: what the records know and a dossier asks for; `--where`: where a fact stands."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from lcapp.cli.arguments import Subparsers, add_verb, dossier_number
from lcapp.cli.labels import labelled
from lcapp.cli.output import FINE, Output
from lcapp.domain.city_records import CITY
from lcapp.domain.plain_text import plain_text
from lcapp.i18n.wording import harmless
from lcapp.services.app import App
from lcapp.services.facts import FactPlace, Offer


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verb."""
    parser = add_verb(subparsers, "facts", "What the city's records know and a dossier asks for.")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("dossier", nargs="?", type=dossier_number, metavar="DOSSIER")
    which.add_argument(
        "--where", default="", metavar="QUESTION", help="where else a fact of the record stands"
    )
    parser.add_argument("--record", default=CITY, metavar="RECORD", help=f"with --where (default: {CITY})")
    parser.add_argument("--insert", action="store_true", help="put them into the dossier, as one act")
    parser.add_argument(
        "--to-record",
        action="store_true",
        help="what the dossier knows and the city's record does not; with --insert it is written there",
    )
    parser.add_argument("--empty-only", action="store_true", help="leave answers that say something else")
    parser.set_defaults(run=run)


def run(app: App, args: Namespace, out: Output) -> int:
    """List offers, perhaps insert them; or list places."""
    if args.where:
        places = app.facts.places(args.record, args.where)
        out.show([_place_shape(place) for place in places], lambda: _place_lines(out, places))
        return FINE
    session = app.dossiers.open(args.dossier)
    every = app.after_sending.offers(session) if args.to_record else app.facts.offers(session)
    offers = tuple(one for one in every if not args.empty_only or one.replaces is None)
    form = app.city_records.line(CITY).form if args.to_record else session.form
    if args.insert and offers and args.to_record:
        app.after_sending.take_over(offers)
    elif args.insert and offers:
        app.facts.insert(session, offers)
        session.flush()

    def lines() -> Iterator[str]:
        for offer in offers:
            said = harmless(out.words, " ".join(plain_text(offer.question, offer.value).split()))
            yield f"{labelled(out.words, form, offer.question.id, offer.language)}: {said}"
        if not offers and args.to_record:
            yield out.words._("The city's record knows everything that is said here.")
        elif not offers:
            yield out.words._("The records know nothing that this dossier does not say already.")

    out.show({"offers": [_offer_shape(offer) for offer in offers], "inserted": bool(args.insert)}, lines)
    return FINE


def _offer_shape(offer: Offer) -> dict[str, Any]:
    return {
        "question": offer.question.id,
        "language": offer.language,
        "value": offer.value,
        "replaces": offer.replaces,
    }


def _place_shape(place: FactPlace) -> dict[str, Any]:
    return {
        "dossier": place.dossier.number,
        "title": place.dossier.title,
        "question": place.question.id,
        "language": place.language,
        "value": place.value,
        "agrees": place.agrees,
        "locked": place.locked,
    }


def _place_lines(out: Output, places: tuple[FactPlace, ...]) -> Iterator[str]:
    words = out.words
    for place in places:
        told = {
            "dossier": str(place.dossier.number),
            "title": harmless(words, place.dossier.title),
            "value": harmless(words, " ".join(plain_text(place.question, place.value).split())),
        }
        if place.agrees:
            yield words._("Dossier {dossier} ({title}) says the same: {value}", **told)
        else:
            yield words._("Dossier {dossier} ({title}) says something else: {value}", **told)
    if not places:
        yield words._("It stands in no other dossier.")
