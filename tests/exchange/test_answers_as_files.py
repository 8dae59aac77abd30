import dataclasses
import io
import unicodedata
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.completeness import Completeness
from lcapp.domain.dossier import Dossier
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.forms import Computed, Form, Hand, Option, Part, Question, QuestionType, Section
from lcapp.domain.snapshot import DossierSnapshot
from lcapp.exchange.answers_docx import answers_as_docx
from lcapp.exchange.answers_text import answers_as_text
from lcapp.i18n import Words

EN = Words("en")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
YES_NO = (Option("yes", "Yes indeed"), Option("no", "Not at all"))
T = QuestionType
QUESTIONS = (
    Question("city.name", T.SHORT_TEXT, "Name of city"),
    Question(
        "motivation.why",
        T.LONG_TEXT,
        "Why?",
        translatable=True,
        with_links=True,
        with_evidence=True,
        max_words=5,
    ),
    Question("profile.population", T.DATA_POINT, "Population", unit="persons"),
    Question("city.founded", T.DATE, "Founded"),
    Question("city.country", T.COUNTRY, "Country"),
    Question("city.networks", T.CHOICE, "Networks?", options=YES_NO, with_text=True),
    Question("city.goals", T.CHOICES, "Goals", options=YES_NO),
    Question("city.order", T.RANKING, "Order", options=YES_NO),
    Question("city.ratings", T.RATING_GRID, "Ratings", rows=YES_NO, scale=(1, 2, 3)),
    Question("city.partners", T.LIST, "Partners"),
    Question(
        "practice.items",
        T.GROUP,
        "Practices",
        fields=(
            Question("title", T.SHORT_TEXT, "Title"),
            Question("text", T.LONG_TEXT, "Text", translatable=True),
        ),
    ),
    Question("city.mail", T.EMAIL, "Mail"),
    Question(
        "profile.density",
        T.DATA_POINT,
        "Density",
        unit="per km²",
        computed=Computed("ratio", ("a", "b")),
    ),
    Question("pledge.text", T.STATEMENT, "{city.name} applies, {city.none}."),
    Question("pledge.signature", T.SIGNATURE, "Signature"),
    Question("city.hidden", T.SHORT_TEXT, "Never asked"),
)
FORM = Form(
    id="demo",
    version="1",
    kind="membership",
    title="Demonstration form",
    languages=("en", "fr"),
    parts=(Part("city_part", "Part 1", Hand.CITY, (Section("all", "Your city", QUESTIONS),)),),
)
ANSWERS = {
    AnswerKey("city.name"): "Samplia",
    AnswerKey("motivation.why", "fa"): "چون می‌خواهیم یاد بگیریم",
    AnswerKey("motivation.why", "en"): {
        "answer": "We learn.\n- one\n1. two",
        "links": ["https://city.example/a_b"],
        "evidence": ["A1", "A2"],
    },
    AnswerKey("profile.population"): {"value": 84300, "year": 2024, "territory": "city", "source": "census"},
    AnswerKey("city.founded"): "1921-05",
    AnswerKey("city.country"): "TR",
    AnswerKey("city.networks"): {"answer": "yes", "text": "Since long."},
    AnswerKey("city.goals"): ["yes", "no"],
    AnswerKey("city.order"): ["no", "yes"],
    AnswerKey("city.ratings"): {"yes": 3},
    AnswerKey("city.partners"): [{"id": "a", "text": "University"}],
    AnswerKey("practice.items"): [{"id": "a", "title": "Library bus", "text": {"en": "It drives."}}],
    AnswerKey("city.mail"): {"none": "No office yet."},
}


def snapshot_of(answers=ANSWERS, title="Samplia 2025"):
    dossier = Dossier(
        1, "u", "membership", "membership-2025", FORM.name, "d", title, "draft", 1, NOW, NOW, fictional=True
    )
    return DossierSnapshot(
        dossier=dossier,
        form=FORM,
        call=None,
        answers=answers,
        computed={"profile.density": {"value": "59.4", "year": 2024}},
        findings=(),
        completeness=Completeness(()),
        taken_at=NOW,
        hidden=frozenset({"city.hidden"}),
    )


