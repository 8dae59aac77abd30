"""Evidence, sealing and verifying by command: from files of the city to a verdict on the PDF."""

import io

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from tests.exchange.package_in_pdf import carried_in, carry


@pytest.fixture
def plan(tmp_path):
    """A PDF of two pages that uses a font without embedding it, and holds a program."""
    file = tmp_path / "plan.pdf"
    drawn = canvas.Canvas(str(file), invariant=1)
    for page in (1, 2):
        drawn.drawString(72, 700, f"Plan, page {page}")
        drawn.showPage()
    drawn.save()
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.save(file)
    return file


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "photo.jpg"
    Image.effect_noise((600, 400), 60).convert("RGB").save(file)
    return file


@pytest.fixture
def sealed(lcapp, plan, photo, tmp_path):
    """A sealed dossier with two annexes, printed."""
    number = lcapp("samples", "new", "samplia-membership-2025", "--json").json["dossier"]
    lcapp("evidence", "add", number, plan, "--annex", "--caption", "The plan")
    lcapp("evidence", "add", number, photo, "--annex", "--rights", "City")
    told = lcapp("seal", number, "--json").json
    file = tmp_path / "dossier.pdf"
    lcapp("export", number, "-o", file)
    return number, file, told


def test_that_evidence_is_numbered_listed_and_taken_out(lcapp, plan):
    number = lcapp("samples", "new", "samplia-membership-2025", "--json").json["dossier"]
    made = lcapp("evidence", "add", number, plan, "--annex", "--supports", "motivation.why", "--json").json
    assert (made["number"], made["pages"], made["left_out"]) == ("A1", 2, ["actions", "javascript"])
    assert made["supports"] == ["motivation.why"]
    lcapp("evidence", "add", number, "https://samplia.example/plan", "--title", "Our site")
    assert [one["number"] for one in lcapp("evidence", "list", number, "--json").json] == ["A1", "A2"]
    lcapp("evidence", "remove", number, "a1")
    assert [one["number"] for one in lcapp("evidence", "list", number, "--json").json] == ["A2"]
    third = lcapp("evidence", "add", number, plan, "--json").json
    assert third["number"] == "A3", "a number is never given twice"


def test_that_a_file_that_cannot_be_taken_is_refused_in_words_and_nothing_is_kept(lcapp, tmp_path):
    number = lcapp("samples", "new", "samplia-membership-2025", "--json").json["dossier"]
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    said = lcapp("evidence", "add", number, broken, code=1).err
    assert "This PDF file is broken." in said
    assert lcapp("evidence", "list", number, "--json").json == []


def test_that_a_sealed_dossier_prints_with_annexes_and_is_verified(lcapp, sealed):
    _number, file, told = sealed
    verdict = lcapp("verify", file, "--json").json
    assert (verdict["verdict"], verdict["sealed"], verdict["version"]) == ("same", True, 1)
    assert verdict["fingerprint"] == verdict["claimed"] == told["fingerprint"]
    assert verdict["compared_with_own_copy"] is True
    assert verdict["form_known"] is True
    assert "Nothing was changed" in lcapp("verify", file).out


def test_that_a_sealed_dossier_can_no_longer_be_changed(lcapp, sealed, plan):
    number, _file, _told = sealed
    said = lcapp("evidence", "add", number, plan, code=1).err
    assert "sealed" in said
    lcapp("seal", number, code=1)


def test_that_saving_the_file_anew_is_no_alarm(lcapp, sealed, tmp_path):
    again = tmp_path / "mailed.pdf"
    with pikepdf.open(sealed[1]) as pdf:
        pdf.save(again, recompress_flate=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert lcapp("verify", again, "--json").json["verdict"] == "same"


def test_that_one_changed_letter_in_what_it_carries_is_found_and_named(lcapp, sealed, tmp_path):
    changed = tmp_path / "changed.pdf"
    with pikepdf.open(sealed[1]) as pdf:
        carried = carried_in(pdf)
        answer = next(one for one in carried["answers"] if one["question"] == "motivation.why")
        answer["value"] = answer["value"][:-1] + "?"
        carry(pdf, carried)
        pdf.save(changed)
    verdict = lcapp("verify", changed, "--json", code=1).json
    assert verdict["verdict"] == "changed"
    assert verdict["fingerprint"] != verdict["claimed"]
    assert {"what": "answer", "where": "motivation.why"} in verdict["differences"]


def test_that_a_changed_annex_picture_is_found(lcapp, sealed, tmp_path):
    changed = tmp_path / "changed.pdf"
    other = io.BytesIO()
    Image.effect_noise((600, 400), 30).convert("RGB").save(other, "JPEG")
    with pikepdf.open(sealed[1]) as pdf:
        streams = (one for one in pdf.objects if isinstance(one, pikepdf.Stream))
        largest = max(
            (one for one in streams if one.get("/Subtype") == "/Image"),
            key=lambda one: int(one.Width) * int(one.Height) * (str(one.get("/Filter")) == "/DCTDecode"),
        )
        largest.write(other.getvalue(), filter=pikepdf.Name.DCTDecode)
        pdf.save(changed)
    verdict = lcapp("verify", changed, "--json", code=1).json
    assert any(one["what"] == "annex" for one in verdict["differences"])


def test_that_a_changed_page_is_found(lcapp, sealed, tmp_path):
    changed = tmp_path / "changed.pdf"
    with pikepdf.open(sealed[1]) as pdf:
        page = pdf.pages[2]
        page.contents_add(b"q 1 0 0 RG 72 72 m 300 300 l S Q")
        pdf.save(changed)
    verdict = lcapp("verify", changed, "--json", code=1).json
    assert {"what": "page", "where": "3"} in verdict["differences"]


def test_that_a_file_of_somebody_else_is_said_to_carry_nothing(lcapp, plan):
    assert lcapp("verify", plan, "--json", code=1).json["verdict"] == "no_dossier"
    assert "carries no dossier" in lcapp("verify", plan, code=1).out


def test_that_an_unfinished_dossier_is_not_sealed_and_the_reason_is_told(lcapp):
    number = lcapp("new", "--call", "membership-2025", "--json").json["dossier"]
    said = lcapp("seal", number, code=1).err
    assert "must be fixed" in said


def test_that_the_scan_of_a_signed_page_stands_beside_the_version(lcapp, sealed, photo):
    number, _file, _told = sealed
    made = lcapp("seal", number, "--signed-page", photo, "--date", "2026-03-01", "--json").json
    assert made["dated"] == "2026-03-01"
