"""`lcapp export`: every choice of print can be said on the command line."""

import pypdfium2
import pytest

SAMPLE = "samplia-membership-2025"


def text_of(path):
    """The text of all pages on one line."""
    pdf = pypdfium2.PdfDocument(path)
    said = []
    for page in pdf:
        text = page.get_textpage()
        said.append(text.get_text_bounded())
        text.close()
        page.close()
    pdf.close()
    return " ".join(" ".join(said).split())


@pytest.mark.parametrize(
    ("words", "wanted", "unwanted"),
    [
        (("--language", "en", "--summary"), "Summary", "of 200 words"),
        (("--language", "en", "--variant", "marking"), "of 200 words", "Goals by term at a glance"),
        (("--languages", "en,fa"), "Goals by term at a glance", "Summary"),
        (
            ("--language", "en", "--unanswered", "no", "--tables"),
            "Chosen",
            "No answer yet",
        ),
        (("--language", "tr", "--official-labels", "no"), "Nüfus", "Population"),
    ],
)
def test_that_a_choice_of_print_is_in_the_file(lcapp, tmp_path, words, wanted, unwanted):
    pdf = tmp_path / "d.pdf"
    lcapp("samples", "export", SAMPLE, "-o", pdf, *words)
    text = text_of(pdf)
    assert wanted in text
    assert unwanted not in text


@pytest.mark.parametrize(
    "words",
    [("--languages", "en"), ("--languages", "en,en"), ("--annexes", "maybe"), ("--variant", "tiny")],
)
def test_that_words_that_make_no_sense_are_refused(lcapp, tmp_path, words):
    told = lcapp("samples", "export", SAMPLE, "-o", tmp_path / "d.pdf", *words, code=2)
    assert "usage:" in told.err


def test_that_one_language_and_two_are_not_given_at_once(lcapp, tmp_path):
    words = ("--language", "en", "--languages", "en,fa")
    told = lcapp("samples", "export", SAMPLE, "-o", tmp_path / "d.pdf", *words, code=2)
    assert "either" in told.err
    assert not (tmp_path / "d.pdf").exists()
