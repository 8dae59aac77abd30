"""Whatever somebody types is printed as it is or left out; it is never markup and never stops the export."""

import ctypes

import pypdfium2
import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import Note
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.builders import NOW, a_dossier
from tests.pdf.cases import full_answers, full_snapshot, long_text_snapshot, pages

MARKUP = (
    "<b>bold",
    "</para> & &amp; &#60;",
    '<img src="/etc/passwd"/>',
    '<a href="javascript:alert(1)">click</a>',
    "<onDraw name='x'/>",
    "{city.name} %s \\N{BULLET} (Tj) ET",
)


@pytest.mark.parametrize("text", MARKUP)
def test_that_markup_prints_literally(renderer, text):
    found = " ".join(pages(renderer, long_text_snapshot(f"before {text} after"))[0])
    assert f"before {text} after" in found


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ufffeb"])
def test_that_what_cannot_be_printed_is_left_out(renderer, text):
    assert "ab" in " ".join(pages(renderer, long_text_snapshot(f"{text} end"))[0])


def test_that_an_override_of_direction_turns_nothing_around(renderer):
    found = " ".join(pages(renderer, long_text_snapshot("name \u202egnp.exe\u202c end"))[0])
    assert "name gnp.exe end" in found


def test_that_hostile_text_in_every_place_does_not_stop_the_export(renderer):
    nasty = "<b>\x00\u202e" + "x" * 300 + " \u2067 </para>\n\n- \u2069\t&"
    answers = {key: _with(value, nasty) for key, value in full_answers().items()}
    answers[AnswerKey("city.name")] = nasty
    snapshot = full_snapshot(
        answers=answers,
        computed={},
        dossier=a_dossier(title=nasty + "\ud800"),
        notes=(_note(nasty + "\ud800"),),
    )
    for variant in ("full", "form", "blank"):
        printed = renderer.render(snapshot, PrintOptions("en", variant, with_notes=True), Unwatched())
        assert printed.pages > 1


def test_that_a_character_without_a_face_is_reported(renderer):
    _, printed = pages(renderer, long_text_snapshot("before \U00010e80 after"))
    assert printed.missing == {"\U00010e80"}


def test_that_only_web_and_mail_addresses_become_links(renderer):
    links = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.example",
        "//a.example",
        "https://a.example/x",
    ]
    answers = {**full_answers(), AnswerKey("city.website"): "file:///C:/x"}
    answers[AnswerKey("plan.why", "en")] = {"answer": "Text.", "links": links}
    texts, printed = pages(renderer, full_snapshot(answers=answers))
    assert all(link in " ".join(texts) for link in links)
    found = _addresses(printed.data)
    assert "https://a.example/x" in found
    assert all(address.startswith(("https://", "mailto:")) for address in found)


def test_that_lone_surrogates_outside_the_answers_do_not_stop_it_either(renderer):
    # Answers never hold any: the canonical form leaves them out.
    snapshot = full_snapshot(answers={}, dossier=a_dossier(title="City \ud800"), notes=(_note("\udfff"),))
    assert "City" in pages(renderer, snapshot, with_notes=True)[0][0]


def _note(text):
    return Note("n", "plan.why", text, text, NOW)


def _with(value, nasty):
    """The same answer with the text put in wherever a person types."""
    if isinstance(value, dict):
        return {k: v if k in ("id", "started", "colour") else _with(v, nasty) for k, v in value.items()}
    if isinstance(value, list):
        return [v if v in ("blue", "red", "green") else _with(v, nasty) for v in value]
    if isinstance(value, str) and value not in ("TR", "1868-04", "495.86", "yes"):
        return value + nasty
    return value


def _addresses(data):
    """Every address a click leads to."""
    raw = pypdfium2.raw
    pdf = pypdfium2.PdfDocument(data)
    found = set()
    for page in pdf:
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, number)
            link = raw.FPDFAnnot_GetLink(annotation)
            action = raw.FPDFLink_GetAction(link) if link else None
            if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
                length = raw.FPDFAction_GetURIPath(pdf, action, None, 0)
                buffer = ctypes.create_string_buffer(length)
                raw.FPDFAction_GetURIPath(pdf, action, buffer, length)
                found.add(buffer.value.decode("ascii"))
            raw.FPDFPage_CloseAnnot(annotation)
        page.close()
    pdf.close()
    return found
