"""Whatever a file is like, checking and reading it ends with an answer or a refusal, with no other error."""

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lcapp.i18n import Catalogs
from lcapp.pdf.conformance import faults
from lcapp.pdf.renderer import PdfRenderer
from lcapp.pdf.structure_reader import NotReadable, passages
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.pdf.cases import full_snapshot
from tests.pdf.conftest import ROOT


@pytest.fixture(scope="module")
def open_file():
    """A dossier whose objects lie open, so that a change hits their meaning and not only a checksum."""
    renderer = PdfRenderer(ROOT / "resources/fonts", Catalogs(ROOT / "translations"))
    data = renderer.render(full_snapshot(), PrintOptions(), Unwatched()).data
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            target,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
        )
    return target.getvalue()


SAID = [b"/K", b"/S", b"/Pg", b"/MCID", b"/Type", b"null", b"<<", b">>", b"[", b"]", b"-1", b"99999", b"(x)"]
SAID += [b"BDC", b"EMC", b" 0 R", b"1 0 R", b"/Nums", b"/P", b"/A", b"true", b"0"]
KEYS = [
    b"/StructElem",
    b"/K ",
    b"/S /",
    b"/Pg ",
    b"/MCID",
    b"/Annots",
    b"/ParentTree",
    b"/Font",
    b"/AF",
    b"/Lang",
]
KEYS += [
    b"/Metadata",
    b"/OutputIntents",
    b"/StructParents",
    b"/Contents",
    b"/ToUnicode",
    b"bfchar",
    b"BDC",
    b"/A ",
]


CHANGES = st.tuples(st.sampled_from(KEYS), st.integers(0, 400), st.integers(-3, 12), st.sampled_from(SAID))


@given(st.lists(CHANGES, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_a_file_changed_anywhere_is_judged_and_read_or_refused(open_file, changes):
    data = open_file
    for key, which, shift, word in changes:
        parts = data.split(key)
        if len(parts) < 2:
            continue
        at = len(key.join(parts[: 1 + which % (len(parts) - 1)])) + len(key) + shift
        data = data[:at] + word + data[at + len(word) :]
    assert all(isinstance(code, str) for code in faults(data))
    try:
        read = passages(data)
    except NotReadable:
        return
    assert all(passage.text for passage in read)
