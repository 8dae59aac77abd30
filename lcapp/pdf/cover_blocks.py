"""The first page, the running lines and the last page of a dossier: what it is, and how it came about."""

from collections.abc import Iterator

from lcapp import __version__
from lcapp.domain import validation
from lcapp.domain.forms import Confidence
from lcapp.domain.origin import public_sources
from lcapp.i18n import form_texts
from lcapp.i18n.wording import completeness_words, confidence_badge, not_checked_sentence
from lcapp.pdf.block_kinds import Block, Cover, Heading, Pairs, RunningLines, Said, Text
from lcapp.pdf.drawn_kinds import Emblem, SealMark
from lcapp.pdf.printing import Printing
from lcapp.pdf.text.isolation import clean, isolate
from lcapp.pdf.value_blocks import BULLET


def cover(printing: Printing) -> Cover:
    """City, call, country, day and version."""
    words, snapshot = printing.words, printing.snapshot
    title = call_title(printing)
    form_title = printing.form_words.title(snapshot.form)
    if printing.is_blank:
        lines: tuple[str, ...] = (
            form_title if form_title != title else "",
            words._("Empty form, to be filled in by hand"),
        )
        names = (Said(title),)
        return Cover(names, "", tuple(line for line in lines if line))
    version = printing.day_taken()
    if number := _version(printing):
        version = words._("{day} · Version {number}", day=version, number=printing.number(number))
    elif not snapshot.sealed:
        version = words._("Draft of {day}", day=version)
    lines = (form_title if form_title != title else "", printing.place, version)
    return Cover(
        printing.city_names,
        title,
        tuple(line for line in lines if line),
        draft=_draft(printing),
        mark=_mark(printing),
        fingerprint=_fingerprint(printing),
        arms=_arms(printing),
        logo=_logo(printing),
        seal=next(seal_mark(printing), None),
    )


def seal_mark(printing: Printing) -> Iterator[SealMark]:
    """The code of a sealed dossier; a draft has none."""
    snapshot, words = printing.snapshot, printing.words
    if not snapshot.sealed or printing.is_blank:
        return
    code = isolate(snapshot.fingerprint)
    yield SealMark(
        f"LCAPP1:{snapshot.dossier.uuid}:{snapshot.content_id}",
        code,
        words._("The code tells whether the answers and annexes are those that were sealed."),
        words._("QR code of the fingerprint {code}", code=code),
    )


def _version(printing: Printing) -> int:
    """The number of the sealed version; a draft has none."""
    return printing.snapshot.version if printing.snapshot.sealed else 0


def _arms(printing: Printing) -> Emblem | None:
    if printing.options.arms is None:
        return None
    return Emblem(printing.options.arms, printing.words._("Arms of {city}", city=isolate(printing.city_name)))


def _logo(printing: Printing) -> Emblem | None:
    """Another organisation's logo, only where its use was allowed in writing."""
    allowed = printing.options.logo_authorised.strip()
    if printing.options.logo is None or not allowed:
        return None
    return Emblem(printing.options.logo, printing.words._("Logo, allowed by {whom}", whom=isolate(allowed)))


def running_lines(printing: Printing) -> RunningLines:
    """What each page says besides its number."""
    words, snapshot = printing.words, printing.snapshot
    exact = snapshot.form.confidence is Confidence.EXACT or not snapshot.form.is_official
    warning = "" if exact else words._("Unofficial working copy; the official form of the call prevails")
    if printing.is_blank:
        return RunningLines(call_title(printing), "", isolate(snapshot.form.name), warning)
    said = [isolate(printing.city_name), isolate(call_title(printing))]
    if number := _version(printing):
        said.append(words._("Version {version}", version=isolate(printing.number(number))))
    elif not snapshot.sealed:
        said.append(words._("Draft of {day}", day=isolate(printing.day_taken())))
    if snapshot.dossier.fictional:
        said.append(words._("Fictional city"))
    elif public_sources(snapshot.sides):
        said.append(words._("From public sources"))
    return RunningLines(" · ".join(said), _draft(printing), isolate(snapshot.fingerprint), warning)


def call_title(printing: Printing) -> str:
    """The call; without one, the form."""
    snapshot = printing.snapshot
    if snapshot.call:
        return clean(form_texts.call_title(printing.words, snapshot.call))
    return clean(printing.form_words.title(snapshot.form))


def colophon(printing: Printing) -> Iterator[Block]:
    """Where the form comes from, what was printed, and what nobody checked."""
    words, snapshot = printing.words, printing.snapshot
    form = snapshot.form
    yield Heading(1, words._("About this document"))
    told = [
        (words._("Form"), f"{printing.form_words.title(form)} ({isolate(form.name)})"),
        (words._("Wording of the form"), confidence_badge(words, form)),
        (words._("Where the form comes from"), form.provenance),
        (words._("Digest of the form"), isolate(form.digest)),
    ]
    if not printing.is_blank:
        state = words._("Sealed") if snapshot.sealed else words._("Draft, not sealed")
        progress = completeness_words(words, snapshot.completeness)
        told += [
            (words._("State"), state),
            (words._("Completeness"), progress),
            (words._("Sealed on") if snapshot.sealed else words._("As of"), printing.day_taken()),
            (words._("Version"), printing.number(_version(printing)) if _version(printing) else ""),
            (words._("Evidence"), printing.number(len(snapshot.evidence)) if snapshot.evidence else ""),
            (words._("Fingerprint"), isolate(snapshot.fingerprint)),
            (words._("Digest of the content"), isolate(snapshot.content_id)),
        ]
        if printing.options.logo is not None and printing.options.logo_authorised.strip():
            told.append((words._("Use of the logo allowed by"), isolate(printing.options.logo_authorised)))
        if printing.options.with_notes:
            told.append((words._("Notes"), words._("The city's own notes are printed with the answers.")))
    told.append((words._("Printed with"), f"LCApp {__version__}"))
    yield Pairs(tuple((Said(name), (Text((Said(said),)),)) for name, said in told if said))
    if not printing.is_blank:
        yield from _sources(printing)
        yield Heading(2, words._("What the program did not check"))
        for code in validation.not_checked(form):
            yield Text((Said(not_checked_sentence(words, code)),), marker=BULLET)


def _draft(printing: Printing) -> str:
    return "" if printing.snapshot.sealed else printing.words.pgettext("mark on a page", "DRAFT")


def _mark(printing: Printing) -> str:
    """Why the dossier is not a city's own application; empty where it is."""
    if printing.snapshot.dossier.fictional:
        return printing.words._("A fictional city, made up for this program. This is not an application.")
    if public_sources(printing.snapshot.sides):
        return printing.words._(
            "Put together from public sources, not written by the city. This is not its application."
        )
    return ""


def _sources(printing: Printing) -> Iterator[Block]:
    if sources := public_sources(printing.snapshot.sides):
        yield Heading(2, printing.words._("Public sources of the answers"))
        for source in sources:
            yield Text((Said(isolate(source)),), marker=BULLET)


def _fingerprint(printing: Printing) -> str:
    return printing.words._("Fingerprint {code}", code=isolate(printing.snapshot.fingerprint))
