"""Sentences about differences, section parcels and merging: what differs, who has what, what changes.

What they are about is named for the type checker alone: errors are worded at every start of the program.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import Form
from lcapp.domain.merge_kinds import MergeKind
from lcapp.domain.text_difference import PieceKind
from lcapp.i18n import formats
from lcapp.i18n.form_texts import FormWords
from lcapp.i18n.sentences import Counted, Sentences, harmless, sentence
from lcapp.i18n.words import N_, Words

if TYPE_CHECKING:
    from lcapp.domain.merge import MergedAnswer
    from lcapp.domain.parcels import Parcel
    from lcapp.domain.version_difference import EvidenceDifference, VersionDifference
    from lcapp.services.comparing import NamedState
    from lcapp.services.merging import MergePreview

REFUSED_MERGES: Sentences = {
    "not_a_parcel": N_("This file holds no sections of a dossier. Ask the sender for the file once more."),
    "parcel_without_sections": N_("Say which sections to hand out."),
    "parcel_without_name": N_("Say who shall have the sections; a first name is enough."),
    "due_not_a_day": N_("“{value}” is not a day. Days look like 2025-06-15."),
    "section_unknown": N_("The form {form} has no section “{section}”."),
    "not_a_received_parcel": N_(
        "Dossier {dossier} is a whole dossier and not a part of one, so there is nobody to give it back to. "
        "Name the sections to hand out."
    ),
    "parcel_unknown": N_("Nothing is handed out under this name ({parcel}) any more."),
    "parcel_returned": N_(
        "This file brings sections back that were handed out. Take them into the dossier “{title}” they are "
        "from."
    ),
    "parcel_opened_before": N_("These sections were opened here before: they are dossier {dossier}."),
    "parcel_damaged": N_(
        "What the library remembers of a hand-out is damaged. Restore a copy of the library."
    ),
    "merge_of_other_dossier": N_(
        "This file is of another dossier (“{title}”) and not of dossier {dossier}. Nothing was changed."
    ),
    "merge_outdated": N_("The draft was changed in between. Please look at the differences once more."),
    "merge_loses_text": Counted(
        "words",
        "{count} word ({characters} characters) would stand in no answer any more. Type that number if this "
        "is meant; the text stays in the history.",
        "{count} words ({characters} characters) would stand in no answer any more. Type that number if this "
        "is meant; the text stays in the history.",
    ),
}

MERGE_KINDS: Sentences = {
    MergeKind.MINE: N_("changed only here"),
    MergeKind.THEIRS: N_("changed only there"),
    MergeKind.SAME: N_("the same on both sides"),
    MergeKind.TOGETHER: N_("changed on both sides, in different places"),
    MergeKind.DISPUTED: N_("changed on both sides, in the same place"),
}
BASES: Sentences = {
    "record": N_("Compared with the text that was handed out."),
    "history": N_("Compared with the state that went out, found in the history."),
    "file": N_(
        "This library does not remember the hand-out; what was handed out is taken from the file. Look at "
        "every difference."
    ),
    "none": N_(
        "No common beginning of both versions is known, so every difference is shown as if both sides had "
        "changed it."
    ),
}
FACTS: Sentences = {
    "number": N_("number"),
    "kind": N_("kind"),
    "title": N_("title"),
    "file_name": N_("name of the file"),
    "url": N_("address"),
    "sha256": N_("the file itself"),
    "annex": N_("printed as an annex"),
    "caption": N_("caption"),
    "rights": N_("rights"),
    "dated": N_("date"),
    "supports": N_("questions it supports"),
}
_EVIDENCE: Sentences = {
    "added": N_("New evidence: {name} “{title}”"),
    "removed": N_("Evidence taken out: {name} “{title}”"),
    "changed": N_("Evidence {name} “{title}” is described differently: {facts}"),
}
_KINDS: Sentences = {
    "added": N_("answered now"),
    "removed": N_("not answered any more"),
    "changed": N_("changed"),
}
_STATES: Sentences = {
    "draft": N_("“{title}” as it stands now"),
    "milestone": N_("“{title}”, state “{label}” of {date}"),
    "sealed": N_("“{title}”, sealed version {number} of {date}"),
    "file": N_("“{title}” in the file, of {date}"),
    "sections": N_("sections of “{title}” in the file, of {date}"),
}


def merge_kind_words(words: Words, kind: MergeKind) -> str:
    """What a merge found for an answer."""
    return sentence(words, MERGE_KINDS, kind, {})


def difference_kind_words(words: Words, kind: str) -> str:
    """What happened to an answer."""
    return sentence(words, _KINDS, kind, {})


def state_words(words: Words, named: "NamedState") -> str:
    """What a state is called."""
    params = {
        "title": named.title,
        "label": named.label,
        "number": str(named.version),
        "date": formats.day(words, named.at.astimezone().date().isoformat()),
    }
    return sentence(words, _STATES, named.kind, params)


def summary_sentences(words: Words, found: "VersionDifference") -> Iterator[str]:
    """How much differs, line by line."""
    if not found.changed:
        yield words._("Nothing differs.")
    if found.answers:
        yield words.ngettext("{count} answer differs.", "{count} answers differ.", len(found.answers))
        put_in, taken_out = found.words(PieceKind.ADDED), found.words(PieceKind.REMOVED)
        yield words._(
            "Words put in: {added}. Words taken out: {removed}.",
            added=formats.number(words, put_in),
            removed=formats.number(words, taken_out),
        )
    if found.form_changed:
        yield words._("The two are written for different forms.")
    if found.evidence_moved:
        yield words._("The evidence stands in another order.")
    if not found.evidence_compared:
        yield words._("The evidence was not compared: one of the two did not keep it.")


def evidence_sentence(words: Words, one: "EvidenceDifference") -> str:
    """One piece of evidence that differs."""
    params = {
        "name": one.entry.name,
        "title": one.entry.title,
        "facts": words.listed([sentence(words, FACTS, fact, {}) for fact in one.facts]),
    }
    return sentence(words, _EVIDENCE, one.kind, params)


def sections_named(words: Words, form: Form, sections: Sequence[str]) -> str:
    """The titles of some sections, one after the other."""
    titles = FormWords(words, form.name)
    by_id = {section.id: section for _part, section in form.sections()}
    told = [titles.section(by_id[one]) if one in by_id else harmless(words, one) for one in sections]
    return words.listed(told)


def holder_sentence(words: Words, parcel: "Parcel", today: date) -> str:
    """Who has some sections, since when, and when they are due; said beside a section."""
    name, since = harmless(words, parcel.to), _day(words, parcel.since.astimezone().date())
    if not parcel.due:
        return words._("with {name} since {since}", name=name, since=since)
    due = date.fromisoformat(parcel.due)
    if due < today:
        return words._(
            "with {name} since {since}, overdue since {due}", name=name, since=since, due=_day(words, due)
        )
    return words._("with {name} since {since}, due {due}", name=name, since=since, due=_day(words, due))


def parcel_sentence(words: Words, parcel: "Parcel", form: Form, today: date) -> str:
    """One hand-out in a list of them."""
    sections = sections_named(words, form, parcel.sections)
    if parcel.returned_at is not None:
        return words._(
            "{sections}: back from {name} since {date}",
            sections=sections,
            name=harmless(words, parcel.to),
            date=_day(words, parcel.returned_at.astimezone().date()),
        )
    return words._("{sections}: {held}", sections=sections, held=holder_sentence(words, parcel, today))


def merge_sentences(words: Words, preview: "MergePreview") -> Iterator[str]:
    """What a merge would do, line by line."""
    source, merge = preview.source, preview.merge
    if source.who:
        yield words._("From {name}.", name=harmless(words, source.who))
    yield sentence(words, BASES, source.base_from, {})
    brought = [one for one in merge.answers if one.brings_something]
    if not brought and not preview.changes_something:
        yield words._("It brings nothing that does not stand here already.")
        return
    kinds = [one.kind for one in brought]
    if count := kinds.count(MergeKind.THEIRS):
        yield words.ngettext(
            "{count} answer was changed only there and is taken.",
            "{count} answers were changed only there and are taken.",
            count,
        )
    if count := kinds.count(MergeKind.TOGETHER):
        yield words.ngettext(
            "{count} answer was changed on both sides, in different places; both changes are taken.",
            "{count} answers were changed on both sides, in different places; both changes are taken.",
            count,
        )
    if count := len(merge.disputed):
        yield words.ngettext(
            "{count} answer was changed on both sides in the same place. Both texts are kept, one stands.",
            "{count} answers were changed on both sides in the same place. Both texts are kept, one stands.",
            count,
        )
    if count := len(preview.evidence.new):
        yield words.ngettext(
            "{count} piece of evidence comes along.", "{count} pieces of evidence come along.", count
        )
    for one in preview.evidence.absent:
        yield words._(
            "The file of “{title}” did not come along, so it is not registered and not cited. Ask for it.",
            title=harmless(words, one.title),
        )
    if count := len(preview.unfit):
        yield words.ngettext(
            "{count} answer has no place in this form and goes to the drawer.",
            "{count} answers have no place in this form and go to the drawer.",
            count,
        )
    yield from loss_sentences(words, preview)


def loss_sentences(words: Words, preview: "MergePreview") -> Iterator[str]:
    """How much text would stand nowhere any more; nothing where that is little."""
    loss = preview.loss
    if loss.is_large:
        yield words.ngettext(
            "{count} word would stand in no answer any more; it stays in the history.",
            "{count} words would stand in no answer any more; they stay in the history.",
            loss.words,
        )


def stands_sentence(words: Words, one: "MergedAnswer") -> str:
    """Which text stands after the merge, of an answer that is disputed."""
    if one.value == one.mine:
        return words._("Yours stands; the other is in the history.")
    if one.value == one.theirs:
        return words._("The other stands; yours is in the history.")
    return words._("Both stand together; each alone is in the history.")


def place_words(words: Words, form: Form, key: AnswerKey) -> str:
    """The label of an answer's question, with its language."""
    question = form.question(key.question)
    label = FormWords(words, form.name).label(question) if question else harmless(words, key.question)
    if not key.language:
        return label
    language = formats.language_name(words, key.language)
    return words._("{field} ({language})", field=label, language=language)


def _day(words: Words, day: date) -> str:
    return formats.day(words, day.isoformat())
