"""What an officer can choose about a print: languages, labels, summary, tables, what is left out."""

from dataclasses import replace

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import Hand, Option, Part, Section
from lcapp.i18n import Catalogs, Words
from lcapp.pdf import block_kinds as kinds
from lcapp.pdf import drawn_kinds as drawn
from lcapp.pdf.chart_blocks import first_sentence
from tests.builders import a_question, a_snapshot
from tests.pdf.cases import all_text, asked, blocks, full_answers, full_form, full_snapshot, pages
from tests.pdf.conftest import ROOT

PERSIAN = Catalogs(ROOT / "translations").words("fa")


class Translated(Words):
    """English, but for one label of the form."""

    def form_text(self, context, text):
        return "Warum?" if context == "demo-1/plan.why.label" else text


def one_section(*questions, **answers):
    """A form of these questions, with answers by id (two underscores for a point)."""
    section = Section("s", "Plan", questions)
    form = replace(full_form(), parts=(Part("p", "Part 1", Hand.CITY, (section,)),))
    return a_snapshot(
        form=form, answers={AnswerKey(name.replace("__", ".")): value for name, value in answers.items()}
    )


def test_that_the_official_label_stands_first_with_its_translation_beneath():
    found = next(b for b in asked(blocks(words=Translated("de"), language="de")) if b.question == "plan.why")
    assert (found.label.text, found.translated) == ("plan.why", "Warum?")


def test_that_the_official_label_can_be_left_out_beside_its_translation():
    found = blocks(words=Translated("de"), language="de", official_beside=False)
    question = next(b for b in asked(found) if b.question == "plan.why")
    assert (question.label.text, question.translated) == ("Warum?", "")


def test_that_a_sealed_dossier_does_not_say_that_answers_are_still_to_come():
    answers = {AnswerKey("city.name"): "Samplia"}
    assert "No answer yet" in all_text(blocks(full_snapshot(answers=answers)))
    sealed = all_text(blocks(full_snapshot(answers=answers, sealed=True)))
    assert "Not answered" in sealed
    assert "No answer yet" not in sealed


def test_that_questions_without_an_answer_can_be_left_out_but_never_of_the_official_form():
    snapshot = full_snapshot(answers={AnswerKey("city.name"): "Samplia"})
    found = blocks(snapshot, with_unanswered=False)
    names = [b.question for b in asked(found)]
    assert "city.name" in names
    assert "plan.why" not in names
    assert {"pledge.mayor", "pledge.signature", "natcom.reasons"} <= set(names)
    form = [b.question for b in asked(blocks(snapshot, variant="form", with_unanswered=False))]
    assert "plan.why" in form


def test_that_a_question_that_does_not_apply_says_so_or_is_left_out():
    snapshot = full_snapshot(hidden=frozenset({"city.network_names"}))
    found = next(b for b in asked(blocks(snapshot)) if b.question == "city.network_names")
    assert all_text(found.body).splitlines()[0] == "Does not apply"
    left_out = blocks(snapshot, with_unanswered=False)
    assert "city.network_names" not in [b.question for b in asked(left_out)]


def test_that_numbers_of_questions_stay_the_same_whatever_is_left_out():
    snapshot = full_snapshot(answers={AnswerKey("plan.why", "en"): "Because."})
    numbers = {b.question: b.number for b in asked(blocks(snapshot))}
    fewer = {b.question: b.number for b in asked(blocks(snapshot, with_unanswered=False))}
    assert fewer["plan.why"] == numbers["plan.why"]


def test_that_a_summary_has_key_figures_and_the_first_sentence_of_each_area():
    found = blocks(with_summary=True)
    start = next(n for n, b in enumerate(found) if isinstance(b, kinds.Heading) and b.text == "Summary")
    figures, areas = found[start + 1 : start + 3]
    assert [f.figure for f in figures.figures] == ["84,300", "495.86", "170"]
    said = [texts[0].text for _, texts in areas.rows]
    assert said == [
        "The river divides the town, and for thirty years each bank had a school and a mayor of its own."
    ]
    assert not any(isinstance(b, kinds.Heading) and b.text == "Summary" for b in blocks())


def test_that_a_summary_is_one_page(renderer):
    texts, _ = pages(renderer, with_summary=True)
    place = next(n for n, text in enumerate(texts) if "Summary" in text and n != 1)
    assert "84,300" in texts[place]
    assert "Your city" in texts[place + 1]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We learn together, always. And more.", "We learn together, always."),
        ("ما با هم یاد می‌گیریم و می‌سازیم. سپس ادامه می‌دهیم.", "ما با هم یاد می‌گیریم و می‌سازیم."),
        ("At 1.9 % of the budget it is small. So.", "At 1.9 % of the budget it is small."),
        ("no end " * 30, "no end no end no end no end no end no end no end no end no end no…"),
    ],
)
def test_that_the_first_sentence_ends_where_a_reader_would_say(text, first):
    assert first_sentence(text, 66) == first


