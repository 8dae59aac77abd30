"""`lcapp translation` on a real library: state, checking, language of submission, names."""

import pytest

WHY = "motivation.why"
FA = "کاشان ۳۰۴٬۴۸۷ نفر جمعیت دارد و در ۱۵ مهر ۱۴۰۲ عضو شد."
EN = "Kashan has 304,478 inhabitants and joined on 7 October 2023."


@pytest.fixture
def dossier(lcapp, answers_file):
    number = lcapp("new", "--call", "membership-2025", "--title", "Kashan", "--json").json["dossier"]
    answers = {
        "city.name": "Kashan",
        "city.name_local": "کاشان",
        "mayor.name": "رضایی، مریم",
        WHY: {"fa": FA, "en": EN},
        "vision.text": {"fa": "شهری که می‌آموزد"},
    }
    lcapp("answers", "import", number, answers_file(answers))
    return number


def test_that_states_and_differences_are_told(lcapp, dossier):
    told = lcapp("translation", "state", dossier, "--json").json
    assert (told["source"], told["target"], told["submission"]) == ("fa", "en", "en")
    assert told["states"] == {"not_started": 1, "draft": 1, "checked": 0, "source_changed": 0}
    why, vision = told["texts"]
    assert (why["text"], why["state"], vision["state"]) == (WHY, "draft", "not_started")
    assert [(one["code"], one["said"]) for one in why["differences"]] == [
        ("number_missing", "۳۰۴٬۴۸۷"),
        ("number_added", "304,478"),
    ]
    lines = lcapp("translation", "state", dossier).out
    assert "From Persian into English." in lines
    assert "  - The number 304,478 is not in the source." in lines
    assert "0 of 2 texts are checked." in lines


def test_that_check_says_what_is_missing_in_the_language_of_submission(lcapp, dossier):
    found = lcapp("check", dossier, "--json", code=1).json["findings"]
    about = [(one["code"], one["severity"]) for one in found if "translat" in one["code"]]
    assert about == [("not_translated", "must_fix"), ("translations_unchecked", "advice")]
    assert "Answered in Persian only." in lcapp("check", dossier, code=1).out


def test_that_checked_stays_until_the_source_changes_and_the_history_tells_it(lcapp, dossier, answers_file):
    assert lcapp("--as", "Sara", "translation", "check", dossier, WHY, "--json").json["changed"] == 1
    text = lcapp("translation", "state", dossier, "--json").json["texts"][0]
    assert (text["state"], text["by"]) == ("checked", "Sara")
    assert "translation checked" in lcapp("history", dossier).out
    assert lcapp("history", dossier, "--json").json[0]["changes"] == []
    lcapp("answers", "import", dossier, answers_file({WHY: {"fa": FA.replace("۳۰۴", "۳۰۵")}}))
    assert lcapp("translation", "state", dossier, "--json").json["texts"][0]["state"] == "source_changed"
    codes = [one["code"] for one in lcapp("check", dossier, "--json", code=1).json["findings"]]
    assert "source_changed" in codes


def test_that_a_text_that_is_not_there_or_not_translated_is_refused(lcapp, dossier):
    assert "vision.tex" in lcapp("translation", "check", dossier, "vision.tex", code=1).err
    assert "both languages" in lcapp("translation", "check", dossier, "vision.text", code=1).err


def test_that_the_language_of_submission_is_chosen_and_checked_by(lcapp, dossier):
    assert lcapp("translation", "language", dossier, "--json").json == {
        "submission": "en",
        "possible": ["en", "fr"],
    }
    assert "sent in French" in lcapp("translation", "language", dossier, "fr").out
    found = lcapp("check", dossier, "--json", code=1).json["findings"]
    assert sum(one["code"] == "not_translated" for one in found) == 2
    assert lcapp("translation", "state", dossier, "--json").json["target"] == "fr"
    assert "possible are en, fr" in lcapp("translation", "language", dossier, "fa", code=1).err


def test_that_a_latin_name_is_kept_beside_the_forms_one_field(lcapp, dossier):
    kept = lcapp("translation", "name", dossier, "mayor.name", "Rezaei, Maryam", "--json").json
    assert kept == [{"question": "mayor.name", "own": "رضایی، مریم", "latin": "Rezaei, Maryam"}]
    assert "Kashan" in lcapp("translation", "name", dossier).out
    assert lcapp("translation", "name", dossier, "mayor.name", "", "--json").json[0]["latin"] == ""
    lcapp("translation", "name", dossier, "no.such", "X", code=1)


def test_that_machine_output_is_the_same_in_every_language(lcapp, dossier):
    for words in (("state",), ("language",), ("name",)):
        command = ("translation", *words, dossier, "--json")
        assert lcapp("--language", "fa", *command).out == lcapp(*command).out


# Paper


@pytest.fixture
def pages_of(lcapp, dossier, tmp_path):
    """Prints the dossier and gives its text, letters only: lines and bidi fall away."""
    import pypdfium2

    def told(*words):
        file = tmp_path / "dossier.pdf"
        said = lcapp("export", dossier, "-o", file, *words).out
        with pypdfium2.PdfDocument(file) as pdf:
            text = "".join(page.get_textpage().get_text_range() for page in pdf)
        assert lcapp("verify", file, "--json").json["verdict"] == "same"
        return said, "".join(text.split())

    return told


def test_that_a_persian_draft_prints_in_the_language_it_is_sent_in_and_says_what_is_missing(pages_of):
    said, text = pages_of()
    assert "joinedon7October2023" in text
    assert "۳۰۴٬۴۸۷" not in text
    # What is not translated is printed as it is written, under the name of its language.
    assert "Persian" in text
    assert "1 text is not translated and printed as it is written." in said


def test_that_all_languages_or_two_are_printed_when_they_are_asked_for(pages_of):
    for words in (("--other-languages", "yes"), ("--languages", "en,fa")):
        _said, text = pages_of(*words)
        assert "joinedon7October2023" in text
        assert "۳۰۴" in text


def test_that_the_chosen_language_of_submission_is_the_usual_one_of_paper(lcapp, dossier, pages_of):
    lcapp("translation", "language", dossier, "fr")
    said, text = pages_of()
    assert "BROUILLON" in text
    assert "2 texts are not translated and printed as they are written." in said


def test_that_a_page_that_leaves_out_a_language_still_says_every_text_of_its_own(lcapp, dossier, tmp_path):
    import pikepdf

    file = tmp_path / "dossier.pdf"
    lcapp("export", dossier, "-o", file)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        for page in pdf.pages[2:]:
            page.Contents = pdf.make_stream(b"")
        pdf.save(file)
    told = lcapp("verify", file, "--json", code=1).json
    assert told["verdict"] == "changed"
