"""Sentences about files that travel: what one is, who sent it, what would change, why one is not taken."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from lcapp.domain.fingerprint import short_code
from lcapp.domain.received_dossier import Removal
from lcapp.domain.side_records import CHECKED, LANGUAGE, LATIN_NAME, ORIGIN
from lcapp.i18n import formats
from lcapp.i18n.sentences import Counted, Sentences, harmless, sentence
from lcapp.i18n.wording_annexes import REFUSED_FILES, removal_words
from lcapp.i18n.words import N_, Words

if TYPE_CHECKING:
    from lcapp.services.package_preview import Inspected, Preview
    from lcapp.services.senders import Sender

REFUSED_PACKAGES: Sentences = {
    "package_not_one": N_(
        "This is neither a dossier's package nor a PDF that carries one. Ask the sender for the file that "
        "ends in .lcdossier."
    ),
    "package_built_wrong": N_(
        "This package is not built as every package is ({what}), so it was not opened. Somebody may have "
        "packed it anew. Ask the sender for the file as the program wrote it."
    ),
    "package_damaged": N_(
        "This package was damaged on its way, so it was not opened. Ask the sender to send it again."
    ),
    "package_too_large": Counted(
        "limit",
        "This package is larger than is taken: the limit is {count}. Ask the sender for fewer or smaller "
        "annexes.",
        "This package is larger than is taken: the limit is {count}. Ask the sender for fewer or smaller "
        "annexes.",
    ),
    "package_unpacks_too_far": N_(
        "This file unpacks to far more than it should and was not opened. Ask the sender about it."
    ),
    "package_newer": N_(
        "This package was written by a newer version of the program. Ask for the newer program, or ask the "
        "sender for the PDF."
    ),
    "package_form_unusable": N_(
        "The form inside this package cannot be used, so its answers cannot be placed. Ask the sender to "
        "check the form."
    ),
    "package_content_differs": N_(
        "What this package says is not what its fingerprint stands for: somebody changed it. Ask the sender "
        "for the file again, and compare the fingerprints."
    ),
    "package_signature_wrong": N_(
        "This package was changed after it was signed, so it was not taken. Ask the sender to send it again."
    ),
    "package_needs_passphrase": N_("This package opens only with its passphrase. Ask the sender for it."),
    "package_passphrase_wrong": N_(
        "This passphrase does not open the package. Look at capital letters and spaces, and try again."
    ),
    "passphrase_too_short": Counted(
        "limit",
        "A passphrase needs at least {count} character; four words are better.",
        "A passphrase needs at least {count} characters; four words are better.",
    ),
    "passphrases_differ": N_("The two passphrases differ. Nothing was written."),
    "package_stripped": N_(
        "This PDF was made with this program, but the dossier inside it was taken out, perhaps by a mail "
        "gateway. Ask the sender for the package itself, the file that ends in .lcdossier."
    ),
    "no_package_in_pdf": N_(
        "No dossier rides inside this PDF. Ask the sender for the package, the file that ends in .lcdossier."
    ),
    "package_of_other_kind": N_(
        "This package is no whole dossier but a part of one ({kind}). Open it where such parts are taken in."
    ),
    "package_in_bin": N_("This dossier is in the bin here. Take it out of the bin first, then try again."),
    "package_sealed_here": N_(
        "This dossier is sealed here, and what was sealed stays as it is. Open it again first, or take the "
        "file in as a received dossier."
    ),
    "package_numbers_differ": N_(
        "The evidence numbers {numbers} mean other files here than in this package, so texts that cite them "
        "would be wrong. Merge the two dossiers instead."
    ),
    "package_large_loss": Counted(
        "count",
        "{count} answer that stands here is not in this package and would go. Say so once more if that is "
        "meant; it stays in the history.",
        "{count} answers that stand here are not in this package and would go. Say so once more if that is "
        "meant; they stay in the history.",
    ),
    "package_changed_meanwhile": N_("The file was changed since it was looked at. Look at it again first."),
    "form_of_package_missing": N_(
        "The form {form} is not on this computer, and this file does not bring it along. Ask the sender for "
        "the package, the file that ends in .lcdossier."
    ),
    "form_of_package_differs": N_(
        "The form {form} on this computer is not the one this dossier was written for, so it cannot be "
        "packed."
    ),
    "signing_key_damaged": N_(
        "The file {file} is damaged. Put it aside; the program makes a new one, and receivers will see that "
        "packages come from another computer than before."
    ),
}

_REMOVED: Sentences = {
    "answer_of_no_question": N_("An answer was left out: the form has no question {where}."),
    "answer_not_fitting": N_("The answer to {where} was left out: nothing like it can stand there."),
    "answer_tidied": N_("In the answer to {where}, characters that no text may hold were taken out."),
    "text_tidied": N_("In the name of {where}, characters that cannot be seen were taken out."),
    "annex_absent": N_("The file of {where} did not come along. Ask the sender for it."),
    "annex_refused": N_("The file of {where} was left out: {reason}"),
    "annex_cleaned": N_("When {where} is printed, this is left out: {reason}."),
    "annex_not_printable": N_("{where} cannot be printed as an annex; it is kept as evidence."),
    "annex_of_other_type": N_("The file of {where} is another kind of file than it says: {reason}."),
    "evidence_not_fitting": N_("The entry {where} of the register was left out: it is not whole."),
    "call_unusable": N_("The call {where} inside the package was left out: it cannot be used."),
}
_SENDERS: Sentences = {
    "unsigned": N_("This file does not say from which computer it comes."),
    "first": N_(
        "This dossier comes from this computer for the first time. To be sure who sent it, call and compare "
        "these five words: {words}."
    ),
    "first_known": N_(
        "This dossier comes for the first time, from a computer that sent another dossier on {date}. Its "
        "five words: {words}."
    ),
    "same": N_("This file comes from the same computer as on {date}."),
    "another": N_(
        "This file comes from another computer than before (last on {date}). That happens with a new laptop. "
        "Call the sender and compare these five words: {words}."
    ),
    "lost": N_(
        "Earlier files of this dossier said from which computer they came (last on {date}); this one does "
        "not. Ask the sender whether it is theirs."
    ),
    "own": N_("This file was written on this computer."),
}
_STATES: Sentences = {
    "new": N_("This dossier is not here yet; it would be added."),
    "same": N_("This dossier stands here already, with the same content; no answer would change."),
    "newer": N_("Dossier {number} here would be changed."),
    "older": N_(
        "Dossier {number} here was changed later than this file. It would go back to what the file says."
    ),
    "in_bin": N_("This dossier is in the bin here (number {number})."),
}


def removal_sentence(words: Words, removal: Removal) -> str:
    """One thing that was left out or changed."""
    reason = removal.reason
    if removal.what == "annex_refused":
        reason = sentence(words, REFUSED_FILES, removal.reason, {"pages": 0, "limit": 0})
    elif removal.what == "annex_cleaned":
        reason = removal_words(words, removal.reason)
    return sentence(words, _REMOVED, removal.what, {"where": removal.where, "reason": reason})


def sender_sentence(words: Words, sender: "Sender") -> str:
    """From which computer a file comes, in words for people; never more than is known."""
    code = "first_known" if sender.code == "first" and sender.elsewhere else sender.code
    params = {"words": " ".join(sender.words), "date": _day(words, sender.since)}
    return sentence(words, _SENDERS, code, params)


def inspection_sentences(words: Words, inspected: "Inspected") -> Iterator[str]:
    """The verdict on a file, line by line."""
    opened = inspected.opened
    if inspected.refused:
        sentences = {**REFUSED_FILES, **REFUSED_PACKAGES}
        yield sentence(words, sentences, opened.code, opened.params)
        return
    yield words._("This file can be taken.")
    for removal in opened.removals:
        yield removal_sentence(words, removal)
    if opened.origin == "old_pdf":
        yield words._(
            "This PDF is from an earlier version: it carries the answers, but neither the form nor the files "
            "of the evidence."
        )
    yield sender_sentence(words, inspected.sender)


def preview_sentences(words: Words, preview: "Preview") -> Iterator[str]:
    """What would change, line by line."""
    carried = preview.carried
    if preview.remarks:
        yield words.ngettext(
            "It brings {count} remark of the National Commission.",
            "It brings {count} remarks of the National Commission.",
            preview.remarks,
        )
    yield words._("Dossier: {title}", title=harmless(words, carried.dossier.title))
    yield words._("Fingerprint {code}", code=short_code(carried.content_id))
    if carried.sealed:
        yield words._("Sealed version {number}", number=str(carried.version))
    else:
        yield words._("This is a draft; it was not sealed.")
    yield sentence(words, _STATES, preview.state, {"number": str(preview.dossier)})
    added, changed, removed = (
        sum(one.change == change for one in preview.answers) for change in ("added", "changed", "removed")
    )
    if added:
        yield words.ngettext("{count} answer would be added.", "{count} answers would be added.", added)
    if changed:
        yield words.ngettext("{count} answer would change.", "{count} answers would change.", changed)
    if removed:
        yield words.ngettext("{count} answer would go.", "{count} answers would go.", removed)
    if preview.evidence:
        count = len(preview.evidence)
        yield words.ngettext(
            "{count} entry of the register would change.",
            "{count} entries of the register would change.",
            count,
        )
    yield from _side_sentences(words, preview)
    if preview.notes:
        yield words.ngettext("{count} note comes along.", "{count} notes come along.", preview.notes)
    if preview.form_here:
        yield words._(
            "It was moved to another form: here it is written for {form}.",
            form=harmless(words, preview.form_here),
        )
    if preview.form == "new":
        form = harmless(words, carried.dossier.form)
        yield words._("The form {form} comes along and would be added.", form=form)
    elif preview.form == "differs":
        form = harmless(words, carried.dossier.form)
        yield words._("The form {form} here is another one; the dossier could only be read.", form=form)


def _side_sentences(words: Words, preview: "Preview") -> Iterator[str]:
    for change in preview.sides:
        if change.key.question == LANGUAGE and change.after is None:
            yield words._("The language of submission would no longer be chosen.")
        elif change.key.question == LANGUAGE:
            language = formats.language_name(words, str(change.after))
            yield words._("The language of submission would become {language}.", language=language)
        elif change.key.question == LATIN_NAME and change.after is None:
            name = harmless(words, str(change.before))
            yield words._("The name “{name}” in Latin letters would go.", name=name)
        elif change.key.question == LATIN_NAME:
            name = harmless(words, str(change.after))
            yield words._("The name “{name}” in Latin letters would be put beside the form.", name=name)
        elif change.key.question == ORIGIN and change.after is None:
            yield words._("The mark that the answers come from public sources would go.")
        elif change.key.question == ORIGIN:
            yield words._("The answers would be marked as put together from public sources.")
    checked = sum(one.key.question == CHECKED for one in preview.sides)
    if checked:
        yield words.ngettext(
            "What is remembered of the check of {count} translation would change.",
            "What is remembered of the checks of {count} translations would change.",
            checked,
        )


def _day(words: Words, at: datetime | None) -> str:
    return formats.day(words, at.date().isoformat()) if at is not None else ""
