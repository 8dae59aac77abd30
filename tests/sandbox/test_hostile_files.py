"""What strangers could send goes through the real child process; the program lives on and says why."""

import os
import sys
import time
from pathlib import Path

import pytest

from lcapp.errors import InputRefused
from lcapp.i18n import Words
from lcapp.i18n.wording import error_sentence
from lcapp.sandbox.adapters import check_file, prepare_annex, read_pdf
from tests.sandbox import hostile_pdfs, hostile_pictures

PDFS, PICTURES = hostile_pdfs.harmful(), hostile_pictures.harmful()


def verdict(data, job=check_file):
    """The code of the refusal, or nothing; and the seconds it took."""
    began = time.monotonic()
    try:
        job(data)
        code = ""
    except InputRefused as refused:
        code = refused.code
        said = error_sentence(Words("en"), refused)
        assert "no words" not in said, said
    return code, time.monotonic() - began


@pytest.mark.parametrize("name", PDFS)
def test_that_a_hostile_pdf_gets_its_verdict(name):
    data, right = PDFS[name]
    code, seconds = verdict(data)
    assert code in right
    assert seconds < 20


@pytest.mark.parametrize("name", PICTURES)
def test_that_a_hostile_picture_gets_its_verdict(name):
    data, right = PICTURES[name]
    code, seconds = verdict(data)
    assert code in right
    assert seconds < 20


@pytest.mark.parametrize("name", ["flate bomb", "lzw bomb", "billion forms", "forms inside themselves"])
def test_that_what_is_refused_when_added_is_refused_when_prepared_too(name):
    data, right = PDFS[name]
    code, _ = verdict(data, lambda one: prepare_annex("e", one, "application/pdf", quality="high"))
    assert code in right


@pytest.mark.parametrize("name", ["flate bomb", "same page", "tree inside itself", "garbage", "giant page"])
def test_that_a_hostile_file_given_to_be_verified_ends_the_child_at_most(name):
    code, seconds = verdict(PDFS[name][0], read_pdf)
    assert seconds < 25
    assert code or name == "giant page" or name == "flate bomb"


def test_that_bombs_are_refused_in_a_second_and_cost_the_program_no_memory():
    if sys.platform != "linux":
        pytest.skip("reads the memory in use from /proc")
    bombs = [PDFS["flate bomb"][0], PDFS["nested bomb"][0], PICTURES["900 megapixels"][0]]
    before = memory_in_use()
    told = [verdict(bomb) for bomb in bombs]
    assert [code for code, _ in told] == ["bomb", "bomb", "picture_too_large"]
    # A second is what they take at most; four where other tests use the processor too.
    assert max(seconds for _, seconds in told) < 4
    assert memory_in_use() - before < 30_000_000


def memory_in_use():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_that_nothing_is_left_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for name in ("full of acts", "flate bomb", "cut off"):
        verdict(PDFS[name][0], lambda one: prepare_annex("e", one, "application/pdf", quality="high"))
    assert list(tmp_path.iterdir()) == []


def test_that_an_object_stream_of_normal_size_is_read():
    assert verdict(hostile_pdfs.object_stream_bomb(1)) == ("", pytest.approx(0, abs=5))
