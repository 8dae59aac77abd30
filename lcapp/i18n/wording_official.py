"""Words of official Word forms: what is marked in them, what was filled, what has no place."""

from collections.abc import Iterator

from lcapp.domain.forms import Form
from lcapp.domain.official_marks import FACTS, Place, every_place
from lcapp.domain.official_pieces import WithoutPlace
from lcapp.i18n import formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.sentences import Sentences, harmless, sentence
from lcapp.i18n.wording_findings import question_named
from lcapp.i18n.wording_history import part_words
from lcapp.i18n.words import N_, Words
from lcapp.services.official_forms import FilledForm, OfficialDocument, UnknownMark

_FACTS: Sentences = {
    "title": N_("title of the dossier"),
    "city": N_("name of the city"),
    "call": N_("title of the call"),
    "form": N_("title of the form"),
    "day": N_("day on which it was filled"),
    "fingerprint": N_("fingerprint of the answers"),
    "number": N_("running number"),
    "entry": N_("one entry, in a row of its own"),
    "unit": N_("unit"),
    "value": N_("figure"),
}


def document_sentences(words: Words, form: Form, document: OfficialDocument) -> Iterator[str]:
    """What is attached, and what its marks say."""
    yield words.ngettext(
        "The document has {count} mark that the form knows ({size}).",
        "The document has {count} marks that the form knows ({size}).",
        len(document.known),
        size=formats.file_size(words, document.size),
    )
    if "template" in document.removed:
        yield words._("Its link to a template elsewhere was taken out.")
    yield from (unknown_sentence(words, one) for one in document.unknown)
    if document.unmarked:
        yield words.ngettext(
            "{count} question has no mark in it; its answer will be named when it is filled:",
            "{count} questions have no mark in it; their answers will be named when it is filled:",
            len(document.unmarked),
        )
        for question in document.unmarked:
            yield f"  {_named(words, form, question)}"


def filled_sentences(words: Words, filled: FilledForm) -> Iterator[str]:
    """What came of the marks, in numbers."""
    yield words.ngettext("{count} place is filled.", "{count} places are filled.", len(filled.filled))
    if filled.empty:
        yield words.ngettext(
            "{count} place stays empty, because there is no answer.",
            "{count} places stay empty, because there is no answer.",
            len(filled.empty),
        )
    if filled.by_hand:
        yield words.ngettext(
            "{count} place is left for a signature.",
            "{count} places are left for signatures.",
            len(filled.by_hand),
        )
    if filled.unknown:
        yield words.ngettext(
            "{count} mark is not known to the form and stays as it stands.",
            "{count} marks are not known to the form and stay as they stand.",
            len(filled.unknown),
        )
    if filled.left:
        yield words.ngettext(
            "{count} answer has no place in the document, or not all of it. It is named below.",
            "{count} answers have no place in the document, or not all of them. They are named below.",
            len(filled.left),
        )


def filled_details(words: Words, form: Form, filled: FilledForm) -> Iterator[str]:
    """What a person should look at, line by line: answers without a place first."""
    for left in filled.left:
        yield left_sentence(words, form, left)
    for unknown in filled.unknown:
        yield unknown_sentence(words, unknown)
    for mark in filled.empty:
        yield words._("No answer: {mark}", mark=_braced(words, mark))


def left_sentence(words: Words, form: Form, left: WithoutPlace) -> str:
    """An answer that the document does not show, or not all of."""
    named = _named(words, form, left.question)
    if left.language:
        named = words._(
            "{question} ({language})", question=named, language=formats.language_name(words, left.language)
        )
    if not left.pieces:
        return words._("No place for this answer: {question}", question=named)
    pieces = words.listed([_braced(words, piece.mark) for piece in left.pieces])
    return words._("No place for a part of this answer: {question}: {parts}", question=named, parts=pieces)


def unknown_sentence(words: Words, unknown: UnknownMark) -> str:
    """A mark the form does not know, and what was probably meant."""
    mark = _braced(words, unknown.mark)
    if not unknown.meant:
        return words._("The form has no place {mark}.", mark=mark)
    return words._(
        "The form has no place {mark}. Did you mean {meant}?", mark=mark, meant=_braced(words, unknown.meant)
    )


def place_lines(words: Words, form: Form) -> Iterator[tuple[str, str]]:
    """Every mark a document of the form may have, each with what it stands for."""
    told = FormWords(words, form.name)
    for place in every_place(form):
        yield f"{{{{{place.mark}}}}}", _meaning(words, form, told, place)


def _meaning(words: Words, form: Form, told: FormWords, place: Place) -> str:
    question = form.question(place.question)
    if question is None:
        return sentence(words, _FACTS, place.part, {}) if place.part in FACTS else place.part
    field = question.field(place.field)
    said = [harmless(words, told.label(question))]
    if field is not None:
        said.append(harmless(words, told.field_label(question, field)))
    asked = field or question
    group = question if field else None
    if place.option:
        said.append(harmless(words, told.option(asked, place.option, group=group)))
    elif place.part and asked.option(place.part) is not None:
        said.append(harmless(words, told.option(asked, place.part, group=group)))
    elif place.part in _FACTS:
        said.append(sentence(words, _FACTS, place.part, {}))
    elif place.part:
        said.append(part_words(words, place.part))
    return ": ".join(one.rstrip(": ") for one in said)


def _named(words: Words, form: Form, question: str) -> str:
    label = harmless(words, question_named(words, form, question)).rstrip(": ")
    return label if label == question else words._("{label} ({mark})", label=label, mark=question)


def _braced(words: Words, mark: str) -> str:
    shown = harmless(words, mark)
    return shown if "{" in shown or "}" in shown else f"{{{{{shown}}}}}"
