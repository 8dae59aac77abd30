"""Which addresses may become links in the document."""

from urllib.parse import quote, urlsplit

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
# Everything an address may hold already; the rest is percent-encoded.
_KEPT = "!#$%&'()*+,-./:;=?@[]_~"


def safe_link(address: str | None) -> str | None:
    """The address in ASCII, or None if it is not an absolute http, https or mailto address."""
    if not address:
        return None
    address = address.strip()
    if any(character.isspace() or not character.isprintable() for character in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in ALLOWED_SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return None
    return quote(address, safe=_KEPT)
