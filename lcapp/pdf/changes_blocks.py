"""The report of what changed between two states of a dossier, word by word, as blocks.

What was taken out is struck through and grey, what was put in is underlined: the report reads without colour.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from lcapp.domain.forms import Form
from lcapp.domain.shortened_difference import shortened_pieces
from lcapp.domain.text_difference import PieceKind, Pieces
from lcapp.domain.value_difference import value_difference
from lcapp.domain.version_difference import AnswerDifference, VersionDifference
from lcapp.i18n import Words, formats
from lcapp.i18n.difference_words import part_name, told_value
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.wording_merge import (
    difference_kind_words,
    evidence_sentence,
    place_words,
    state_words,
    summary_sentences,
)
from lcapp.pdf.block_kinds import Asked, Block, Heading, Printed, RunningLines, Said, Text
from lcapp.pdf.renderer import PdfRenderer
from lcapp.pdf.text.isolation import clean, isolate
from lcapp.pdf.value_blocks import BULLET
from lcapp.services.comparing import NamedState
from lcapp.services.export import Unwatched


def changes_blocks(old: NamedState, new: NamedState, found: VersionDifference, words: Words) -> Printed:
    """The report as blocks.

    Args:
        old: The state before.
        new: The state after.
        found: What differs between them.
        words: The language of print.
    """
    title, name = words._("Changes"), isolate(new.title)
    form = new.state.form or old.state.form
    return Printed(
        blocks=(
            Heading(1, title, under=clean(new.title)),
            *_said(
                (
                    words._("From: {state}", state=state_words(words, old)),
                    words._("To: {state}", state=state_words(words, new)),
                ),
            ),
            *_said(summary_sentences(words, found)),
            _legend(words),
            *_sections(found, form, words),
            *_evidence(found, words),
        ),
        running=RunningLines(f"{name} · {title}", "", "", ""),
        title=f"{title}: {clean(new.title)}",
        author="",
        subject=clean(state_words(words, new)),
    )


def print_changes(
    renderer: PdfRenderer,
    old: NamedState,
    new: NamedState,
    found: VersionDifference,
    *,
    language: str,
    paper: str,
    moment: datetime,
) -> bytes:
    """The report as a PDF.

    Raises:
        EnvironmentFailed: A font is not where it should be.
    """
    printed = changes_blocks(old, new, found, renderer.words(language))
    return renderer.print_sheet(
        printed, language=language, paper=paper, moment=moment, watch=Unwatched()
    ).data


def _said(sentences: Iterable[str]) -> Iterator[Block]:
    for one in sentences:
        yield Text((Said(one),), "intro")


def _legend(words: Words) -> Block:
    return Text(
        (
            Said(words._("What was taken out is struck through"), quiet=True, line="through"),
            Said("; ", quiet=True),
            Said(words._("what was put in is underlined"), line="under"),
            Said(". ", quiet=True),
            Said(words._("Long passages that did not change are shortened (…)."), quiet=True),
        ),
        "aside",
    )


def _sections(found: VersionDifference, form: Form | None, words: Words) -> Iterator[Block]:
    titles = {} if form is None else {section.id: section for _part, section in form.sections()}
    number = 0
    for section, group in groupby(found.answers, key=lambda one: one.section):
        own = FormWords(words, form.name) if form is not None else None
        known = own is not None and section in titles
        yield Heading(
            2, own.section(titles[section]) if own and known else words._("Questions of another form")
        )
        for one in group:
            number += 1
            yield _answer(one, form, words, formats.number(words, number))


def _answer(one: AnswerDifference, form: Form | None, words: Words, number: str) -> Block:
    label = place_words(words, form, one.key) if form is not None else clean(one.key.question)
    return Asked(
        number=number,
        label=Said(label),
        body=(
            Text((Said(difference_kind_words(words, one.kind)),), "small_label"),
            *_parts(one, form, words),
        ),
    )


def _parts(one: AnswerDifference, form: Form | None, words: Words) -> Iterator[Block]:
    question = form.question(one.key.question) if form is not None else None
    own = FormWords(words, form.name) if form is not None else None
    difference = one.difference
    if own is not None:
        difference = value_difference(
            one.old, one.new, lambda path, text: told_value(words, own, question, path, text)
        )
    for part in difference.parts:
        if not part.changed:
            continue
        if own is not None and (name := part_name(words, own, question, part.path)):
            yield Text((Said(name),), "small_label")
        yield from _passages(part.pieces, one.key.language)
    if difference.moved:
        yield Text((Said(words._("The order is another."), quiet=True),), "value")


def _passages(pieces: Pieces, language: str) -> Iterator[Block]:
    """The pieces line by line: a list has one entry in each."""
    said: list[Said] = []
    for piece in shortened_pieces(pieces):
        first, *others = clean(piece.text).split("\n")
        if piece.kind is PieceKind.ADDED and said and said[-1].line and not said[-1].text.endswith(" "):
            said.append(Said(" "))  # what stands in the place of something is not to be read as one word
        said += _stretch(first, piece.kind, language)
        for line in others:
            if said:
                yield Text(tuple(said), "answer")
            said = _stretch(line, piece.kind, language)
    if said:
        yield Text(tuple(said), "answer")


def _stretch(text: str, kind: PieceKind, language: str) -> list[Said]:
    if not text:
        return []
    match kind:
        case PieceKind.REMOVED:
            return [Said(text, language, quiet=True, line="through")]
        case PieceKind.ADDED:
            return [Said(text, language, line="under")]
    return [Said(text, language)]


def _evidence(found: VersionDifference, words: Words) -> Iterator[Block]:
    if not found.evidence and not found.evidence_moved:
        return
    yield Heading(2, words._("Evidence"))
    for one in found.evidence:
        yield Text((Said(clean(evidence_sentence(words, one))),), "value", marker=BULLET)
