"""Which typed addresses may be opened, how the whole address reads, and which host it really names.

Only web addresses (http, https) and mail (mailto) are ever opened. What is refused is refused whole: nothing
is repaired but a missing `https://`. Hosts are written as the network knows them (punycode) without mapping
letters such as ß away, so that the host that was shown is the host that is asked.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import AddressValueError, IPv6Address

from lcapp.domain.rules_addresses import is_email_address, is_web_address

LONGEST_ADDRESS = 2000
"""Characters; a longer one cannot be read whole by anybody."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_AUTHORITY_ENDS = re.compile(r"[/?#]")
_ASCII_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?")
_HOST_AND_PORT = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{1,5}))?")
_ENCODED_CONTROL = re.compile(r"%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
_MAIL_FIELDS = frozenset({"subject", "body", "cc", "bcc"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_SEEN_SPACES = frozenset({" ", "\n"})
_LONGEST_LABEL, _LONGEST_HOST, _LAST_PORT = 63, 253, 65535


class Refusal(StrEnum):
    """Why an address is not opened."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    SCHEME = "scheme"
    USER_INFO = "user_info"
    CONTROL = "control"
    BACKSLASH = "backslash"
    HOST = "host"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be opened after somebody read it.

    Args:
        whole: The address as it was typed, with its scheme.
        opened: The same with the host as the network knows it; ASCII in the host.
        host: The host as typed; of mail, what stands behind the @.
        network_host: The host as the network knows it.
    """

    whole: str
    opened: str
    host: str
    network_host: str

    @property
    def host_differs(self) -> bool:
        """Whether the network knows the host by another name than the one that is read."""
        return self.host.rstrip(".").lower() != self.network_host.rstrip(".")


def read_address(text: str) -> Address | Refusal:
    """The address a text names, or why it is not opened.

    Args:
        text: As it stands in an answer; white space around it does not count.
    """
    text = text.strip(" \n\t")
    if not text:
        return Refusal.EMPTY
    if len(text) > LONGEST_ADDRESS:
        return Refusal.TOO_LONG
    if any(unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") for c in text):
        return Refusal.CONTROL
    if "\\" in text:
        return Refusal.BACKSLASH
    if "://" not in text and is_web_address(text):
        text = f"https://{text}"
    found = _SCHEME.match(text)
    match found[1].lower() if found else "":
        case "http" | "https":
            return _web(text)
        case "mailto":
            return _mail(text)
    return Refusal.SCHEME


def visible(text: str, *, keep: str = "") -> str:
    """The text with every hidden and every direction character written as its code, such as ⟦U+202E⟧.

    Args:
        text: Anything.
        keep: Hidden characters that stay as they are, such as those the spelling of a language needs.
    """
    return "".join(f"⟦U+{ord(c):04X}⟧" if is_hidden(c) and c not in keep else c for c in text)


def is_hidden(letter: str) -> bool:
    """Whether a character cannot be seen, or turns the direction of others."""
    return letter not in _SEEN_SPACES and unicodedata.category(letter) in _HIDDEN


def network_host(host: str) -> str | None:
    """A host as the network knows it; None where it cannot be one.

    Letters keep their identity (ß stays itself); characters that cannot be seen are refused.
    """
    if any(is_hidden(c) or c.isspace() for c in host):
        return None
    labels = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", host).lower()).replace("。", ".")
    written = ".".join(_network_label(label) for label in labels.split("."))
    whole = _ASCII_HOST.fullmatch(written) is not None and len(written) <= _LONGEST_HOST
    return written if whole and all(len(one) <= _LONGEST_LABEL for one in written.split(".")) else None


def _network_label(label: str) -> str:
    # A label with other ASCII signs in it, such as a slash that hid in a wide letter, stays and is refused.
    if label.isascii() or not all(c.isalnum() or c in "-_" or ord(c) > 127 for c in label):
        return label
    return "xn--" + label.encode("punycode").decode("ascii")


def _web(text: str) -> Address | Refusal:
    scheme, _colon, rest = text.partition(":")
    if not rest.startswith("//"):
        return Refusal.HOST
    cut = _AUTHORITY_ENDS.search(rest, 2)
    end = cut.start() if cut else len(rest)
    authority, tail = rest[2:end], rest[end:]
    if "@" in unicodedata.normalize("NFKC", authority):
        return Refusal.USER_INFO
    split = _HOST_AND_PORT.fullmatch(authority)
    if split is None or any(c.isspace() for c in tail):
        return Refusal.HOST
    host, port = split[1], split[2]
    known = _bracketed(host) if host.startswith("[") else network_host(host)
    if known is None or (port is not None and not 0 < int(port) <= _LAST_PORT):
        return Refusal.HOST
    opened = f"{scheme.lower()}://{known}{f':{port}' if port else ''}{tail}"
    return Address(text, opened, host, known)


def _bracketed(host: str) -> str | None:
    try:
        IPv6Address(host[1:-1])
    except (AddressValueError, ValueError):
        return None
    return host.lower() if host.isascii() and "%" not in host else None


def _mail(text: str) -> Address | Refusal:
    to, mark, fields = text[len("mailto:") :].partition("?")
    if _ENCODED_CONTROL.search(text):
        return Refusal.CONTROL
    names = [pair.partition("=")[0].lower() for pair in fields.split("&")] if mark else []
    if not is_email_address(to) or not _MAIL_FIELDS.issuperset(names) or any(map(is_hidden, to)):
        return Refusal.MAIL
    local, _at, host = to.rpartition("@")
    known = network_host(host)
    if known is None or any(c.isspace() or c == "#" for c in text):
        return Refusal.MAIL
    return Address(text, f"mailto:{local}@{known}{mark}{fields}", host, known)
