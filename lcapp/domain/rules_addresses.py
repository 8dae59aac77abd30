"""Rules for the shape of addresses: e-mail, telephone, web, country. Nothing is opened or dialled."""

import re
from collections.abc import Iterator, Mapping

from lcapp.domain.findings import Severity
from lcapp.domain.forms import QuestionType
from lcapp.domain.rules_base import Asked, Complaint, Rule

_EMAIL = re.compile(r"[^\s@<>()\[\]\",;:]+@(?:[^\s@<>()\[\]\",;:./]+\.)+[^\s@<>()\[\]\",;:./]{2,}")
_WEB = re.compile(r"(?i)(?:https?://)?(?:[^\s/?#@:.]+\.)+[^\s/?#@:.]{2,}(?::\d+)?(?:[/?#]\S*)?")
_PHONE = re.compile(r"(?i)[+\d\s()/.\-‐-–]+(?:(?:x|ext\.?)\s*\d+)?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_MENDED = re.compile(r"(?i)https?:[/\\]*")
_IP_HOST = re.compile(r"(?i)https?://(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#]\S*)?")
_FEWEST_DIGITS = 6
_SHOWN = 80


def is_web_address(text: str) -> bool:
    """Whether a text has the shape of a web address; `www.example.org` without a scheme has."""
    return _WEB.fullmatch(text) is not None


def is_email_address(text: str) -> bool:
    """Whether a text has the shape of an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def _email(asked: Asked) -> Iterator[Complaint]:
    text = _text(asked, QuestionType.EMAIL)
    if text and not is_email_address(text):
        yield Complaint("email_malformed", {"value": text[:_SHOWN]})


def _phone(asked: Asked) -> Iterator[Complaint]:
    text = _text(asked, QuestionType.PHONE)
    too_few = sum(map(str.isdecimal, text)) < _FEWEST_DIGITS
    if text and (too_few or not _PHONE.fullmatch(text)):
        # Words beside a number hinder nobody; with so few digits nobody can be reached.
        severity = Severity.MUST_FIX if too_few else Severity.ADVICE
        yield Complaint("phone_malformed", {"value": text[:_SHOWN]}, severity)


def _url(asked: Asked) -> Iterator[Complaint]:
    text = _text(asked, QuestionType.URL)
    if text and not is_web_address(text):
        severity = Severity.ADVICE if _may_open(text) else Severity.MUST_FIX
        yield Complaint("url_malformed", {"value": text[:_SHOWN]}, severity)


def _may_open(text: str) -> bool:
    """Whether a browser may find its way all the same: words behind the address, slashes missing, numbers."""
    first = next(iter(re.split(r"[\s,;<>]+", text.lstrip("<( "))), "")
    mended, begun = _MENDED.subn("https://", first, count=1)
    return (begun > 0 and is_web_address(mended)) or _IP_HOST.fullmatch(first) is not None


def _country(asked: Asked) -> Iterator[Complaint]:
    text = _text(asked, QuestionType.COUNTRY)
    if text and not _COUNTRY.fullmatch(text):
        yield Complaint("country_malformed", {"value": text[:_SHOWN]})


def _text(asked: Asked, wanted: QuestionType) -> str:
    return str(asked.plain or "") if asked.question.type is wanted else ""


ADDRESS_RULES: Mapping[str, Rule] = {"email": _email, "phone": _phone, "url": _url, "country": _country}
