"""Advice on addresses: links without protocol, mistyped ones, files behind a login, contacts."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lcapp.domain.advice_base import AdviceRule, Matter, at_passage, at_question
from lcapp.domain.advice_text import Passage
from lcapp.domain.answers import Value, beside, is_none, plain_part
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Question, QuestionType
from lcapp.domain.near_words import slips
from lcapp.domain.rules_addresses import is_email_address, is_web_address

_SHOWN = 80
_BARE_LINK = re.compile(r"(?i)(?<![\w@/.:-])www\.[^\s<>\"”»),;]+")
_ANY_LINK = re.compile(r"(?i)(?<![\w@])(?:https?:|www\.)[^\s<>\"”»),;]*")
_MAIL = re.compile(r"[^\s<>()\[\],;:\"“”«»]+@[^\s<>()\[\],;:\"“”«»]+")
_BROKEN = re.compile(
    r"(?i)(?<![\w/])(?:"
    r"h?t?tps?:?/?/?(?=www\.)(?<!https://)(?<!http://)"
    r"|https?:/(?!/)|https?//|https?:\\|https?;//|htps?://|htt+tps?://|hhttps?://|ttps?://|https?://https?:"
    r"|www,|www\.\."
    r")\S*"
)
_BARE_HOST = re.compile(
    r"(?<![\w@/.:-])[A-Za-z0-9-]{3,}(?:\.[A-Za-z0-9-]{3,})*"
    r"\.(?:[a-z]{2}|com|edu|gov|info|int|net|org)/[A-Za-z0-9]\S+"
)
"""A host with a path, such as `town.example/courses`; a host alone may be a slip between two sentences."""
_INNER_HOST = re.compile(r"(?i)(?<!\w)https?://(?!localhost\b)[\w-]+(?=[/\s:),;]|$)[^\s<>\"”»),;]*")
_MAIL_IN_WORDS = re.compile(r"(?i)(?<![\w.])[\w.+-]+ ?(?:\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)+")
_LOCAL = re.compile(r"(?i)\b(?:file:|localhost\b|[a-z]:\\)\S*|\\\\\w+\\\S+")
_IN_TEXT = (
    ("address_malformed", _BROKEN),
    ("address_malformed", _INNER_HOST),
    ("link_local", _LOCAL),
    ("link_without_protocol", _BARE_LINK),
    ("link_without_protocol", _BARE_HOST),
)
_CONTACTS = re.compile(r"contact\.\d\.(?:email|phone)")
_MOST_SLIPS = 2
_LONG_HOST = 8


def links(matter: Matter) -> Iterator[Finding]:
    """Links beside answers and in fields for them."""
    asked = {question.id for question in matter.form.questions() if question.type is QuestionType.URL}
    for question, language, item, field, address in _typed_links(matter):
        for code, params in _about_link(address, matter, beside=question not in asked):
            yield Finding(code, Severity.ADVICE, question, language, item, field, params)


def links_in_text(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """Links in running text."""
    told: list[tuple[int, int]] = []
    for code, pattern in _IN_TEXT:
        for found in pattern.finditer(passage.text):
            # What is part of an address that was told already is not told once more.
            if any(start < found.end() and found.start() < end for start, end in told):
                continue
            told.append(found.span())
            yield at_passage(code, passage, value=found.group().rstrip(".,;)")[:_SHOWN])
    for found in _ANY_LINK.finditer(passage.text):
        if _behind_login(found.group(), matter):
            yield at_passage("link_behind_login", passage, value=found.group()[:_SHOWN])


def mails(matter: Matter) -> Iterator[Finding]:
    """E-mail addresses of contacts that are nearly one everybody knows."""
    for question in matter.form.questions():
        if question.type is not QuestionType.EMAIL:
            continue
        for language, value in matter.standing.get(question.id, {}).items():
            address = _plain(value)
            shown, meant = address[:_SHOWN], _meant(address, matter) or _like_website(address, matter)
            if meant:
                yield at_question("address_nearly", question.id, language, value=shown, meant=meant)


def mails_in_text(matter: Matter, passage: Passage) -> Iterator[Finding]:
    """E-mail addresses in running text that are nearly a known one, or none at all."""
    for found in _MAIL_IN_WORDS.finditer(passage.text):
        yield at_passage("address_malformed", passage, value=found.group()[:_SHOWN])
    for found in _MAIL.finditer(passage.text):
        address = found.group().rstrip(".!?'’")
        if not is_email_address(address):
            yield at_passage("address_malformed", passage, value=address[:_SHOWN])
        elif meant := _meant(address, matter):
            yield at_passage("address_nearly", passage, value=address[:_SHOWN], meant=meant)


def contacts(matter: Matter) -> Iterator[Finding]:
    """The same address or telephone number given for both contact persons."""
    seen: dict[str, str] = {}
    for question in matter.form.questions():
        for language, value in matter.standing.get(question.id, {}).items():
            typed = _plain(value)
            if _CONTACTS.fullmatch(question.id) and typed:
                first = seen.setdefault(typed.casefold(), question.id)
                if first != question.id:
                    yield at_question("contact_twice", question.id, language, value=typed[:_SHOWN])


def _typed_links(matter: Matter) -> Iterator[tuple[str, str, str, str, str]]:
    for question in matter.form.questions():
        for language, value in matter.standing.get(question.id, {}).items():
            for link in beside(value, "links") or ():
                yield question.id, language, "", "", str(link)
            if question.type is QuestionType.URL:
                yield question.id, language, "", "", _plain(value)
            elif question.type is QuestionType.GROUP and not is_none(value):
                yield from _links_in_records(question, language, plain_part(value))


def _links_in_records(
    question: Question, language: str, records: Value | None
) -> Iterator[tuple[str, str, str, str, str]]:
    for record in records or ():
        for field in question.fields:
            if field.type is QuestionType.URL and record.get(field.id) is not None:
                yield question.id, language, record["id"], field.id, _plain(record[field.id])


def _about_link(address: str, matter: Matter, *, beside: bool) -> Iterator[tuple[str, dict[str, str | int]]]:
    """What is wrong with a link; without protocol it is a fault where the question itself asks for one."""
    shown: dict[str, str | int] = {"value": address[:_SHOWN]}
    if not address:
        return
    if _LOCAL.match(address):
        yield "link_local", shown
    elif _BROKEN.match(address):
        yield "address_malformed", shown
    elif beside and is_web_address(address) and "://" not in address:
        yield "link_without_protocol", shown
    if _behind_login(address, matter):
        yield "link_behind_login", shown


def _behind_login(address: str, matter: Matter) -> bool:
    host = _host(address)
    return any(host == known or host.endswith(f".{known}") for known in matter.data.behind_login)


def _host(address: str) -> str:
    whole = address if "://" in address else f"https://{address}"
    try:
        return (urlsplit(whole).hostname or "").casefold()
    except ValueError:
        return ""


def _meant(address: str, matter: Matter) -> str:
    """The known address, or the same one at the known host, that was probably meant."""
    folded = address.casefold()
    for known in matter.data.addresses:
        if folded == known:
            return ""
        if slips(folded, known, _MOST_SLIPS) is not None:
            return known
    name, _at, host = folded.rpartition("@")
    for known in matter.data.mail_hosts:
        if host == known:
            return ""
    for known in matter.data.mail_hosts:
        if slips(host, known, 1) is not None:
            return f"{name}@{known}"
    return ""


def mailboxes(matter: Matter) -> Iterator[Finding]:
    """A contact's e-mail address at a host where anybody has one: it goes when the person goes."""
    hosts = matter.data.anywhere("free_mail").words
    for question in matter.form.questions():
        if question.type is not QuestionType.EMAIL or not _CONTACTS.fullmatch(question.id):
            continue
        for language, value in matter.standing.get(question.id, {}).items():
            typed = _plain(value).strip()
            if typed.casefold().rpartition("@")[2] in hosts:
                yield at_question("mailbox_private", question.id, language, value=typed[:_SHOWN])