def test_that_clusters_are_printed_as_a_table_of_all_options_where_it_was_asked_for():
    options = tuple(Option(f"c{n}", f"Cluster {n}") for n in range(1, 8))
    snapshot = one_section(
        a_question("choices", "network.clusters", options=options), network__clusters=["c2"]
    )
    grid = next(b for b in next(asked(blocks(snapshot, with_tables=True))).body if isinstance(b, kinds.Grid))
    assert ["Yes" in all_text(row[1]) for row in grid.rows] == [n == 2 for n in range(1, 8)]
    assert not any(isinstance(b, kinds.Grid) for b in next(asked(blocks(snapshot))).body)


def test_that_a_budget_is_a_table_with_its_unit_said_once_and_figures_in_their_own_column():
    fields = (a_question(id_="what"), a_question("data_point", "cost", unit="EUR"))
    rows = [
        {"id": "a", "what": "Books", "cost": {"value": "1200.5", "source": "Ledger"}},
        {"id": "b", "what": "Rooms", "cost": {"value": 80}},
    ]
    snapshot = one_section(a_question("group", "budget", fields=fields), budget=rows)
    grid = next(b for b in next(asked(blocks(snapshot))).body if isinstance(b, kinds.Grid))
    assert [column.title for column in grid.columns] == ["what", "cost (EUR)"]
    assert grid.columns[1].figures
    assert [row[1][0].text for row in grid.rows] == ["1,200.5", "80"]
    assert [row[1][0].decimals for row in grid.rows] == [1, 0]
    assert "Ledger" in all_text(grid)


def test_that_two_languages_stand_side_by_side_and_what_is_not_translated_spans_the_page():
    found = blocks(second_language="fa", second_words=PERSIAN)
    sides = next(b for b in found if isinstance(b, kinds.Sides) and b.near.question == "plan.why")
    assert "The river divides" in all_text(sides.near)
    assert "یاد می‌گیریم" in all_text(sides.far)
    assert "Öğreniyoruz" in all_text(sides.beneath)
    assert not any(isinstance(b, kinds.Sides) and b.near.question == "city.name" for b in found)


def test_that_no_answer_is_lost_between_two_languages():
    both = all_text(blocks(second_language="fa", second_words=PERSIAN))
    for text in (
        "The river divides",
        "یاد می‌گیریم",
        "Öğreniyoruz",
        "A centre in each quarter",
        "Library bus",
    ):
        assert text in both


@pytest.mark.parametrize(("first", "second"), [("en", "fa"), ("fa", "en")])
def test_that_facing_columns_stand_on_the_sides_their_languages_begin_from(renderer, first, second):
    _, printed = pages(renderer, language=first, second_language=second)
    english, persian = _left_edge(printed.data, "river"), _left_edge(printed.data, "پیوست")
    # English leads on the left, or Persian on the right.
    assert english < 200
    assert persian > 350


def test_that_the_official_form_has_no_charts():
    assert any(isinstance(b, drawn.Bars) for q in asked(blocks()) for b in q.body)
    assert not any(isinstance(b, drawn.Bars) for q in asked(blocks(variant="form")) for b in q.body)


def test_that_arms_are_printed_by_choice_and_a_logo_only_where_it_was_allowed():
    assert blocks()[0].arms is None
    cover = blocks(arms=b"arms", logo=b"logo")[0]
    assert (cover.arms.data, cover.logo) == (b"arms", None)
    found = blocks(logo=b"logo", logo_authorised="UNESCO, 3 May 2026")
    assert found[0].logo.data == b"logo"
    assert "UNESCO, 3 May 2026" in all_text(found[-10:])
    assert "UNESCO, 3 May" not in all_text(blocks(logo_authorised="UNESCO, 3 May 2026"))


def _left_edge(data, text):
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        content = page.get_textpage()
        found = content.search(text).get_next()
        if found:
            return content.get_charbox(found[0])[0]
    raise AssertionError(text)


def test_that_every_answer_survives_leaving_out_what_is_not_answered():
    whole, fewer = all_text(blocks()), all_text(blocks(with_unanswered=False))
    for value in full_answers().values():
        if isinstance(value, str) and value in whole:
            assert value in fewer
