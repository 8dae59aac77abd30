import shutil

import pytest

from lcapp.errors import EnvironmentFailed
from lcapp.pdf.text.faces import Faces
from lcapp.pdf.text.fallback import FaceChooser
from lcapp.pdf.text.shaping import Shaper
from lcapp.pdf.text.style import Run
from tests.pdf.text.conftest import FONTS
from tests.pdf.text.printed import left_to_right, shown_text


def chosen(faces, text, language, *, bold=False, italic=False):
    found = FaceChooser(faces).choose(text, weight=700 if bold else 400, italic=italic, language=language)
    return [face.file.file.split("/")[1].removesuffix(".ttf") if face else None for face in found]


def test_that_each_script_gets_the_family_made_for_it(faces):
    assert set(chosen(faces, "city", "en")) == {"NotoSans-Regular"}
    assert set(chosen(faces, "شهر،", "en")) == {"Vazirmatn-Regular"}
    assert set(chosen(faces, "شهر", "fa")) == {"Vazirmatn-Regular"}


def test_that_a_word_is_not_set_in_two_faces(faces):
    assert set(chosen(faces, "Ḥiṣn", "fa")) == {"NotoSans-Regular"}


def test_that_bold_and_italic_come_as_near_as_the_family_can(faces):
    assert set(chosen(faces, "city", "en", bold=True, italic=True)) == {"NotoSans-BoldItalic"}
    assert set(chosen(faces, "شهر", "fa", bold=True, italic=True)) == {"Vazirmatn-Bold"}
    assert set(chosen(faces, "شهر", "fa", italic=True)) == {"Vazirmatn-Regular"}


def test_that_a_character_without_a_face_is_printed_as_a_replacement_and_remembered(engine):
    placed = left_to_right(engine, "a\U00010e80b 𒀀", language="en")
    assert shown_text(placed) == "a\ufffdb \ufffd"
    assert engine.missing == ("\U00010e80", "𒀀")


def test_that_invisible_characters_are_never_missing(engine):
    left_to_right(engine, "a\u200c\u200d\u2068\u2069\u061c\ufe0f\u00ad\u2060\u200b", language="fa")
    assert engine.missing == ()


def test_that_a_table_in_the_folder_adds_faces(tmp_path):
    for file in FONTS.rglob("*.ttf"):
        target = tmp_path / file.relative_to(FONTS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    (tmp_path / "faces.toml").write_text(
        '[[face]]\nfamily = "Noto Sans SemiBold"\nfile = "noto-sans/NotoSans-SemiBold.ttf"\n'
        'scripts = ["Grek"]\norder = 5\n',
        "utf-8",
    )
    assert set(chosen(Faces.load(tmp_path), "πόλη", "el")) == {"NotoSans-SemiBold"}
    assert set(chosen(Faces.load(tmp_path), "city", "en")) == {"NotoSans-Regular"}


def test_that_a_missing_file_or_a_broken_table_is_said_at_once(tmp_path):
    with pytest.raises(EnvironmentFailed, match="font_file_missing"):
        Faces.load(tmp_path)
    (tmp_path / "faces.toml").write_text('[[face]]\nweight = "x"\n', "utf-8")
    with pytest.raises(EnvironmentFailed, match="font_table_unreadable"):
        Faces.load(tmp_path)


def test_that_the_persian_face_has_no_split_dots_and_mostly_one_glyph_for_a_letter(faces):
    words = [
        "شهر",
        "یادگیرنده",
        "کتابخانه",
        "فرهنگ",
        "آموزش",
        "مردم",
        "محله",
        "دانشگاه",
        "مدرسه",
        "زبان",
        "سواد",
        "برنامه",
        "گزارش",
        "شهرداری",
        "خانه",
        "جوان",
        "پیر",
        "ثبت",
        "چاپ",
        "ژاله",
        "ظرف",
        "ضبط",
        "غذا",
        "قلم",
        "گنج",
        "وطن",
        "یکی",
        "پنج",
        "شش",
        "تخته",
        "جشن",
        "حذف",
        "خط",
        "ذرت",
    ]
    face = next(face for face in faces.faces if face.file.file.endswith("Vazirmatn-Regular.ttf"))
    shaper = Shaper()
    shaped = [shaper.shape(word, face, rtl=True, script="Arab", language="fa") for word in words]
    assert all(len(s.glyphs) <= len(s.text) for s in shaped)
    assert sum(len(s.glyphs) == len(s.text) for s in shaped) / len(shaped) >= 0.8


def test_that_a_run_in_bold_is_set_in_the_bold_face(engine):
    placed = left_to_right(engine, [Run("plain "), Run("bold", bold=True)], language="en")
    assert [piece.shaped.face.file.bold for piece in placed] == [False, False, True]
