"""The finished file: what a reader finds on its pages, and how the pages hold together."""

import ast
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab import rl_config

import lcapp.pdf
from lcapp.domain.answers import AnswerKey
from lcapp.errors import Cancelled
from lcapp.i18n import Catalogs, Words
from lcapp.pdf.renderer import PdfRenderer
from lcapp.services.export import StoppableWatch, Unwatched
from lcapp.services.ports import PrintOptions
from tests.builders import a_snapshot
from tests.pdf.cases import STORY, full_answers, full_form, full_snapshot, long_text_snapshot, pages
from tests.pdf.conftest import ROOT

WARNING = "Unofficial working copy; the official form of the call prevails"


class RightToLeft(Catalogs):
    """English said from the right: what a translation will be for the layout."""

    def words(self, code):
        words = Words("en")
        words.direction = "rtl"
        return words


def test_that_every_english_answer_can_be_read_from_the_file(renderer):
    text = " ".join(pages(renderer)[0])
    for said in (
        "Samplia",
        "Türkiye",
        "https://samplia.example/learning",
        "office@samplia.example",
        "April 1868",
    ):
        assert said in text
    for said in ("84,300", "495.86", "Land office", "Colours mean nothing here.", "Library bus", "The end."):
        assert said in text
    assert " ".join((STORY * 6).split()) in text
    assert "İstanbul'un ışığı" in text


@pytest.mark.parametrize("variant", ["full", "form", "blank"])
def test_that_each_page_says_that_it_is_an_unofficial_working_copy(renderer, variant):
    texts, printed = pages(renderer, variant=variant)
    assert len(texts) == printed.pages
    assert all(WARNING in text for text in texts)


def test_that_each_page_after_the_cover_says_its_number_and_the_total(renderer):
    texts, printed = pages(renderer)
    for number, text in enumerate(texts[1:], start=2):
        assert f"Page {number} of {printed.pages}" in text
    assert "Page 1 of" not in texts[0]


def test_that_a_persian_page_counts_in_persian_digits(renderer):
    texts, printed = pages(renderer, language="fa")
    told = str(printed.pages).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert all(re.search(f"صفحه [۰-۹]+ از {told}", text) for text in texts[1:])


def test_that_head_and_foot_carry_city_call_draft_and_fingerprint(renderer):
    snapshot = full_snapshot()
    texts, _ = pages(renderer, snapshot)
    for text in texts[1:]:
        assert "Samplia · Small call" in text
        assert "DRAFT" in text
        assert snapshot.fingerprint in text
    assert "DRAFT" not in " ".join(pages(renderer, full_snapshot(sealed=True))[0])


def test_that_contents_and_outline_lead_to_the_pages_they_name(renderer):
    texts, printed = pages(renderer)
    pdf = pypdfium2.PdfDocument(printed.data)
    outline = {mark.get_title(): mark.get_dest().get_index() for mark in pdf.get_toc()}
    assert "Pledge" in outline
    for title, place in outline.items():
        assert title in texts[place]
        assert re.search(rf"{re.escape(title)} {place + 1}\b", texts[1]), title
    pdf.close()


def test_that_the_file_says_title_author_language_and_the_day_of_the_snapshot(renderer):
    _, printed = pages(renderer)
    pdf = pypdfium2.PdfDocument(printed.data)
    told = pdf.get_metadata_dict()
    assert told["Title"] == "Samplia · Small call"
    assert told["Author"] == "Samplia"
    assert told["CreationDate"].startswith("D:20260302090000")
    with pikepdf.open(io.BytesIO(printed.data)) as opened:
        assert str(opened.Root.Lang) == "en"
    pdf.close()


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_that_the_paper_is_the_one_that_was_asked_for(renderer, paper, size):
    _, printed = pages(renderer, paper=paper)
    pdf = pypdfium2.PdfDocument(printed.data)
    assert tuple(round(side) for side in pdf[0].get_size()) == size
    pdf.close()


def test_that_nothing_is_drawn_outside_the_margins_in_either_direction():
    for catalogs in (Catalogs(ROOT / "translations"), RightToLeft(ROOT / "translations")):
        renderer = PdfRenderer(ROOT / "resources/fonts", catalogs)
        word = "x" * 300
        answers = {**full_answers(), AnswerKey("city.name"): word, AnswerKey("plan.why", "en"): word}
        answers[AnswerKey("profile.area")] = {"value": 1, "source": word, "territory": word}
        printed = renderer.render(full_snapshot(answers=answers), PrintOptions(), Unwatched())
        for left, right in _ink(printed.data):
            assert left >= 55
            assert right <= 595.3 - 55


def test_that_a_page_is_mirrored_where_the_language_runs_from_the_right():
    from_left = PdfRenderer(ROOT / "resources/fonts", Catalogs(ROOT / "translations"))
    from_right = PdfRenderer(ROOT / "resources/fonts", RightToLeft(ROOT / "translations"))
    there, here = _place_of(from_left, "DRAFT"), _place_of(from_right, "DRAFT")
    assert there > 400
    assert here < 200


