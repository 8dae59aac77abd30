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
    if text and not (_PHONE.fullmatch(text) and sum(map(str.isdecimal, text)) >= _FEWEST_DIGITS):
        yield Complaint("phone_malformed", {"value": text[:_SHOWN]}, Severity.ADVICE)


def _url(asked: Asked) -> Iterator[Complaint]:
    text = _text(asked, QuestionType.URL)
    if text and not is_web_address(text):
        yield Complaint("url_malformed", {"value": text[:_SHOWN]}, Severity.ADVICE)


def _country(asked: Asked) -> Iterator[Complaint]:
    text = _text(asked, QuestionType.COUNTRY)
    if text and not _COUNTRY.fullmatch(text):
        yield Complaint("country_malformed", {"value": text[:_SHOWN]})


def _text(asked: Asked, wanted: QuestionType) -> str:
    return str(asked.plain or "") if asked.question.type is wanted else ""


ADDRESS_RULES: Mapping[str, Rule] = {"email": _email, "phone": _phone, "url": _url, "country": _country}
