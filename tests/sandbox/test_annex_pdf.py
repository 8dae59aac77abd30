"""What is left of a PDF from outside: the look of its pages, and nothing that acts, hides or tells."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from lcapp.sandbox import annex_pdf
from lcapp.sandbox.outcome import ACCEPTED, REMOVALS, Refused
from lcapp.sandbox.unpacked_size import unpacked_size
from tests.sandbox import hostile_pdfs as made


def prepared(data, quality="high"):
    return annex_pdf.prepare(data, {"quality": quality})


def decoded(outcome):
    """The bytes of what was made, with nothing packed."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(outcome.files["pages.pdf"])) as pdf:
        pdf.save(
            target,
            qdf=True,
            static_id=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return target.getvalue()


def pixels(data, page=0, scale=1.0):
    import pypdfium2

    return pypdfium2.PdfDocument(data)[page].render(scale=scale).to_pil().convert("RGB")


def fonts(outcome):
    with pikepdf.open(io.BytesIO(outcome.files["pages.pdf"])) as pdf:
        return sum(thing.get("/Type") == Name.Font for thing in pdf.objects if isinstance(thing, Dictionary))


def test_that_a_plain_file_is_taken_as_it_is():
    told = annex_pdf.check(made.plain(3), {})
    assert (told.verdict, told.removed) == (ACCEPTED, ())
    assert dict(told.facts) == {
        "media_type": "application/pdf",
        "pages": 3,
        "signed": False,
        "locked": False,
        "drawn": 0,
    }


def test_that_nothing_that_acts_is_left():
    whole = made.full_of_acts()
    for mark in made.MARKS:
        assert mark in whole, "or the test would look for nothing"
    outcome = prepared(whole)
    left = decoded(outcome)
    assert [mark for mark in made.MARKS if mark in left] == []
    assert outcome.verdict == REMOVALS


def test_that_each_thing_left_out_is_told():
    told = annex_pdf.check(made.full_of_acts(), {})
    assert set(told.removed) == {
        "actions",
        "embedded_files",
        "form_actions",
        "form_fields",
        "javascript",
        "launch",
        "links",
        "links_to_files",
        "media",
        "xfa",
    }
    assert set(prepared(made.full_of_acts()).removed) >= set(told.removed)


def test_that_everything_told_has_words():
    from lcapp.i18n.wording_annexes import _REMOVED

    codes = {*annex_pdf.check(made.full_of_acts(), {}).removed, "layers", "signature", "place", "camera_data"}
    assert codes <= set(_REMOVED)


def test_that_what_stood_in_a_field_is_printed():
    before, after = made.full_of_acts(), prepared(made.full_of_acts()).files["pages.pdf"]
    field = (10, 842 - 30, 60, 842 - 10)
    dark = sum(pixels(after).convert("L").crop(field).histogram()[:100])
    assert dark > 5, "the word in the field"
    assert pixels(after).getpixel((80, 842 - 80)) == pixels(before).getpixel((80, 842 - 80))


def test_that_the_marks_of_the_annex_do_not_come_along():
    with pikepdf.open(io.BytesIO(made.plain())) as pdf:
        inner = pdf.make_stream(b"/Span <</ActualText (x)>> BDC 0 g 0 0 9 9 re f EMC /Here MP")
        inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
        inner.StructParents = 3
        mask = pdf.make_stream(b"/A BMC 1 g 0 0 99 99 re f EMC")
        mask.Type, mask.Subtype, mask.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
        mask.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask), TR=Name.Identity)
        pdf.pages[0].Resources = Dictionary(
            XObject=Dictionary(F=inner), ExtGState=Dictionary(G=state), Properties=Dictionary()
        )
        pdf.pages[0].Contents = pdf.make_stream(b"/P <</MCID 0>> BDC q /G gs /F Do Q EMC")
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        data = made.saved(pdf)
    outcome = prepared(data)
    assert outcome.facts["drawn"] == 0
    left = decoded(outcome)
    for mark in (b"BDC", b"BMC", b"EMC", b"/StructParent", b"/MarkInfo", b"/Properties", b" MP", b"/TR"):
        assert mark not in left


