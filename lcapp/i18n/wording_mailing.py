"""The covering e-mail of a dossier and the list of what to see to before it is sent, in words."""

from dataclasses import dataclass

from lcapp.domain.fingerprint import short_code
from lcapp.i18n import formats
from lcapp.i18n.form_texts import call_title
from lcapp.i18n.sentences import harmless
from lcapp.i18n.words import Words
from lcapp.services.mailing import MailFacts


@dataclass(frozen=True, slots=True)
class CoveringMail:
    """A letter by e-mail. `to` and `copy` are empty where the call's data name no address."""

    to: str
    copy: str
    subject: str
    body: str

    def text(self, words: Words) -> str:
        """The whole letter, to be copied into a mail program."""
        lines = [words._("To: {address}", address=self.to or words._("(not known: ask your Commission)"))]
        if self.copy:
            lines.append(words._("Copy: {address}", address=self.copy))
        lines.append(words._("Subject: {subject}", subject=self.subject))
        return "\n".join([*lines, "", self.body, ""])


def covering_mail(words: Words, facts: MailFacts) -> CoveringMail:
    """The letter that goes with a dossier.

    Args:
        words: The language of the letter.
        facts: What it is about.
    """
    call = call_title(words, facts.call) if facts.call is not None else harmless(words, facts.form)
    city = harmless(words, facts.city)
    subject = words._("{city}: {call}", city=city, call=call)
    body = [
        words._("Dear Madam or Sir,"),
        "",
        words._("The City of {city} sends you its dossier for: {call}.", city=city, call=call),
        words._("Attached are: {files}.", files=words.listed(list(facts.files))),
        words._(
            "The fingerprint of its content is {code}; it stands on every page.",
            code=short_code(facts.content_id),
        ),
    ]
    if not facts.sealed:
        body.append(words._("This is a draft, sent for your advice; it is not the final version."))
    body += [
        words._("Please confirm that you have received it and that it can be opened."),
        "",
        words._("With kind regards"),
        harmless(words, facts.contact) or words._("(name of the contact person)"),
    ]
    if facts.contact_email:
        body.append(harmless(words, facts.contact_email))
    return CoveringMail(facts.to, facts.copy_to, subject, "\n".join(body))


def checklist(words: Words, facts: MailFacts) -> tuple[str, ...]:
    """What to see to before sending, one line each; `[x]` is done."""
    size = formats.file_size(words, facts.size)
    limit = formats.file_size(words, facts.limit)
    items = [
        (facts.sealed, words._("The version is sealed.")),
        (facts.signed, words._("The signed page stands beside it, with its date.")),
        (facts.to_fix == 0, words._("Nothing must be fixed any more.")),
        (
            facts.size <= facts.limit,
            words._("All files together have {size}; a mail takes {limit}.", size=size, limit=limit),
        ),
        (bool(facts.to), words._("The address stands in the call's data: {address}.", address=facts.to))
        if facts.to
        else (False, words._("The call's data name no address: ask your National Commission for it.")),
        (False, words._("Receipt is confirmed. Write the day down.")),
    ]
    if facts.deadline:
        day = formats.day_beside(words, facts.deadline)
        items.insert(0, (False, words._("It must be there by {day}.", day=day)))
    return tuple(
        words._("[x] {what}", what=said) if done else words._("[ ] {what}", what=said) for done, said in items
    )


def mail_texts(letter: Words, reader: Words, facts: MailFacts) -> dict[str, str]:
    """The texts of a mail-ready folder by file name: the letter in its language, the list in the officer's.

    Args:
        letter: The language of the call.
        reader: The officer's language.
        facts: What is sent.
    """
    texts = {f"mail-{letter.language}.txt": covering_mail(letter, facts).text(letter)}
    if reader.language != letter.language:
        texts[f"mail-{reader.language}.txt"] = covering_mail(reader, facts).text(reader)
    lines = [reader._("Before you send it"), "", *checklist(reader, facts), ""]
    texts[f"checklist-{reader.language}.txt"] = "\n".join(lines)
    return texts