def paragraphs(snapshot, words=EN):
    return docx.Document(io.BytesIO(answers_as_docx(snapshot, words))).paragraphs


def test_that_text_holds_every_answer_in_official_order():
    text = answers_as_text(snapshot_of(), EN).decode("utf-8")
    in_order = [
        "Samplia 2025",
        "A fictional city",
        "Part 1",
        "Your city",
        "Name of city",
        "Samplia",
        "Why?",
        "In English:",
        "We learn.",
        "- one",
        "1. two",
        "https://city.example/a_b",
        "Evidence: A1, A2",
        "[5 words of at most 5]",
        "In Persian:",
        "چون می‌خواهیم یاد بگیریم",
        "Population",
        "84,300 persons (2024; city; census)",
        "May 1921",
        "Türkiye",
        "Yes indeed",
        "Since long.",
        "- Not at all",
        "1. Not at all",
        "Yes indeed: 3",
        "- University",
        "1. Title: Library bus",
        "Text (English): It drives.",
        "No relevant information: No office yet.",
        "59.4 per km² (2024)",
        "Samplia applies, ____.",
        "[To be signed on paper.]",
    ]
    place = 0
    for piece in in_order:
        assert piece in text[place:], piece
        place = text.index(piece, place) + len(piece)
    assert "Never asked" not in text


def test_that_an_unanswered_question_says_so():
    assert "Name of city\n[No answer]" in answers_as_text(snapshot_of({}), EN).decode("utf-8")


def test_that_the_word_file_has_headings_questions_and_answers():
    found = paragraphs(snapshot_of())
    assert [p.text for p in found if p.style.name == "Heading 2"] == ["Your city"]
    assert [p.style.name for p in found if p.text == "University"] == ["List Bullet"]
    question = next(p for p in found if p.text == "Name of city")
    assert question.runs[0].bold
    texts = [p.text for p in found]
    assert texts[texts.index("Name of city") + 1] == "Samplia"


def test_that_text_and_word_file_say_the_same():
    text = answers_as_text(snapshot_of(), EN).decode("utf-8")
    for paragraph in paragraphs(snapshot_of()):
        assert paragraph.text in text


def test_that_persian_runs_from_right_to_left_and_the_schema_order_is_kept():
    found = paragraphs(snapshot_of())
    persian = next(p for p in found if p.text.startswith("چون"))
    english = next(p for p in found if p.text == "We learn.")
    properties = [child.tag.rpartition("}")[2] for child in persian._p.pPr]
    assert "bidi" in properties
    assert persian.runs[0].font.rtl
    assert english._p.pPr is None or "bidi" not in [c.tag.rpartition("}")[2] for c in english._p.pPr]


def test_that_what_people_wrote_is_never_markup():
    nasty = "<b>bold</b> &amp; {field} \x0b\x00 ]]> w:p"
    answers = {AnswerKey("city.name"): nasty}
    text = [p.text for p in paragraphs(snapshot_of(answers, title=nasty))]
    assert text.count("<b>bold</b> &amp; {field}  ]]> w:p") == 2


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=30))
def test_that_any_text_gives_a_readable_word_file(text):
    data = answers_as_docx(snapshot_of({AnswerKey("city.name"): text}, title=text), EN)
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    kept = "".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    for letter in text:
        if unicodedata.category(letter)[0] in "LN":
            assert letter in kept


@pytest.mark.parametrize("language", ["fa", "fr", "tr", "sl"])
def test_that_figures_are_written_in_the_language_asked_for(language):
    said = answers_as_text(snapshot_of(), Words(language)).decode("utf-8")
    assert ("۸۴٬۳۰۰" in said) is (language == "fa")


def test_that_the_word_file_ends_with_the_register_of_evidence():
    evidence = Evidence("e", 3, 1, EvidenceKind.LINK, "Census", NOW, url="https://city.example/census")
    snapshot = dataclasses.replace(snapshot_of(), evidence=(evidence,))
    texts = [one.text for one in docx.Document(io.BytesIO(answers_as_docx(snapshot, EN))).paragraphs]
    assert texts[-3:] == ["Evidence", "A3 Census", "https://city.example/census"]