def test_that_a_page_with_fonts_of_its_own_stays_letters_and_one_without_becomes_a_picture():
    own = prepared(made.with_font(font=made.FONT.read_bytes()))
    missing = prepared(made.with_font())
    assert (own.facts["drawn"], fonts(own)) == (0, 1)
    assert (missing.facts["drawn"], fonts(missing)) == (1, 0)
    words = pixels(missing.files["pages.pdf"]).crop((72, 110, 300, 150))
    assert words.convert("L").getextrema()[0] < 100, "the words are still to be seen"


@pytest.mark.parametrize(
    "data",
    [
        made.press_colours(),
        made.plain(contents=b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /CMYK /BPC 8 ID abcd EI Q"),
        made.plain(contents=b"0.1 .2 0 1\nK 0 0 m 9 9 l S"),
    ],
)
def test_that_colours_for_presses_become_colours_for_screens(data):
    outcome = prepared(data)
    assert outcome.facts["drawn"] == 1
    assert b"CMYK" not in decoded(outcome)


def test_that_a_single_letter_k_does_not_make_a_page_a_picture():
    assert prepared(made.with_font(b"for k in k, K : 5k", font=made.FONT.read_bytes())).facts["drawn"] == 0


def test_that_a_hidden_layer_stays_hidden():
    with pikepdf.open(io.BytesIO(made.plain(contents=b"/OC /L BDC 1 0 0 rg 0 0 595 842 re f EMC"))) as pdf:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
        pdf.pages[0].Resources = Dictionary(Properties=Dictionary(L=layer))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        data = made.saved(pdf)
    outcome = prepared(data)
    assert outcome.facts["drawn"] == 1
    assert "layers" in outcome.removed
    assert pixels(outcome.files["pages.pdf"]).getpixel((300, 400)) == (255, 255, 255)


def test_that_a_signature_is_noticed():
    told = annex_pdf.check(made.signed(), {})
    assert told.facts["signed"] is True
    assert "signature" in told.removed


def test_that_a_file_locked_only_against_changes_is_taken_and_that_told():
    told = annex_pdf.check(made.locked(), {})
    assert (told.verdict, told.facts["locked"]) == (ACCEPTED, True)
    with pikepdf.open(io.BytesIO(prepared(made.locked()).files["pages.pdf"])) as pdf:
        assert not pdf.is_encrypted


def test_that_five_hundred_pages_are_taken_and_one_more_is_not():
    assert prepared(made.plain(500)).facts["pages"] == 500
    with pytest.raises(Refused) as refused:
        prepared(made.plain(501))
    assert refused.value.outcome.code == "too_many_pages"
    assert dict(refused.value.outcome.params) == {"pages": 501, "limit": 500}


def test_that_a_cut_off_file_is_mended_where_its_pages_can_be_found():
    whole = made.plain(3)
    outcome = prepared(whole[: whole.rindex(b"xref")])
    assert outcome.facts["pages"] == 3


def test_that_the_same_file_gives_the_same_bytes():
    for data in (made.with_font(), made.full_of_acts(), made.corner_page(turn=90)):
        assert prepared(data).files == prepared(data).files


def test_that_a_smaller_quality_is_smaller():
    data = made.with_font(b"Lifelong learning for all " * 3)
    sizes = [len(prepared(data, quality).files["pages.pdf"]) for quality in ("high", "mail", "small")]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 1.5 * sizes[2]


def test_that_boxes_and_turns_from_the_tree_of_pages_are_kept():
    data = made.corner_page(size=(400, 300), turn=90, crop=(50, 40, 350, 240), inherited=True)
    with pikepdf.open(io.BytesIO(prepared(data).files["pages.pdf"])) as pdf:
        page = pdf.pages[0]
        assert [int(side) for side in page.obj.CropBox] == [50, 40, 350, 240]
        assert page.obj.Rotate == 90


@pytest.mark.parametrize("packing", ["/RunLengthDecode", "/LZWDecode"])
def test_that_unpacked_sizes_are_counted_as_the_reader_of_pdf_unpacks_them(packing):
    data = made.lzw_bomb(4)
    if packing == "/RunLengthDecode":
        data = made.with_contents(
            made.stream(b"\x81 \x02abc\xff!" * 500 + b"\x80", b"/Filter/RunLengthDecode")
        )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.pages[0].Contents
        assert unpacked_size(stream, 10**9) == len(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
