"""A sealed dossier: the code on cover and signature page, what the colophon tells, sheets for the printer."""

import io

import pypdfium2
import pytest
from PIL import Image

from lcapp.pdf import block_kinds as kinds
from lcapp.pdf import drawn_kinds as drawn
from lcapp.pdf.seal_mark import qr_matrix
from tests.builders import UUID
from tests.pdf.cases import all_text, asked, blocks, full_snapshot, pages

FINDER = (
    (1, 1, 1, 1, 1, 1, 1),
    (1, 0, 0, 0, 0, 0, 1),
    (1, 0, 1, 1, 1, 0, 1),
    (1, 0, 1, 1, 1, 0, 1),
    (1, 0, 1, 1, 1, 0, 1),
    (1, 0, 0, 0, 0, 0, 1),
    (1, 1, 1, 1, 1, 1, 1),
)


def test_that_cover_and_signature_page_of_a_sealed_dossier_carry_its_code():
    snapshot = full_snapshot(sealed=True, version=3)
    found = blocks(snapshot)
    content = f"LCAPP1:{UUID}:{snapshot.content_id}"
    assert found[0].seal.content == content
    marks = [n for n, b in enumerate(found) if isinstance(b, drawn.SealMark)]
    assert [found[n].content for n in marks] == [content, content]
    assert all(snapshot.fingerprint in found[n].alt for n in marks)


def test_that_a_draft_and_an_empty_form_carry_no_code():
    assert blocks()[0].seal is None
    assert not any(isinstance(b, drawn.SealMark) for b in blocks())
    blank = blocks(full_snapshot(sealed=True), variant="blank")
    assert blank[0].seal is None
    assert not any(isinstance(b, drawn.SealMark) for b in blank)


def test_that_the_code_has_its_three_corners_and_is_the_same_each_time():
    rows = qr_matrix("LCAPP1:x:" + "ab" * 32)
    size = len(rows)
    for down, across in ((0, 0), (0, size - 7), (size - 7, 0)):
        corner = tuple(tuple(int(m) for m in row[across : across + 7]) for row in rows[down : down + 7])
        assert corner == FINDER
    assert qr_matrix("LCAPP1:x:" + "ab" * 32) == rows


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_the_code_on_the_cover_is_drawn_module_by_module(renderer, language):
    snapshot = full_snapshot(sealed=True)
    _, printed = pages(renderer, snapshot, language=language)
    rows = qr_matrix(f"LCAPP1:{UUID}:{snapshot.content_id}")
    pdf = pypdfium2.PdfDocument(printed.data)
    path = max(
        (o for o in pdf[0].get_objects(filter=(2,))), key=lambda o: o.get_bounds()[3] - o.get_bounds()[1]
    )
    left, _, right, top = path.get_bounds()
    image = pdf[0].render(scale=8, may_draw_forms=False).to_pil().convert("L")
    module = (right - left) / len(rows)
    height = pdf[0].get_height()
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            x = (left + (across + 0.5) * module) * 8
            y = (height - top + (down + 0.5) * module) * 8
            assert (image.getpixel((int(x), int(y))) < 128) == dark


def test_that_the_colophon_of_a_sealed_dossier_tells_version_and_day():
    said = all_text(blocks(full_snapshot(sealed=True, version=3))[-12:])
    assert "Sealed on" in said
    assert "Version" in said


def test_that_the_head_of_each_page_says_the_version(renderer):
    texts, _ = pages(renderer, full_snapshot(sealed=True, version=3))
    assert all("Version" in text and "3" in text for text in texts[2:])


def test_that_a_draft_says_its_day_and_no_version(renderer):
    texts, _ = pages(renderer, full_snapshot())
    assert not any("Version" in text for text in texts)
    assert all("Draft of" in text for text in texts[2:])


def test_that_an_empty_back_of_a_sheet_says_that_it_was_left_empty(renderer):
    texts, _ = pages(renderer)
    told = [n for n, text in enumerate(texts, 1) if "This page was left empty" in text]
    assert told
    assert all(number % 2 == 0 for number in told)
    assert all(len(texts[number - 1].split()) < 60 for number in told)


@pytest.mark.parametrize("variant", ["full", "form", "blank"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_what_is_signed_stands_on_a_sheet_of_its_own_when_both_sides_are_printed(
    renderer, variant, language
):
    texts, _ = pages(renderer, variant=variant, language=language)
    titles = ("Pledge", "Part 2") if language == "en" else ()
    for title in titles:
        fronts = [n for n, text in enumerate(texts, 1) if title in text and "Contents" not in text]
        assert fronts[0] % 2 == 1
        back = texts[fronts[0]] if fronts[0] < len(texts) else ""
        assert "city." not in back
        assert "plan." not in back
    signed = [n for n, b in enumerate(blocks(variant=variant)) if _has_signature(b)]
    assert signed


def test_that_arms_with_transparency_are_printed_without_it(renderer):
    import pikepdf

    target = io.BytesIO()
    Image.new("RGBA", (200, 240), (20, 80, 140, 120)).save(target, "PNG")
    _, printed = pages(renderer, arms=target.getvalue())
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert "/SMask" not in image


def _has_signature(block):
    return any(isinstance(part, kinds.SignatureBox) for q in asked([block]) for part in q.body)
