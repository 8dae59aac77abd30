"""What a finished file says to a reader who does not see it: every answer, in its order and language."""

import io
import shutil
import subprocess

import pikepdf
import pypdfium2
import pytest

from lcapp.pdf.structure_reader import NotReadable, Passage, comparable, not_found, passages
from lcapp.services.export import Unwatched
from lcapp.services.ports import PrintOptions
from tests.pdf.cases import full_snapshot, long_text_snapshot
from tests.pdf.test_sample_blocks import SAMPLES, _typed, sample

# Words that readers of PDFs get wrong, from plain to hard: joiners, ligatures, brackets, marks, digits.
WORDS = [
    *("یادگیری", "شهر", "کتابخانه", "می‌خواهیم", "خانه‌ها", "سلام", "لاله", "الله"),
    *("بالا", "اطلاعات", "هٔ", "مدرسهٔ", "(شهر)", "«زندگی»", "۱۲٫۵٪", "مُعَلِّم"),
]


def read(renderer, snapshot, **options):
    return passages(renderer.render(snapshot, PrintOptions(**options), Unwatched()).data)


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_answer_of_every_sample_is_in_the_file_word_for_word(renderer, name, language):
    snapshot = sample(name)
    texts = [
        text
        for key, value in snapshot.answers.items()
        if key.question not in snapshot.hidden
        for text in _typed(value)
    ]
    assert texts
    assert not_found(read(renderer, snapshot, language=language), texts) == ()


def test_that_a_text_that_is_not_in_the_file_is_named(renderer):
    found = read(renderer, full_snapshot())
    assert not_found(found, ["The bus stops thrice.", "The bus stops twice."]) == ("The bus stops twice.",)


def test_that_persian_is_read_letter_for_letter(renderer):
    text = " ".join(WORDS) + " و سال ۲۰۱۹ (UNESCO 2019) می‌خواهیم"
    found = read(renderer, long_text_snapshot(text), language="fa")
    assert any(passage.text == text for passage in found)


def test_that_viewers_find_most_hard_words_too(renderer):
    data = renderer.render(
        long_text_snapshot("\n\n".join(WORDS)), PrintOptions(language="fa"), Unwatched()
    ).data
    with pypdfium2.PdfDocument(data) as pdf:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert sum(word in text for word in WORDS) >= 10


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not here")
def test_that_poppler_finds_most_hard_words(renderer, tmp_path):
    file = tmp_path / "words.pdf"
    options = PrintOptions(language="fa")
    file.write_bytes(renderer.render(long_text_snapshot("\n\n".join(WORDS)), options, Unwatched()).data)
    done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True)
    assert sum(word in done.stdout for word in WORDS) >= 9


def test_that_a_long_paragraph_over_two_pages_is_one_passage_with_its_spaces(renderer):
    text = " ".join(f"word{n} of the river" for n in range(900))
    found = read(renderer, long_text_snapshot(text))
    assert [p.kind for p in found if comparable(p.text) == text] == ["P"]


def test_that_line_ends_that_were_typed_keep_words_apart(renderer):
    found = read(renderer, long_text_snapshot("first line\nsecond line"))
    said = " ".join(comparable(passage.text) for passage in found)
    assert "first line second line" in said


def test_that_answers_in_other_languages_say_their_language(renderer):
    found = read(renderer, full_snapshot())
    languages = {p.language for p in found if "ışığı" in p.text}
    assert languages == {"tr"}
    assert {p.language for p in found if "می‌گیریم" in p.text} == {"fa"}
    assert {p.language for p in found if "Library bus" in p.text} == {"en"}


def test_that_what_is_read_follows_the_order_of_the_form(renderer):
    said = "\n".join(p.text for p in read(renderer, full_snapshot(), language="fa"))
    places = [
        said.index(text) for text in ("samplia.example/learning", "Healthy Cities", "Register", "Library bus")
    ]
    assert places == sorted(places)


def test_that_a_file_without_a_tree_is_refused(renderer):
    data = renderer.render(full_snapshot(), PrintOptions(), Unwatched()).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root.StructTreeRoot
        target = io.BytesIO()
        pdf.save(target, fix_metadata_version=False)
    for broken in (target.getvalue(), b"", b"%PDF-1.7 nothing", data[: len(data) // 3]):
        with pytest.raises(NotReadable):
            passages(broken)


def test_that_an_endless_tree_is_refused(renderer):
    data = renderer.render(full_snapshot(), PrintOptions(), Unwatched()).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        document.K.append(document)
        target = io.BytesIO()
        pdf.save(target, fix_metadata_version=False)
    with pytest.raises(NotReadable):
        passages(target.getvalue())


def test_that_texts_are_compared_without_what_a_print_may_change():
    assert comparable("a\u00adb  c\n\u2066d\u2069") == "ab c d"
    assert not_found([Passage("P", "en", "one two", 0)], ["one\u200f two"]) == ()
