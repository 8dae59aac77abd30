"""Sentences of a form change: what is announced in a draft, and what the preview says in sum."""

from lcapp.i18n import Words
from lcapp.i18n.wording import harmless
from lcapp.services.form_upgrade import Announcement, UpgradeFacts


def announcement_sentence(words: Words, announced: Announcement) -> str:
    """What is newer than the draft; that nothing happens by itself is said, too."""
    form, call = harmless(words, announced.form_title), harmless(words, announced.call_title)
    if announced.code == "newer_call":
        return words._("A newer call is here: {call}. Your draft stays as it is.", call=call)
    if announced.code == "call_has_other_form":
        return words._(
            "The call “{call}” has another form now: {form}. Your draft stays as it is.",
            call=call,
            form=f"{form} ({harmless(words, announced.form)})",
        )
    return words._(
        "A newer version of this form is here: {form}. Your draft stays as it is.",
        form=f"{form} ({harmless(words, announced.form)})",
    )


def facts_sentences(words: Words, facts: UpgradeFacts) -> list[str]:
    """What a person wants to know before deciding, one fact in each sentence."""
    total = sum(facts.kinds.values())
    said = [
        words.ngettext("{count} answer in the draft.", "{count} answers in the draft.", total),
        words.ngettext(
            "{count} goes to the drawer “Set aside”.",
            "{count} go to the drawer “Set aside”.",
            facts.set_aside,
        )
        if facts.set_aside
        else words._("Nothing is set aside."),
    ]
    if facts.too_long:
        said.append(words.ngettext("{count} is too long now.", "{count} are too long now.", facts.too_long))
    if facts.words_over:
        said.append(words.ngettext("{count} word to cut.", "{count} words to cut.", facts.words_over))
    if facts.new_required:
        said.append(
            words.ngettext(
                "{count} new question must be answered.",
                "{count} new questions must be answered.",
                facts.new_required,
            )
        )
    return said
