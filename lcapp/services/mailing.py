"""Mail-ready: everything that goes out together in one folder, named by rule and small enough to be sent."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lcapp.domain.answers import answer_in_any_language
from lcapp.domain.calls import Call, Recipient
from lcapp.domain.findings import Severity
from lcapp.domain.plain_text import said_text
from lcapp.domain.safe_names import safe_name
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.services.annexes import MAIL_BYTES, QUALITIES
from lcapp.services.app import App
from lcapp.services.ports import PrintOptions, Watch
from lcapp.services.replies import with_replies
from lcapp.services.whole_export import export_whole

CONTACTS = ("contact.name", "contact.1.name", "mayor.name")
CONTACT_EMAILS = ("contact.email", "contact.1.email")


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What a covering letter and its checklist speak of.

    Args:
        city: The city.
        form: Name of the form.
        call: The call, or None.
        content_id: Hash of the content.
        sealed: Whether a sealed version is sent.
        signed: Whether a signed page stands beside it.
        to_fix: How many things must be fixed.
        files: Names of the files attached.
        size: Bytes of all of them.
        limit: Bytes a mail takes.
        to: Address from the call's data, or empty.
        copy_to: Whose copy, or empty.
        deadline: ISO day, or empty.
        contact: Who answers questions, as the dossier says.
        contact_email: And where.
    """

    city: str
    form: str
    call: Call | None
    content_id: str
    sealed: bool
    signed: bool
    to_fix: int
    files: tuple[str, ...]
    size: int
    limit: int
    to: str
    copy_to: str
    deadline: str
    contact: str
    contact_email: str


class MailTexts(Protocol):
    """Makes the texts of the folder."""

    def __call__(self, facts: MailFacts, letter: str, reader: str) -> dict[str, str]:
        """Texts by file name: the letter in both languages, the list in the reader's."""


@dataclass(frozen=True, slots=True)
class Mailed:
    """What was written: the folder, the names in it, and what the letter spoke of."""

    folder: Path
    names: tuple[str, ...]
    facts: MailFacts


def prepare_mail(
    app: App,
    snapshot: DossierSnapshot,
    folder: Path,
    *,
    options: PrintOptions,
    reader: str,
    watch: Watch | None = None,
) -> Mailed:
    """Write dossier, package, covering letters and checklist into a folder.

    Pictures become smaller until all of it fits into a mail, or cannot become smaller.

    Args:
        app: The program.
        snapshot: From `Submissions.picture`.
        folder: Where to; made where it is not there.
        options: How the dossier is printed.
        reader: The officer's language, for the checklist and a second letter.
        watch: Asked whether to go on.

    Raises:
        Cancelled, InputRefused, EnvironmentFailed: As `export_whole`. What was written before stays.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = _stem(snapshot)
    package = app.packages.of(snapshot)
    if options.with_replies:
        package = with_replies(app, package, snapshot.dossier.number)
    package_name = safe_name(stem, ".lcdossier")
    packed = app.packages.write(package)
    app.write_file(folder / package_name, packed)
    app.packages.note_packed(package, snapshot.dossier.number)
    pdf_name = safe_name(stem, ".pdf")
    size = 0
    for quality in QUALITIES:
        report = export_whole(app, snapshot, folder / pdf_name, options=options, quality=quality, watch=watch)
        size = report.size
        if size <= MAIL_BYTES:
            break
    facts = mail_facts(app, snapshot, package.head.content_id, (pdf_name, package_name), size)
    texts = app.mail_texts(facts, options.language, reader)
    for name, text in texts.items():
        app.write_file(folder / name, text.encode("utf-8"))
    return Mailed(folder, (pdf_name, package_name, *texts), facts)


def mail_facts(
    app: App, snapshot: DossierSnapshot, content_id: str, files: tuple[str, ...], size: int
) -> MailFacts:
    """What the letter speaks of.

    Args:
        app: The program.
        snapshot: What is sent.
        content_id: Hash of its content.
        files: Names of the files.
        size: Bytes of what is mailed.
    """
    way = _way(snapshot.call)
    deadline = snapshot.call.deadlines()[0][1].value if snapshot.call and snapshot.call.deadlines() else ""
    version = app.submissions.sealed(snapshot.dossier.number)
    return MailFacts(
        city=_said(snapshot, ("city.name",)) or snapshot.dossier.title,
        form=snapshot.form.name,
        call=snapshot.call,
        content_id=content_id,
        sealed=snapshot.sealed,
        signed=version is not None and bool(version.signed_pages),
        to_fix=sum(one.severity is Severity.MUST_FIX for one in snapshot.findings),
        files=files,
        size=size,
        limit=MAIL_BYTES,
        to=way.address if way else "",
        copy_to=way.copy_to if way else "",
        deadline=deadline,
        contact=_said(snapshot, CONTACTS),
        contact_email=_said(snapshot, CONTACT_EMAILS),
    )


def _way(call: Call | None) -> Recipient | None:
    if call is None:
        return None
    ways = [one for one in call.recipients if one.sender == "city"]
    return next((one for one in ways if one.address), ways[0] if ways else None)


def _stem(snapshot: DossierSnapshot) -> str:
    call = snapshot.call.id if snapshot.call else snapshot.form.name
    state = f"v{snapshot.version}" if snapshot.sealed else "draft"
    city = _said(snapshot, ("city.name",)) or snapshot.dossier.title
    return f"{city} {call} {state}"


def _said(snapshot: DossierSnapshot, questions: tuple[str, ...]) -> str:
    for name in questions:
        question = snapshot.form.question(name)
        if question is not None and (
            said := said_text(question, answer_in_any_language(snapshot.answers, name))
        ):
            return said
    return ""
