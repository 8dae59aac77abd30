"""A printed dossier can be signed on screen, and what was signed cannot be changed unnoticed."""

import datetime
import io

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lcapp.pdf.conformance import faults
from lcapp.pdf.structure_reader import passages
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.pdf.cases import full_snapshot
from tests.pdf.conftest import ROOT

signers = pytest.importorskip("pyhanko.sign.signers")

# pyHanko leaves the file of its stamp's font to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
FONT = ROOT / "resources/fonts/noto-sans/NotoSans-Regular.ttf"
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def a_signer(name):
    """A key with a certificate it signed itself."""
    from pyhanko.sign.general import load_certs_from_pemder_data, load_private_key_from_pemder_data
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(LONG_AGO)
        .not_valid_after(LONG_AGO + datetime.timedelta(days=365 * 30))
        .add_extension(x509.BasicConstraints(False, None), True)
        .add_extension(usage, True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    found = next(iter(load_certs_from_pemder_data(certificate.public_bytes(pem))))
    return signers.SimpleSigner(
        signing_cert=found,
        signing_key=load_private_key_from_pemder_data(private, passphrase=None),
        cert_registry=SimpleCertificateStore(),
    )


def signed(data, field, signer):
    """The file with one field signed, with a stamp in an embedded font."""
    from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.text import TextBoxStyle
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.stamp import TextStampStyle

    style = TextStampStyle(
        stamp_text="Signed by %(signer)s",
        text_box_style=TextBoxStyle(font=GlyphAccumulatorFactory(str(FONT)), font_size=10),
        background=None,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    meta = signers.PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES)
    target = io.BytesIO()
    signers.PdfSigner(meta, signer=signer, stamp_style=style).sign_pdf(writer, output=target)
    return target.getvalue()


def validity(data, *who):
    """By field: whether the signature holds and what came after it was allowed."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    found = {}
    for signature in PdfFileReader(io.BytesIO(data)).embedded_signatures:
        context = ValidationContext(trust_roots=[one.signing_cert for one in who])
        found[signature.field_name] = validate_pdf_signature(signature, context).bottom_line
    return found


@pytest.fixture(scope="module")
def printed():
    from lcapp.i18n import Catalogs
    from lcapp.pdf.renderer import PdfRenderer

    renderer = PdfRenderer(ROOT / "resources/fonts", Catalogs(ROOT / "translations"))
    return renderer.render(full_snapshot(sealed=True), PrintOptions(), Unwatched()).data


def test_that_the_mayor_and_the_commission_each_have_a_field_above_their_line(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field["/T"]) for field in fields] == ["Signature1", "Signature2"]
        pages = {page.obj.objgen: page for page in pdf.pages}
        for field in fields:
            left, bottom, right, top = map(float, field.Rect)
            width, height = map(float, pages[field.P.objgen].mediabox[2:])
            assert 0 < left < right < width
            assert 0 < bottom < top < height
            assert str(field.TU)
            assert float(field.AP.N.BBox[2]) == pytest.approx(right - left, abs=0.02)
        assert len({field.P.objgen for field in fields}) == 2


def test_that_an_empty_form_has_no_field_for_it_is_signed_by_hand(renderer):
    data = renderer.render(full_snapshot(), PrintOptions(variant="blank"), Unwatched()).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_that_both_may_sign_and_the_file_stays_as_it_was_for_readers(printed):
    mayor, commission = a_signer("Mayor"), a_signer("Commission")
    once = signed(printed, "Signature1", mayor)
    twice = signed(once, "Signature2", commission)
    assert once.startswith(printed)
    assert twice.startswith(once)
    assert validity(twice, mayor, commission) == {"Signature1": True, "Signature2": True}
    assert faults(once) == faults(twice) == ()
    assert passages(twice) == passages(printed)
    with pikepdf.open(io.BytesIO(twice)) as pdf:
        for thing in pdf.objects:
            assert not (
                isinstance(thing, pikepdf.Dictionary) and "Courier" in str(thing.get("/BaseFont", ""))
            )


def test_that_changing_one_byte_breaks_the_signature(printed):
    mayor = a_signer("Mayor")
    done = bytearray(signed(printed, "Signature1", mayor))
    at = done.index(b"stream", 2000) + 40
    done[at] ^= 1
    assert validity(bytes(done), mayor) == {"Signature1": False}
