"""Annexes in the dossier: the list with hashes and page numbers, pictures with rights, frames for pages."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.pdf import block_kinds as kinds
from lcapp.pdf import drawn_kinds as drawn
from lcapp.pdf.conformance import faults
from lcapp.services.ports import PreparedAnnex
from tests.builders import NOW
from tests.pdf.cases import all_text, blocks, full_snapshot, long_text_snapshot, pages


def evidence():
    """A plan of three pages, a photo and a link."""
    plan = Evidence(
        "e1",
        1,
        1,
        EvidenceKind.FILE,
        "City plan",
        NOW,
        file_name="plan.pdf",
        sha256="ab" * 32,
        size=1_834_000,
        pages=3,
        annex=True,
        supports=("city.founded",),
    )
    photo = Evidence(
        "e2", 2, 2, EvidenceKind.FILE, "Bus", NOW, annex=True, caption="The library bus", rights="Ana, CC BY"
    )
    link = Evidence("e3", 3, 3, EvidenceKind.LINK, "Statistics", NOW, url="https://stat.example/")
    return plan, photo, link


def prepared():
    target = io.BytesIO()
    Image.new("RGB", (1200, 800), (90, 140, 130)).save(target, "JPEG")
    return (
        PreparedAnnex("e1", "pages", _three_pages(), 3),
        PreparedAnnex("e2", "picture", target.getvalue(), 1, 1200, 800),
    )


def _three_pages():
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page(page_size=(400, 600))
        pdf.save(target)
    return target.getvalue()


def snapshot():
    return full_snapshot(evidence=evidence())


def table():
    found = blocks(snapshot(), annexes=prepared())
    return next(
        b for b in found if isinstance(b, kinds.Grid) and any(c.title == "What it is" for c in b.columns)
    )


def test_that_the_list_has_every_evidence_registered_or_only_cited_with_size_pages_and_hash():
    rows = {row[0][0].text.strip("\u2068\u2069"): row for row in table().rows}
    assert list(rows) == ["A1", "A2", "A3", "A10"]
    said = all_text(rows["A1"])
    for told in ("City plan", "plan.pdf", "ab" * 32, "1.8\u00a0MB", "3"):
        assert told in said
    assert rows["A10"][1] == ()


def test_that_the_questions_an_evidence_supports_stand_beside_those_that_cite_it():
    first = next(row for row in table().rows if "A1" in row[0][0].text)
    numbers = first[2][0].text.split(", ")
    assert len(numbers) == 2


def test_that_a_number_of_the_register_cited_in_a_sentence_counts_as_a_citation_and_no_other():
    shown = long_text_snapshot("It reached 318 adults (A2). German (B2, A9).", evidence=evidence())
    grid = next(
        b
        for b in blocks(shown)
        if isinstance(b, kinds.Grid) and any(c.title == "What it is" for c in b.columns)
    )
    places = {row[0][0].text.strip("\u2068\u2069"): all_text(row[2]) for row in grid.rows}
    assert list(places) == ["A1", "A2", "A3"]
    assert "1" in places["A2"]
    assert "1" not in places["A1"] + places["A3"]


def test_that_a_registered_link_stands_in_the_table_and_is_not_said_again_among_the_links():
    found = blocks(snapshot())
    assert "https://stat.example/" in all_text(next(row for row in table().rows if "A3" in row[0][0].text))
    links = [b for b in found if isinstance(b, kinds.Grid) and b.columns[0].title == "Link"]
    assert not any("https://stat.example/" in row[0][0].text for grid in links for row in grid.rows)


def test_that_a_list_of_links_alone_has_no_columns_that_stay_empty():
    links = tuple(one for one in evidence() if one.kind is EvidenceKind.LINK)
    found = blocks(full_snapshot(evidence=links, answers={}))
    grid = next(b for b in found if isinstance(b, kinds.Grid) and b.columns[0].title == "Number")
    assert {"Pages", "Size", "On page"}.isdisjoint(column.title for column in grid.columns)
    assert sum(column.share for column in grid.columns) == pytest.approx(1)


def test_that_the_list_says_on_which_page_each_annex_begins(renderer):
    texts, printed = pages(renderer, snapshot(), annexes=prepared())
    begins = next(n for n, text in enumerate(texts, 1) if "Annex 1, page 1 of 3" in text)
    listed = next(text for text in texts if "What it is" in text)
    assert f" {begins}" in listed
    outline = {
        m.get_title(): m.get_dest().get_index() + 1 for m in pypdfium2.PdfDocument(printed.data).get_toc()
    }
    assert next(page for title, page in outline.items() if "City plan" in title) == begins


def test_that_each_page_of_an_annex_is_a_page_with_a_head_and_a_figure_of_its_own(renderer):
    texts, _ = pages(renderer, snapshot(), annexes=prepared())
    for number in (1, 2, 3):
        (page,) = [text for text in texts if f"Annex 1, page {number} of 3" in text]
        assert "Page" in page


def test_that_a_photo_stands_as_it_is_with_caption_and_rights(renderer):
    texts, printed = pages(renderer, snapshot(), annexes=prepared())
    (page,) = [n for n, text in enumerate(texts) if "Rights: Ana, CC BY" in text.replace("\u2068", "")]
    assert "The library bus" in texts[page]
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        images = list(pdf.pages[page].get_images().values())
        assert [image.read_raw_bytes() for image in images] == [prepared()[1].data]
        assert "/SMask" not in images[0]


@pytest.mark.parametrize("options", [{"with_annexes": False}, {"variant": "form"}, {"variant": "marking"}])
def test_that_pages_of_annexes_are_printed_only_where_they_were_asked_for(options):
    found = blocks(snapshot(), annexes=prepared(), **options)
    assert not any(isinstance(b, drawn.AnnexPage | drawn.Picture) for b in found)


def test_that_evidence_that_is_no_annex_is_not_printed():
    quiet = tuple(replace(one, annex=False) for one in evidence())
    found = blocks(full_snapshot(evidence=quiet), annexes=prepared())
    assert not any(isinstance(b, drawn.AnnexPage | drawn.Picture) for b in found)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_a_sealed_dossier_with_everything_has_no_fault(renderer, language):
    arms = io.BytesIO()
    Image.new("RGBA", (60, 80), (20, 80, 140, 120)).save(arms, "PNG")
    options = {"with_summary": True, "with_tables": True, "arms": arms.getvalue()}
    sealed = full_snapshot(evidence=evidence(), sealed=True, version=2)
    _, printed = pages(renderer, sealed, annexes=prepared(), language=language, **options)
    assert faults(printed.data) == ()
