"""The national call as one printed page and as the text of a mail, from the call's data."""

from collections.abc import Iterator

from lcapp.domain.calls import Call, CallDate
from lcapp.domain.desk_papers import CallPage
from lcapp.i18n import Words, formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.wording_states import certainty_word
from lcapp.pdf.block_kinds import Block, Heading, Pairs, Printed, RunningLines, Said
from lcapp.pdf.letters import letterhead, line, place_and_day
from lcapp.pdf.text.isolation import FSI, PDI, clean, isolate
from lcapp.pdf.value_blocks import BULLET


def call_page_blocks(page: CallPage, words: Words) -> Printed:
    """The national call on one page."""
    name = page.commission.named(words.language)
    title = clean(call_title(words, page.call))
    blocks: tuple[Block, ...] = (
        *letterhead(page.commission, words, name),
        Heading(1, words._("Call to the cities"), under=title),
        place_and_day(page.commission, words, page.day.isoformat()),
        line(_invitation(page, words)),
        Pairs(tuple((Said(what), (line(said),)) for what, said in _facts(page, words))),
        *_documents(page, words),
    )
    running = RunningLines(" · ".join(one for one in (isolate(name), title) if one), "", page.call.id, "")
    return Printed(blocks, running, title=title, author=clean(name), subject=title)


def call_mail(page: CallPage, words: Words) -> str:
    """The same as the text of a mail; plain text, addresses from the call's data."""
    name = page.commission.named(words.language)
    lines = [clean(call_title(words, page.call)), "", _invitation(page, words), ""]
    lines += [words._("{what}: {said}", what=what, said=said) for what, said in _facts(page, words)]
    if page.commission.documents:
        lines += ["", words._("Please send with the form:")]
        lines += [f"- {clean(one)}" for one in page.commission.documents]
    if page.commission.guidance:
        lines += ["", clean(page.commission.guidance)]
    signs = [one for one in (page.commission.officer, page.commission.officer_title, name) if one]
    said = "\n".join([*lines, "", *map(clean, signs)]).strip() + "\n"
    # An address that is copied out of a mail must hold nothing that is not seen.
    return said.replace(FSI, "").replace(PDI, "")


def _invitation(page: CallPage, words: Words) -> str:
    cap = page.call.cap.number
    said = words._(
        "The National Commission invites the cities of the country to apply in the {call}.",
        call=isolate(call_title(words, page.call)),
    )
    if cap is None:
        return said
    more = words.ngettext(
        "It may endorse {count} application.", "It may endorse up to {count} applications.", cap
    )
    return f"{said} {more}"


def _facts(page: CallPage, words: Words) -> Iterator[tuple[str, str]]:
    call, commission = page.call, page.commission
    own = call.own_deadline
    if own.value:
        yield words._("Applications reach the National Commission by"), _day(words, own)
    if call.city_deadline.value:
        yield words._("Last day of the call for cities"), _day(words, call.city_deadline)
    if call.commission_deadline.value:
        yield words._("The National Commission sends on by"), _day(words, call.commission_deadline)
    if commission.email:
        yield words._("Send the application to"), isolate(commission.email)
    for copy in _copies(call):
        yield words._("With a copy to"), isolate(copy)
    yield words._("Form"), isolate(call.form)
    languages = (formats.language_name(words, code) for code in call.languages)
    yield words._("Language of the application"), words.listed(languages)
    if commission.officer:
        parts = (commission.officer, commission.officer_title, commission.phone)
        yield words._("Questions are answered by"), ", ".join(isolate(one) for one in parts if one)


def _day(words: Words, known: CallDate) -> str:
    if known.is_open:
        return words._("No last day")
    day = formats.day_in_calendars(words, known.value)
    if str(known.certainty) in ("seen", "typed"):
        return day
    return words._("{day} ({certainty})", day=day, certainty=certainty_word(words, known.certainty))


def _copies(call: Call) -> list[str]:
    sent = [one for one in call.recipients if one.sender == "city"]
    return list(dict.fromkeys(one.copy_to for one in sent if "@" in one.copy_to))


def _documents(page: CallPage, words: Words) -> Iterator[Block]:
    if page.commission.documents:
        yield Heading(2, words._("Please send with the form:"))
        for one in page.commission.documents:
            yield line(one, marker=BULLET)
    for paragraph in page.commission.guidance.splitlines():
        if paragraph.strip():
            yield line(paragraph)