def _like_website(address: str, matter: Matter) -> str:
    """The address at the host of the city's website or the other contacts, where its own is nearly that."""
    name, _at, host = address.casefold().rpartition("@")
    hosts = [
        (_host(typed) if question.type is QuestionType.URL else typed.casefold().rpartition("@")[2])
        for question in matter.form.questions()
        if question.type in (QuestionType.URL, QuestionType.EMAIL)
        for value in matter.standing.get(question.id, {}).values()
        if (typed := _plain(value))
    ]
    others = [known.removeprefix("www.") for known in hosts]
    if others.count(host) > 1 or len(host) < _LONG_HOST:
        return ""
    near = (known for known in others if known != host and slips(host, known, _MOST_SLIPS) is not None)
    meant = next(near, "")
    return f"{name}@{meant}" if meant else ""


def _plain(value: Value | None) -> str:
    plain = None if value is None or is_none(value) else plain_part(value)
    return plain if isinstance(plain, str) else ""


_LINK_CODES = {
    "link_without_protocol": ("value",),
    "address_malformed": ("value",),
    "link_local": ("value",),
    "link_behind_login": ("value",),
}
_LINK_SOURCE = "domain 8.2: links without protocol; 6.6 F13: links open"
_MAIL_SOURCE = "S13: a call printed the network's address with a slip"

ADDRESS_RULES = {
    "links": AdviceRule(_LINK_CODES, _LINK_SOURCE, whole=links),
    "links_in_text": AdviceRule(_LINK_CODES, _LINK_SOURCE, passage=links_in_text),
    "mails": AdviceRule({"address_nearly": ("value", "meant")}, _MAIL_SOURCE, whole=mails),
    "mails_in_text": AdviceRule(
        {"address_nearly": ("value", "meant"), "address_malformed": ("value",)},
        _MAIL_SOURCE,
        passage=mails_in_text,
    ),
    "mailboxes": AdviceRule(
        {"mailbox_private": ("value",)},
        "domain 3.4: contacts that stay when persons change (inferred)",
        whole=mailboxes,
    ),
    "contacts": AdviceRule(
        {"contact_twice": ("value",)}, "domain 6.3: contact persons who answer", whole=contacts
    ),
}
