import subprocess
import sys
import tomllib

import pytest
import uharfbuzz as hb

from lcapp.pdf.text.style import Run
from tests.endurance.texts import TEXTS
from tests.pdf.text.conftest import FONTS
from tests.pdf.text.printed import left_to_right, shown_text

FAMILIES = {
    "he": "Noto Sans Hebrew",
    "hy": "Noto Sans Armenian",
    "ka": "Noto Sans Georgian",
    "am": "Noto Sans Ethiopic",
    "hi": "Noto Sans Devanagari",
    "th": "Noto Sans Thai",
    "km": "Noto Sans Khmer",
    "bn": "Noto Sans Bengali",
    "zh": "Droid Sans Fallback",
    "ja": "Droid Sans Fallback",
    "ko": "NanumGothic",
    "ru": "Noto Sans",
    "el": "Noto Sans",
    "ar": "Vazirmatn",
}
ENGLISH = """
from pathlib import Path
from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.faces import Faces
from lcapp.pdf.text.style import Run, TextStyle
faces = Faces.load(Path({folder!r}))
engine = TextEngine(faces)
text = [Run("An efficient office, Škofja Loka. "), Run("x", bold=True)]
engine.block(text, TextStyle(), language="en").wrap(400, 99)
print(*(sum(what in vars(face) for face in faces.faces) for what in ("hb_face", "coverage")))
"""


@pytest.mark.parametrize("language", TEXTS)
def test_that_every_character_of_many_languages_has_a_face(engine, language):
    for bold in (False, True):
        left_to_right(engine, Run(TEXTS[language], bold=bold), language=language)
    assert engine.missing == ()


@pytest.mark.parametrize("language", FAMILIES)
def test_that_each_language_is_set_in_the_family_made_for_it(engine, language):
    word = TEXTS[language].split()[0]
    placed = left_to_right(engine, word, language=language)
    assert FAMILIES[language] in {piece.shaped.face.file.family for piece in placed}


def test_that_the_table_says_what_each_file_covers():
    entries = tomllib.loads((FONTS / "faces.toml").read_text("utf-8"))["face"]
    assert len(entries) > 20
    for entry in entries:
        covered = set()
        for span in entry["coverage"].split():
            first, _, last = span.partition("-")
            covered.update(range(int(first, 16), int(last or first, 16) + 1))
        face = hb.Face(hb.Blob((FONTS / entry["file"]).read_bytes()))
        assert covered == {code for code in face.unicodes if code > 0x1F}, entry["file"]


def test_that_a_licence_lies_beside_every_face():
    for folder in {file.parent for file in FONTS.rglob("*.ttf")}:
        text = "".join(file.read_text("utf-8") for file in folder.glob("*.txt"))
        assert "SIL OPEN FONT LICENSE" in text.upper() or "Apache License" in text, folder


def test_that_every_face_may_be_embedded_in_a_document_that_is_filled_in():
    for file in FONTS.rglob("*.ttf"):
        table = hb.Face(hb.Blob(file.read_bytes())).reference_table("OS/2").data
        assert int.from_bytes(table[8:10], "big") in (0, 8), file.name


def test_that_an_english_text_reads_no_face_of_the_pack():
    code = ENGLISH.format(folder=str(FONTS))
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.split() == ["2", "2"]


def test_that_the_space_after_a_picture_is_as_wide_as_any_other(engine):
    placed = left_to_right(engine, "🎉 a", language="en")
    assert shown_text(placed) == "🎉 a"
    assert placed[1].shaped.face.file.family == "Noto Sans"


def test_that_labels_can_be_semibold_in_latin_and_persian(engine):
    def names(run, language):
        return {piece.shaped.face.file.file for piece in left_to_right(engine, run, language=language)}

    assert names(Run("city", semibold=True), "en") == {"noto-sans/NotoSans-SemiBold.ttf"}
    assert names(Run("شهر", semibold=True), "fa") == {"vazirmatn/Vazirmatn-SemiBold.ttf"}
    assert names(Run("เมือง", semibold=True), "th") == {"fallback/noto-sans-thai/NotoSansThai-Bold.ttf"}
    assert names(Run("city", semibold=True, bold=True), "en") == {"noto-sans/NotoSans-Bold.ttf"}
