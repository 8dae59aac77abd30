"""Letters of the Commission to a city as blocks: endorsement, refusal with its reasons, request for more."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from lcapp.domain.decision import DecisionKind
from lcapp.domain.desk_papers import CitedReason, CommissionProfile, Letter
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title, criteria_text
from lcapp.i18n.wording_desk import CHECKS, ground_sentence, said_of
from lcapp.pdf.block_kinds import (
    Block,
    Heading,
    Look,
    Printed,
    RunningLines,
    Said,
    SignatureBox,
    Text,
)
from lcapp.pdf.text.isolation import clean, isolate
from lcapp.pdf.value_blocks import BULLET


def letter_blocks(letter: Letter, words: Words) -> Printed:
    """A letter, one or more pages.

    Args:
        letter: What it says.
        words: The language it is written in.
    """
    name = letter.commission.named(words.language)
    title = _subject(letter, words)
    of_call = clean(call_title(words, letter.call))
    blocks = (*_head(letter, words, name), Heading(1, title, under=of_call), *_body(letter, words))
    return Printed(
        blocks=(*blocks, *signature(letter.commission, words)),
        running=RunningLines(
            " · ".join(one for one in (isolate(name), title) if one), "", letter.reference, ""
        ),
        title=f"{title}: {clean(letter.city)}",
        author=clean(name),
        subject=of_call,
    )


def line(
    text: str, look: Look = "value", *, bold: bool = False, marker: str = "", language: str = ""
) -> Text:
    """A paragraph of plain text."""
    return Text((Said(clean(text), bold=bold, language=language),), look, marker=marker)


def letterhead(commission: CommissionProfile, words: Words, name: str) -> Iterator[Block]:
    """Who writes, with the address as it was typed."""
    if name:
        yield line(name, bold=True)
    for each in commission.address.splitlines():
        if each.strip():
            yield line(each.strip(), "aside")
    reach = " · ".join(one for one in (commission.email, commission.phone) if one)
    if reach:
        yield line(reach, "aside")


def signature(commission: CommissionProfile, words: Words) -> Iterator[Block]:
    """Room for signature and stamp, and who signs."""
    signs = ", ".join(one for one in (commission.officer, commission.officer_title) if one)
    yield SignatureBox(clean(signs) or words._("Signature"), words._("Official stamp"))


def place_and_day(commission: CommissionProfile, words: Words, iso: str) -> Text:
    """Where and when."""
    day = formats.day_in_calendars(words, iso)
    said = words._("{place}, {day}", place=isolate(commission.place), day=day) if commission.place else day
    return line(said)


def points_shown(words: Words, points: Fraction) -> str:
    """Points with one decimal, as the language writes numbers; rounded for reading only."""
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return formats.number(words, exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def _subject(letter: Letter, words: Words) -> str:
    if letter.kind is DecisionKind.ENDORSE:
        return words._("Endorsement of your application")
    if letter.kind is DecisionKind.REFUSE:
        return words._("Your application is not endorsed")
    return words._("Please send us more about your application")


def _head(letter: Letter, words: Words, name: str) -> Iterator[Block]:
    yield from letterhead(letter.commission, words, name)
    yield place_and_day(letter.commission, words, letter.day.isoformat())
    to = ", ".join(one for one in (letter.mayor, letter.mayor_title) if one)
    if to:
        yield line(to)
    yield line(letter.city, bold=True)


def _body(letter: Letter, words: Words) -> Iterator[Block]:
    city, call = isolate(letter.city), isolate(call_title(words, letter.call))
    if letter.kind is DecisionKind.ENDORSE:
        yield line(
            words._(
                "The National Commission endorses the application of {city} in the {call}. "
                "Part 2 of the form, signed and stamped, goes to the UNESCO Institute for Lifelong Learning "
                "with your application; you receive a copy.",
                city=city,
                call=call,
            )
        )
    elif letter.kind is DecisionKind.REFUSE:
        yield from _refused(letter, words, city, call)
    else:
        yield from _requested(letter, words, city, call)
    if letter.decision.reason:
        yield line(letter.decision.reason)
    yield from _formal(letter, words)
    yield from _reasons(letter, words)
    if letter.remarks:
        yield line(
            words.ngettext(
                "The file that comes with this letter holds {count} remark beside your answers. "
                "Please open it in the program.",
                "The file that comes with this letter holds {count} remarks beside your answers. "
                "Please open it in the program.",
                letter.remarks,
            )
        )
    if letter.kind is DecisionKind.REFUSE:
        said = words._(
            "The reasons are meant to help a next application. We are glad to talk them over with you."
        )
        yield line(said, "intro")


def _refused(letter: Letter, words: Words, city: str, call: str) -> Iterator[Block]:
    yield line(
        words._(
            "The National Commission thanks {city} for its application in the {call}. "
            "It does not endorse it in this round.",
            city=city,
            call=call,
        )
    )
    cap = letter.call.cap.number
    if cap is not None and letter.came > cap:
        yield line(
            words._(
                "{came} applications came, and a National Commission may endorse {limit}.",
                came=formats.number(words, letter.came),
                limit=formats.number(words, cap),
            )
        )


def _requested(letter: Letter, words: Words, city: str, call: str) -> Iterator[Block]:
    yield line(
        words._(
            "Before the National Commission decides about the application of {city} in the {call}, "
            "it asks for the following.",
            city=city,
            call=call,
        )
    )
    for need in letter.decision.needs:
        yield line(need, marker=BULLET)
    if letter.decision.reply_by is not None:
        day = formats.day_in_calendars(words, letter.decision.reply_by.isoformat())
        yield line(words._("Please answer by {day}.", day=day), bold=True)


def _formal(letter: Letter, words: Words) -> Iterator[Block]:
    if not letter.formal:
        return
    yield Heading(2, words._("Formal requirements that are not fulfilled"))
    for one in letter.formal:
        why = one.override.reason if one.override else ""
        grounds = [why] if why else [ground_sentence(words, ground) for ground in one.grounds[:3]]
        said = said_of(words, CHECKS, one.check)
        told = words._("{title}: {text}", title=said, text=" ".join(isolate(each) for each in grounds))
        yield line(told, marker=BULLET)


def _reasons(letter: Letter, words: Words) -> Iterator[Block]:
    if not letter.reasons or letter.criteria is None:
        return
    yield Heading(2, words._("Reasons from the assessment"))
    if not letter.criteria.official:
        yield line(words._("The criteria are the National Commission's own, not UNESCO's."), "aside")
    for reason in letter.reasons:
        yield from reason_blocks(reason, words, letter.kind, sheet=letter.criteria.id)


def reason_blocks(reason: CitedReason, words: Words, kind: DecisionKind, *, sheet: str) -> Iterator[Block]:
    """One reason: what was scored, what it rests on, and what the next level asks.

    Args:
        reason: The reason.
        words: The language of the letter.
        kind: What was decided.
        sheet: Id of the sheet of criteria.
    """
    title = isolate(criteria_text(words, sheet, reason.title))
    yield line(
        words._(
            "{title}: {points} of {most} points",
            title=title,
            points=points_shown(words, reason.mean),
            most=formats.number(words, reason.most),
        ),
        bold=True,
    )
    yield line(criteria_text(words, sheet, reason.level))
    for quote, _question in reason.quotes:
        yield line(words._("It rests on: “{quote}”", quote=isolate(quote)), "aside", marker=BULLET)
    if reason.annexes:
        numbers = words.listed(isolate(one) for one in reason.annexes)
        yield line(words._("It rests on the annexes {numbers}.", numbers=numbers), "aside", marker=BULLET)
    if reason.next_level and kind is not DecisionKind.ENDORSE:
        told = isolate(criteria_text(words, sheet, reason.next_level))
        yield line(words._("What the next level asks: {text}", text=told), "aside")
