"""`lcapp calls list | show`: the rounds, their dates and caps."""

from argparse import Namespace
from collections.abc import Iterator

from lcapp.cli.arguments import Subparsers, add_family, add_verb
from lcapp.cli.output import FINE, Output, readable, table
from lcapp.cli.shapes import call_shape
from lcapp.domain.calls import Call, CallDate, Certainty
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_text, call_title
from lcapp.i18n.wording import certainty_word, harmless, kind_words, party_words
from lcapp.services.app import App


def add_parser(subparsers: Subparsers) -> None:
    """Tell argparse about the verbs."""
    verbs = add_family(subparsers, "calls", "The calls: dates, caps, forms.")
    add_verb(verbs, "list", "List the calls.").set_defaults(run=list_calls)
    show = add_verb(verbs, "show", "Show one call.")
    show.add_argument("call", metavar="CALL", help="such as membership-2025")
    show.set_defaults(run=run)


def list_calls(app: App, args: Namespace, out: Output) -> int:
    """Every call in one line; one that cannot be read is said and stops nothing."""
    calls = readable(app.calls.ids(), app.calls.get, out)
    words = out.words

    def lines() -> list[str]:
        return table(
            words,
            [
                (
                    call.id,
                    kind_words(words, call.kind),
                    _closes(words, call.city_deadline),
                    _cap(words, call),
                    words._("expected") if call.expected else "",
                )
                for call in calls
            ],
        )

    out.show([call_shape(call) for call in calls], lines)
    return FINE


def run(app: App, args: Namespace, out: Output) -> int:
    """One call in full."""
    call = app.calls.get(args.call)
    out.show(call_shape(call), lambda: _lines(out.words, call))
    return FINE


def _lines(words: Words, call: Call) -> Iterator[str]:
    yield f"{call.id}: {call_title(words, call)}"
    yield words._("Form: {form}", form=call.form)
    for label, date in (
        (words._("Opens"), call.opens),
        (words._("City's deadline"), call.city_deadline),
        (words._("National Commission's deadline"), call.commission_deadline),
        (words._("Own deadline, typed here"), call.own_deadline),
        (words._("Result"), call.result),
    ):
        if date is not call.own_deadline or date.value:
            yield words._(
                "{label}: {day} ({certainty})",
                label=label,
                day=_date(words, date),
                certainty=certainty_word(words, date.certainty),
            )
            if date.note:
                yield f"  {call_text(words, call, date.note)}"
    yield words._(
        "Per National Commission: {limit} ({certainty})",
        limit=_cap(words, call),
        certainty=certainty_word(words, call.cap.certainty),
    )
    yield words._(
        "Languages: {languages}",
        languages=words.listed(formats.language_name(words, code) for code in call.languages),
    )
    if call.expected:
        yield words._("This call is only expected; its dates and rules are not known yet.")
    for each in call.recipients:
        yield words._(
            "Post: {sender} sends to {receiver}: {what}",
            sender=party_words(words, each.sender),
            receiver=party_words(words, each.receiver),
            what=call_text(words, call, each.what),
        )
        if each.address:
            yield f"  {harmless(words, each.address)}"
        if each.copy_to:
            yield words._("  Copy to {address}", address=party_words(words, each.copy_to))
    yield from (call_text(words, call, note) for note in call.notes)


def _date(words: Words, date: CallDate) -> str:
    if date.is_open:
        return words._("no limit")
    return formats.day_in_calendars(words, date.value) if date.value else words._("unknown")


def _closes(words: Words, date: CallDate) -> str:
    if date.is_open:
        return words._("no closing date")
    if not date.value:
        return words._("closing date unknown")
    return words._("closes {day}", day=formats.day_in_calendars(words, date.value))


def _cap(words: Words, call: Call) -> str:
    if call.cap.number is not None:
        return words.ngettext("at most {count} city", "at most {count} cities", call.cap.number)
    return words._("limit unknown") if call.cap.certainty is Certainty.UNKNOWN else words._("no limit")
