"""Addresses: what may be opened, what is refused, and what is shown of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.addresses import Address, Refusal, is_hidden, network_host, read_address, visible

OPENED = {
    "https://example.org": "https://example.org",
    "HTTP://Example.ORG/A?b=c#d": "http://example.org/A?b=c#d",
    "  https://example.org/plan.pdf \n": "https://example.org/plan.pdf",
    "www.example.org/plan": "https://www.example.org/plan",
    "example.org:8080/x": "https://example.org:8080/x",
    "https://example.org/with@sign": "https://example.org/with@sign",
    "https://straße.example/": "https://xn--strae-oqa.example/",
    "https://eskişehir.example": "https://xn--eskiehir-qwb.example",
    "https://کاشان.example/برنامه": "https://xn--mgba2b5d9y.example/برنامه",
    "http://[2001:db8::1]:8080/": "http://[2001:db8::1]:8080/",
    "mailto:ana@example.org": "mailto:ana@example.org",
    "mailto:ana@example.org?subject=Plan": "mailto:ana@example.org?subject=Plan",
}
REFUSED = {
    "": Refusal.EMPTY,
    " \n": Refusal.EMPTY,
    "https://example.org/" + "a" * 2000: Refusal.TOO_LONG,
    "file:///etc/passwd": Refusal.SCHEME,
    "FILE:///C:/x": Refusal.SCHEME,
    "javascript:alert(1)": Refusal.SCHEME,
    "data:text/html,x": Refusal.SCHEME,
    "smb://server/share": Refusal.SCHEME,
    "ms-word:ofe|u|https://example.org": Refusal.SCHEME,
    "/etc/passwd": Refusal.SCHEME,
    "//server/share": Refusal.SCHEME,
    "our website": Refusal.SCHEME,
    "\\\\server\\share": Refusal.BACKSLASH,
    "https://example.org\\@evil.example": Refusal.BACKSLASH,
    "C:\\x.exe": Refusal.BACKSLASH,
    "https://unesco.org@evil.example/": Refusal.USER_INFO,
    "https://user:word@example.org": Refusal.USER_INFO,
    "https://unesco.org\uff20evil.example/": Refusal.USER_INFO,
    "https://example.org/\x00": Refusal.CONTROL,
    "https://exam\tple.org": Refusal.CONTROL,
    "https://example.org/\u2028x": Refusal.CONTROL,
    "https://": Refusal.HOST,
    "https:example.org": Refusal.HOST,
    "https:///etc/passwd": Refusal.HOST,
    "https://exam\u00adple.org": Refusal.HOST,
    "https://example\u202e.org": Refusal.HOST,
    "https://example.org\uff0f.evil.example": Refusal.HOST,
    "https://example..org": Refusal.HOST,
    "https://exa%6dple.org": Refusal.HOST,
    "https://example.org:0/": Refusal.HOST,
    "https://example.org:99999/": Refusal.HOST,
    "https://example.org/a b": Refusal.HOST,
    "http://[::1%25eth0]/": Refusal.HOST,
    "mailto:": Refusal.MAIL,
    "mailto:ana": Refusal.MAIL,
    "mailto:ana@example.org?attach=/etc/passwd": Refusal.MAIL,
    "mailto:ana@example.org?subject=a%0d%0aBcc:eve@example.org": Refusal.CONTROL,
}


@pytest.mark.parametrize(("text", "opened"), OPENED.items())
def test_that_web_and_mail_addresses_are_opened_with_the_hosts_real_name(text, opened):
    found = read_address(text)
    assert isinstance(found, Address)
    assert found.opened == opened


@pytest.mark.parametrize(("text", "why"), REFUSED.items())
def test_that_everything_else_is_refused_with_its_reason(text, why):
    assert read_address(text) is why


@pytest.mark.parametrize(
    ("text", "differs"),
    [("https://Example.org.", False), ("https://straße.example", True), ("https://раypal.example", True)],
)
def test_that_a_host_with_another_real_name_is_known(text, differs):
    assert read_address(text).host_differs is differs


def test_that_hidden_and_direction_characters_become_codes():
    assert visible("a\u202eb\u200cc\u00a0d\x00") == "a⟦U+202E⟧b⟦U+200C⟧c⟦U+00A0⟧d⟦U+0000⟧"
    assert visible("می\u200cشود", keep="\u200c") == "می\u200cشود"
    assert visible("Two words\nand a line") == "Two words\nand a line"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_that_nothing_but_web_and_mail_is_ever_opened(text):
    for typed in (text, f"https://{text}", f"mailto:{text}", f"https://a.example/{text}"):
        found = read_address(typed)
        if isinstance(found, Address):
            assert found.opened.startswith(("http://", "https://", "mailto:"))
            assert found.network_host.isascii()
            assert "\\" not in found.opened
            assert not any(c < " " for c in found.opened)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_that_a_shown_text_hides_nothing(text):
    assert not any(is_hidden(c) for c in visible(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_that_a_hosts_real_name_stays_itself(text):
    known = network_host(text)
    assert known is None or network_host(known) == known
