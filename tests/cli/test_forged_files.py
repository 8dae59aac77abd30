"""A real sealed PDF in the hands of somebody who knows how it is made, seen where there is no copy."""

import json
from dataclasses import replace

import pikepdf
import pytest

from lcapp.cli.main import main
from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import read_carried
from tests.exchange.package_in_pdf import carried_in, carry


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """A sealed dossier's PDF, made in another data folder than the one that looks at it."""
    place = tmp_path_factory.mktemp("sealed")
    file = place / "dossier.pdf"
    for words in (
        ("samples", "new", "samplia-membership-2025"),
        ("seal", "1"),
        ("export", "1", "-o", str(file)),
    ):
        assert main(["--data", str(place / "data"), *words]) == 0
    return file


@pytest.mark.parametrize("how", ["linearized", "appended", "packed"])
def test_that_saving_mailing_and_appending_are_no_alarm(lcapp, sealed, tmp_path, how):
    file = tmp_path / "again.pdf"
    if how == "appended":
        file.write_bytes(sealed.read_bytes() + b"\n% passed on by mail\n")
    else:
        packed = pikepdf.ObjectStreamMode.generate
        with pikepdf.open(sealed) as pdf:
            pdf.docinfo["/Producer"] = "Another program"
            pdf.save(file, linearize=how == "linearized", object_stream_mode=packed)
    told = lcapp("verify", file, "--json").json
    assert (told["verdict"], told["compared_with_own_copy"]) == ("same", False)


@pytest.mark.parametrize("question", ["city.name", "profile.population"])
def test_that_data_forged_with_all_its_hashes_does_not_fit_the_code_on_the_pages(
    lcapp, sealed, tmp_path, question
):
    file = tmp_path / "forged.pdf"
    with pikepdf.open(sealed) as pdf:
        told = carried_in(pdf)
        entry = next(one for one in told["answers"] if one["question"] == question)
        value = entry["value"]
        entry["value"] = (
            {**value, "value": int(value["value"]) + 1} if isinstance(value, dict) else value[:-1] + "x"
        )
        forged = read_carried(json.dumps(told, ensure_ascii=False).encode())
        told["content_id"] = replace(forged, claimed="").content_id
        carry(pdf, told)
        pdf.save(file)
    said = lcapp("verify", file, "--json", code=1).json
    assert said["fingerprint"] == said["claimed"]
    assert "code" in {one["what"] for one in said["differences"]}
    assert forged.answers[AnswerKey(question)] == entry["value"]


def test_that_a_longer_answer_written_over_on_the_page_and_in_the_tree_is_found(lcapp, sealed, tmp_path):
    file = tmp_path / "forged.pdf"
    with pikepdf.open(sealed) as pdf:
        del pdf.attachments["pages.json"]
        pdf.pages[3].Contents = pdf.make_stream(b"")
        pdf.save(file)
    said = lcapp("verify", file, "--json", code=1).json
    assert said["verdict"] == "changed"


def test_that_a_page_taken_out_is_found(lcapp, sealed, tmp_path):
    file = tmp_path / "shorter.pdf"
    with pikepdf.open(sealed) as pdf:
        del pdf.pages[-1]
        pdf.save(file)
    assert lcapp("verify", file, "--json", code=1).json["verdict"] == "changed"