def test_that_an_answer_of_fifty_thousand_words_is_printed_whole(renderer):
    text = "\n\n".join(" ".join(f"w{n}" for n in range(start, start + 500)) for start in range(0, 50000, 500))
    texts, printed = pages(renderer, long_text_snapshot(text))
    assert printed.pages > 60
    found = [int(word) for word in re.findall(r"\bw(\d+)\b", " ".join(texts))]
    assert found == list(range(50000))


def test_that_a_label_is_never_alone_at_the_end_of_a_page(renderer):
    for lines in range(30, 60):
        text = "\n\n".join(["A line."] * lines)
        answers = {
            AnswerKey("plan.why", "en"): text,
            AnswerKey("plan.goals", "en"): [{"id": "a", "text": "Goal"}],
        }
        texts, _ = pages(renderer, full_snapshot(answers=answers), variant="form")
        page = next(text for text in texts if "plan.goals" in text)
        assert "Goal" in page


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=6),
    st.integers(0, 4),
    st.sampled_from(["full", "form", "blank"]),
    st.sampled_from(["a4", "letter"]),
)
def test_that_answers_of_any_length_find_their_place(renderer, lengths, records, variant, paper):
    def text(n):
        return " ".join(["word"] * max(1, n))

    answers = {
        AnswerKey("city.name"): text(lengths[0] // 20),
        AnswerKey("plan.why", "en"): "\n\n".join(text(n) for n in lengths),
        AnswerKey("profile.area"): {
            "value": 1,
            "source": text(lengths[-1] * 9),
            "territory": text(lengths[0]),
        },
        AnswerKey("plan.practices"): [
            {"id": str(n), "title": {"en": text(lengths[0])}, "story": text(lengths[-1] * (n + 1))}
            for n in range(records)
        ]
        or {"none": text(lengths[0])},
    }
    printed = renderer.render(full_snapshot(answers=answers), PrintOptions("en", variant, paper), Unwatched())
    assert printed.pages > 1


def test_that_a_stopped_export_ends_with_the_next_block(renderer):
    watch = StoppableWatch()
    seen = []

    def progress(done, total):
        seen.append((done, total))
        if len(seen) == 20:
            watch.stop()

    watch.progress = progress
    with pytest.raises(Cancelled):
        renderer.render(full_snapshot(), PrintOptions(), watch)
    assert len(seen) == 20


def test_that_progress_rises_to_its_total(renderer):
    seen = []
    watch = StoppableWatch()
    watch.progress = lambda done, total: seen.append((done, total))
    renderer.render(full_snapshot(), PrintOptions(), watch)
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_that_the_same_snapshot_gives_the_same_bytes_in_every_process():
    code = (
        "import hashlib, sys; sys.path.insert(0, '.')\n"
        "from pathlib import Path\n"
        "from lcapp.i18n import Catalogs\n"
        "from lcapp.pdf.renderer import PdfRenderer\n"
        "from lcapp.services.export import Unwatched\n"
        "from lcapp.services.ports import PrintOptions\n"
        "from tests.pdf.cases import full_snapshot\n"
        "r = PdfRenderer(Path('resources/fonts'), Catalogs(Path('translations')))\n"
        "print(hashlib.sha256(r.render(full_snapshot(), PrintOptions(), Unwatched()).data).hexdigest())\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, **more},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for more in (
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Tehran"},
            {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "SOURCE_DATE_EPOCH": "1"},
        )
    }
    assert len(said) == 1


def test_that_streams_are_not_written_as_ascii_and_no_base_font_is_named(renderer):
    _, printed = pages(renderer)
    assert b"/ASCII85Decode" not in printed.data
    assert b"Helvetica" not in printed.data


def test_that_reportlab_trusts_no_host_and_no_scheme(renderer):
    assert rl_config.trustedHosts is None
    assert rl_config.trustedSchemes == []


def test_that_no_module_uses_reportlabs_own_text():
    forbidden = {"Paragraph", "ListFlowable", "XPreformatted", "Preformatted"}
    for file in Path(lcapp.pdf.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab"):
                assert not forbidden & {name.name for name in node.names}, file
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"drawString", "drawRightString", "drawCentredString"}, file


def test_that_a_city_without_any_answer_is_printed(renderer):
    texts, _ = pages(renderer, a_snapshot(form=full_form(), answers={}, call=None))
    assert "Samplia" in texts[0]
    assert "Demonstration form" in texts[0]


def test_that_a_fictional_city_says_so_on_each_page(renderer):
    snapshot = full_snapshot()
    texts, _ = pages(renderer, replace(snapshot, dossier=replace(snapshot.dossier, fictional=True)))
    assert "fictional city" in texts[0]
    assert all("Fictional city" in text for text in texts[1:])


def _ink(data):
    """Left and right edge of what each page shows, in points."""
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        box = page.render(scale=1).to_pil().convert("L").point(lambda v: 255 if v < 250 else 0).getbbox()
        page.close()
        if box:
            yield box[0], box[2]
    pdf.close()


def _place_of(renderer, word):
    pdf = pypdfium2.PdfDocument(renderer.render(full_snapshot(), PrintOptions(), Unwatched()).data)
    page = pdf[2]
    text = page.get_textpage()
    found = text.search(word, match_case=True).get_next()
    left = text.get_charbox(found[0])[0]
    text.close()
    page.close()
    pdf.close()
    return left
