"""Reading a dossier's PDF in the child: what rides inside is unpacked no further than it may be."""

import io
import json

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from lcapp.domain.carried_dossier import FILE_NAME, read_carried
from lcapp.errors import InputRefused
from lcapp.pdf import reading_job
from lcapp.sandbox.adapters import read_pdf
from lcapp.sandbox.outcome import Refused
from tests.sandbox import hostile_pdfs as made


def carrying(data, packing=None, name=FILE_NAME):
    """A PDF with a file inside that is packed as somebody pleases."""
    with pikepdf.open(io.BytesIO(made.plain())) as pdf:
        stream = pdf.make_stream(data)
        if packing is not None:
            stream.write(data, filter=packing, decode_parms=None)
        specification = Dictionary(
            Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=stream)
        )
        pdf.Root.Names = Dictionary(
            EmbeddedFiles=Dictionary(Names=Array([String(name), pdf.make_indirect(specification)]))
        )
        return made.saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def test_that_a_file_inside_is_read_as_it_is():
    told = reading_job.read(carrying(b'{"format": "x"}'), {})
    assert told.files[FILE_NAME] == b'{"format": "x"}'
    assert told.facts["pages"] == 1


@pytest.mark.parametrize(
    ("data", "packing"),
    [
        (made.packed_zeros(1 << 30), Name.FlateDecode),
        (b"x" * (reading_job.LARGEST_CARRIED + 1), None),
        (b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Name.LZWDecode),
        (b"7b7d>", Name.ASCIIHexDecode),
        (b"no deflate at all", Name.FlateDecode),
    ],
)
def test_that_a_file_inside_that_is_too_large_or_oddly_packed_is_not_taken(data, packing):
    assert FILE_NAME not in reading_job.read(carrying(data, packing), {}).files


def test_that_only_the_file_of_that_name_is_looked_at():
    assert FILE_NAME not in reading_job.read(carrying(b"{}", name="Dossier.json"), {}).files


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"a": NaN}',
        b"[" * 100_000,
        b'{"format": "lcapp-dossier/1", "answers": 7}',
        b"\xff\xfe{\x00}\x00",
        json.dumps({"format": "lcapp-dossier/1", "answers": {"q": "\ud800"}}).encode(),
    ],
)
def test_that_a_hostile_dossier_inside_is_refused_in_words(data):
    found = read_pdf(carrying(data))
    assert found.carried == data
    with pytest.raises(InputRefused):
        read_carried(found.carried)


@pytest.mark.parametrize("name", ["nested bomb", "object stream bomb", "lzw bomb", "forms inside themselves"])
def test_that_hostile_pages_end_the_child_at_most(name):
    data, _codes = made.harmful()[name]
    carried, code = None, ""
    try:
        carried = read_pdf(data).carried
    except InputRefused as refused:
        code = refused.code
    assert carried is None
    assert code in ("", "out_of_memory", "could_not_be_read", "pdf_broken", "nested_too_deep")


def test_that_a_file_that_is_no_pdf_is_refused():
    with pytest.raises(Refused) as refused:
        reading_job.read(b"hello", {})
    assert refused.value.outcome.code == "not_a_pdf"
