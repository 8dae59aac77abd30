"""Sentences about a checked file: the verdict, what differs, and what the check does not promise."""

from collections.abc import Iterator

from lcapp.i18n.sentences import harmless
from lcapp.i18n.words import N_, Words
from lcapp.services.verify import Difference, VerifyReport

_VERDICTS = {
    "same": N_("Nothing was changed: answers, pages and annexes are those that were printed."),
    "changed": N_("This file was changed after it was printed."),
    "no_dossier": N_(
        "This PDF carries no dossier. Either it was not made with this program, or a mail gateway took the "
        "dossier out. Ask the sender for the file itself."
    ),
}
_DIFFERENCES = {
    "answer_in_pages": N_("The pages do not say the answer to {where}."),
    "answer": N_("The answer to {where} is not that of the sealed version on this computer."),
    "annex": N_("Annex {where} is not the one that was printed."),
    "page": N_("Page {where} was changed."),
    "code": N_("The pages show the fingerprint {where}, which is not that of the content."),
    "content": N_("The sealed version on this computer is for another form or call."),
}


def verdict_sentence(words: Words, report: VerifyReport) -> str:
    """The verdict in one or two sentences."""
    return words._(_VERDICTS[report.verdict])


def difference_sentence(words: Words, difference: Difference) -> str:
    """One thing that differs."""
    return words._(_DIFFERENCES[difference.what], where=harmless(words, difference.where))


def verify_sentences(words: Words, report: VerifyReport) -> Iterator[str]:
    """Everything there is to say about a checked file, line by line."""
    yield verdict_sentence(words, report)
    for difference in report.differences:
        yield difference_sentence(words, difference)
    if report.verdict == "no_dossier":
        return
    yield words._("Dossier: {title}", title=harmless(words, report.city))
    yield words._("Fingerprint {code}", code=report.fingerprint)
    if report.claimed != report.fingerprint:
        yield words._("The file itself says {code}.", code=harmless(words, report.claimed))
    if report.sealed:
        yield words._("Sealed version {number}", number=str(report.version))
    else:
        yield words._("This is a draft; it was not sealed.")
    if not report.form_known:
        yield words._("The form {form} is not on this computer.", form=harmless(words, report.form))
    if report.compared:
        yield words._("It was compared with the sealed version on this computer.")
    if report.signed:
        yield words.ngettext(
            "It holds {count} digital signature; a PDF program can tell whose it is.",
            "It holds {count} digital signatures; a PDF program can tell whose they are.",
            report.signed,
        )
    yield words._(
        "The same fingerprint means the same answers and annexes. It does not say who wrote them, or when."
    )
