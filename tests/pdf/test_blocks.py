"""What is printed: every answer, the official order, and the honest words around them."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import Confidence
from lcapp.domain.origin import origin_sides
from lcapp.i18n import Words
from lcapp.pdf.block_kinds import Brief, Contents, Cover, Grid, Heading, Sheet, SignatureBox, Statement
from lcapp.pdf.dossier_blocks import dossier_blocks
from lcapp.services.ports import PrintOptions
from tests.builders import a_dossier, a_question, a_snapshot, some_answers
from tests.pdf.cases import all_text, as_lines, asked, blocks, full_answers, full_form, full_snapshot

GOLDENS = Path(__file__).parent / "goldens"


@pytest.mark.parametrize("variant", ["full", "form", "blank"])
def test_that_the_blocks_are_those_that_were_read_and_approved(variant, request):
    golden = GOLDENS / f"demo.{variant}.blocks.txt"
    said = "\n".join(as_lines(blocks(variant=variant))).strip() + "\n"
    if request.config.getoption("--write-goldens", default=False):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


def test_that_every_text_of_every_answer_is_in_the_blocks():
    said = all_text(blocks())
    for text in _texts(list(full_answers().values())):
        for line in text.splitlines():
            assert line.strip().removeprefix("- ").removeprefix("1. ") in said


def test_that_questions_stand_in_official_order_with_running_numbers():
    found = list(asked(blocks()))
    numbers = [int(block.number) for block in found]
    assert numbers == sorted(numbers)
    form_order = [q.label for q in full_form().questions()]
    labels = [form_order.index(block.label.text) for block in found]
    assert labels == sorted(labels)


def test_that_short_questions_stand_beside_their_answers_and_long_ones_above_them():
    brief = [row.label.text for b in blocks() if isinstance(b, Brief) for row in b.rows]
    assert "contact.email" in brief
    assert "plan.why" not in brief
    long_name = some_answers(city__name="x" * 200)
    brief = [
        r.label.text for b in blocks(full_snapshot(answers=long_name)) if isinstance(b, Brief) for r in b.rows
    ]
    assert "city.name" not in brief


def test_that_figures_stand_in_a_table_with_unit_year_territory_and_source():
    table = next(b for b in blocks() if isinstance(b, Grid))
    rows = [[" ".join(text.text for text in cell) for cell in row] for row in table.rows]
    assert rows[0][1:6] == ["profile.population", "84,300", "persons", "2024", "municipality"]
    assert rows[0][6].startswith("Register")
    assert rows[1][2] == "495.86"


def test_that_a_computed_figure_says_that_it_was_worked_out():
    table = next(b for b in blocks() if isinstance(b, Grid))
    density = table.rows[2]
    assert density[2][0].text == "170"
    assert "Worked out by the program" in density[6][0].text


def test_that_an_unanswered_question_says_so_quietly():
    form = full_form()
    said = all_text(blocks(full_snapshot(form=form, answers=some_answers(city__name="Samplia"))))
    assert "No answer yet" in said


def test_that_no_relevant_information_is_printed_with_its_reason():
    assert "No relevant information: \u2068Colours mean nothing here.\u2069" in all_text(blocks())


def test_that_the_language_of_print_stands_first_among_the_answers():
    def order(language):
        found = next(b for b in asked(blocks(language=language)) if b.label.text == "plan.why")
        said = all_text(found)
        return sorted(("river", "Öğreniyoruz", "یاد"), key=said.index)

    assert order("en")[0] == "river"
    assert order("tr")[0] == "Öğreniyoruz"
    assert order("fa")[0] == "یاد"


def test_that_a_text_over_its_limit_is_printed_whole_with_its_count():
    text = " ".join(f"word{n}" for n in range(214))
    said = all_text(blocks(full_snapshot(answers={AnswerKey("plan.why", "en"): text})))
    assert text in said
    assert "214 words; the limit is 200." in said


def test_that_the_statement_is_filled_with_the_answers():
    statement = next(b for b in blocks() if isinstance(b, Statement))
    assert statement.text == "On behalf of Samplia, Türkiye, I commit the city."


def test_that_what_is_signed_and_what_others_fill_in_begins_a_sheet_of_its_own():
    found = blocks()
    for title in ("Pledge", "Part 2"):
        place = next(n for n, b in enumerate(found) if isinstance(b, Heading) and b.text == title)
        assert isinstance(found[place - 1], Sheet)


def test_that_a_signature_inside_the_citys_part_stands_on_a_sheet_of_its_own():
    form = full_form()
    city = form.parts[0]
    signed = replace(form.parts[1].sections[0], id="signed", title="Signed here")
    after = replace(city.sections[0], id="after", title="After", questions=(a_question(id_="z"),))
    form = replace(form, parts=(replace(city, sections=(city.sections[0], signed, after)),))
    found = blocks(full_snapshot(form=form))
    for title in ("Signed here", "After"):
        place = next(n for n, b in enumerate(found) if isinstance(b, Heading) and b.text == title)
        assert isinstance(found[place - 1], Sheet)


def test_that_the_room_for_a_signature_has_room_for_a_stamp_where_one_is_asked_for():
    boxes = [part for b in asked(blocks()) for part in b.body if isinstance(part, SignatureBox)]
    assert [bool(box.stamp) for box in boxes] == [True, False]


def test_that_notes_are_printed_only_where_they_were_asked_for():
    assert "Ask the mayor about this." not in all_text(blocks())
    assert "Ask the mayor about this." in all_text(blocks(with_notes=True))
    assert "Ask the mayor about this." not in all_text(blocks(with_notes=True, variant="blank"))


def test_that_a_hidden_question_is_not_printed_but_stands_in_the_empty_form():
    snapshot = full_snapshot(hidden=frozenset({"city.network_names"}))
    assert "Healthy Cities" not in all_text(blocks(snapshot))
    assert "city.network_names" in all_text(blocks(snapshot, variant="blank"))


def test_that_the_annex_list_names_each_evidence_number_and_link_with_its_questions():
    found = blocks()
    start = next(n for n, b in enumerate(found) if isinstance(b, Heading) and b.text == "Annexes")
    grids = [b for b in found[start:] if isinstance(b, Grid)]
    numbers = [row[0][0].text.strip("\u2068\u2069") for row in grids[0].rows]
    assert numbers == ["A1", "A2", "A10"]
    links = [row[0][0].text for row in grids[1].rows]
    assert links == [
        "https://samplia.example/learning",
        "https://samplia.example/plan.pdf",
        "https://samplia.example/bus",
    ]


def test_that_the_empty_form_has_no_answer_and_no_contents():
    found = blocks(variant="blank")
    said = all_text(found)
    assert "Samplia" not in said
    assert "office@" not in said
    assert not any(isinstance(b, Contents) for b in found)


def test_that_the_form_alone_has_no_cover():
    assert not any(isinstance(b, Cover | Contents) for b in blocks(variant="form"))


def test_that_the_cover_says_draft_until_the_dossier_is_sealed():
    assert blocks()[0].draft == "DRAFT"
    assert blocks(full_snapshot(sealed=True))[0].draft == ""


def test_that_the_cover_shows_the_citys_own_script_first():
    form = full_form()
    section = form.parts[0].sections[0]
    name = replace(section.questions[0], translatable=True)
    section = replace(section, questions=(name, *section.questions[1:]))
    form = replace(form, parts=(replace(form.parts[0], sections=(section,)),))
    answers = {AnswerKey("city.name", "en"): "Kashan", AnswerKey("city.name", "fa"): "کاشان"}
    names = blocks(full_snapshot(form=form, answers=answers))[0].names
    assert [name.text for name in names] == ["کاشان", "Kashan"]


def test_that_a_fictional_city_is_marked_on_the_cover_and_on_each_page():
    snapshot = full_snapshot(dossier=a_dossier(fictional=True))
    printed = dossier_blocks(snapshot, Words("en"), PrintOptions())
    assert "fictional" in printed.blocks[0].mark
    assert "Fictional city" in printed.running.head


def test_that_answers_from_public_sources_are_marked_on_the_cover_and_each_page_and_name_their_sources():
    snapshot = full_snapshot(sides=origin_sides(["seen: https://example.org/city (area)"]))
    printed = dossier_blocks(snapshot, Words("en"), PrintOptions())
    assert "not written by the city" in printed.blocks[0].mark
    assert "From public sources" in printed.running.head
    assert "https://example.org/city (area)" in all_text(printed.blocks)


@pytest.mark.parametrize(("confidence", "warns"), [("exact", False), ("reconstructed", True), ("own", True)])
def test_that_only_an_exact_form_goes_without_the_warning(confidence, warns):
    snapshot = a_snapshot(form=replace(full_form(), confidence=Confidence(confidence)))
    warning = dossier_blocks(snapshot, Words("en"), PrintOptions()).running.warning
    assert bool(warning) is warns


def test_that_the_colophon_tells_form_digest_fingerprint_and_what_was_not_checked():
    snapshot = full_snapshot()
    said = all_text(blocks(snapshot))
    for told in (snapshot.form.digest, snapshot.fingerprint, snapshot.content_id, "Written for the tests."):
        assert told in said
    assert "Spelling, style and translation." in said


def test_that_no_sheet_is_empty():
    for variant in ("full", "form", "blank"):
        found = blocks(variant=variant)
        assert not isinstance(found[0], Sheet)
        assert not isinstance(found[-1], Sheet)
        assert not any(isinstance(a, Sheet) and isinstance(b, Sheet) for a, b in pairwise(found))


def _texts(value, key=""):
    """Free texts inside answers: not ids, codes, dates and figures."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name not in ("id", "started", "colour") and not (name == "answer" and inside == "yes"):
                yield from _texts(inside, name)
    elif isinstance(value, list):
        for inside in value:
            if inside not in ("blue", "red", "green"):
                yield from _texts(inside, key)
    elif isinstance(value, str) and value not in ("TR", "1868-04", "495.86"):
        yield value
