"""Official Word forms: attached, filled from a dossier, read back; nothing is dropped or markup."""

import io
import json

import docx
import pytest
from docx.oxml.ns import qn

from lcapp.domain.answers import AnswerKey
from lcapp.domain.official_marks import every_place
from lcapp.errors import InputRefused, NotFound
from lcapp.sandbox import official_job, official_opener
from lcapp.sandbox.outcome import Refused

JOBS = {official_opener.READ: official_job.read, official_opener.WRITE: official_job.write}
MEMBERSHIP = "membership-2025"
TITLES = ["The Repair Room", "Reading in the Kitchen", "The River School"]


@pytest.fixture(autouse=True)
def _no_child(monkeypatch):
    """The child's jobs run here, which is quick; tests of the sandbox, the verb and the window start it."""

    def run(job, data, options=None, **_more):
        try:
            return JOBS[job](data, json.loads(json.dumps(options or {})))
        except Refused as refusal:
            return refusal.outcome

    monkeypatch.setattr(official_opener.child, "run_job", run)


@pytest.fixture
def sample(app):
    """A draft with the answers of a sample city."""

    def opened(name="samplia-membership-2025"):
        found = app.samples.get(name)
        return app.dossiers.open(app.dossiers.start(found.call, answers=found.answers).number)

    return opened


@pytest.fixture
def filled(app, draft):
    """Attaches a document made here and fills it; returns the filled document and what came of its marks."""

    def done(document, *, session=None, language=""):
        session = session or draft
        app.official.attach(session.form, saved(document))
        told = app.official.fill(session.freeze(), language=language)
        return docx.Document(io.BytesIO(told.data)), told

    return done


def saved(document):
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def texts(document):
    return [one.text for one in document.paragraphs]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def put(table, *rows):
    for row, given in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, given, strict=True):
            cell.text = text


def test_that_a_mark_split_over_runs_is_filled_in_the_format_of_its_first_letter(draft, filled):
    draft.set_answer(AnswerKey("city.name"), "Samplia & <b>Sons</b>")
    document = docx.Document()
    paragraph = document.add_paragraph("Name: ", style="Quote")
    for place, piece in enumerate(("{{ci", "ty.", "name", "}}, by hand")):
        run = paragraph.add_run(piece)
        run.bold = place == 0
        run.italic = place == 3
    made, told = filled(document)
    (paragraph,) = made.paragraphs
    assert paragraph.text == "Name: Samplia & <b>Sons</b>, by hand"
    assert paragraph.style.name == "Quote"
    formats = [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs]
    assert formats == [
        ("Name: ", False, False),
        ("Samplia & <b>Sons</b>", True, False),
        (", by hand", False, True),
    ]
    assert told.filled == ("city.name",)
    assert (told.empty, told.unknown, told.left) == ((), (), ())


def test_that_paragraphs_of_an_answer_keep_the_style_of_the_place(draft, filled):
    draft.set_answer(AnswerKey("motivation.why", "en"), "First.\n\n- one\n- two\n\nLast.")
    document = docx.Document()
    document.add_paragraph("{{motivation.why}}", style="Intense Quote")
    document.add_paragraph("In short: {{motivation.why}} So it is.")
    document.add_paragraph("The end")
    made, _told = filled(document)
    assert texts(made) == [
        "First.",
        "• one",
        "• two",
        "Last.",
        "In short: First.\n• one\n• two\nLast. So it is.",
        "The end",
    ]
    assert {one.style.name for one in made.paragraphs[:4]} == {"Intense Quote"}


def test_that_right_to_left_answers_turn_paragraph_and_run(draft, filled):
    draft.set_answer(AnswerKey("motivation.why", "fa"), "سامپلیا")
    draft.set_answer(AnswerKey("city.name"), "Samplia")
    document = docx.Document()
    document.add_paragraph("{{motivation.why}}")
    document.add_paragraph("Name: {{motivation.why:fa}}.")
    turned = document.add_paragraph().add_run("{{city.name}}")
    turned.font.rtl = True
    made, _told = filled(document)
    alone, beside, latin = made.paragraphs
    assert alone.paragraph_format.element.pPr.find(qn("w:bidi")) is not None
    assert [(run.text, run.font.rtl) for run in alone.runs] == [("سامپلیا", True)]
    assert beside.paragraph_format.element.pPr is None
    assert [(run.text, run.font.rtl) for run in beside.runs] == [
        ("Name: ", None),
        ("سامپلیا", True),
        (".", None),
    ]
    assert [(run.text, run.font.rtl) for run in latin.runs] == [("Samplia", None)]


def test_that_text_of_an_answer_is_never_a_mark_again(draft, filled):
    draft.set_answer(AnswerKey("city.name"), "{{mayor.name}}")
    draft.set_answer(AnswerKey("mayor.name"), "Amara\u0007 {{city.name}}")
    document = docx.Document()
    document.add_paragraph("{{city.name}} {{mayor.name}}")
    made, _told = filled(document)
    assert texts(made) == ["{{mayor.name}} Amara {{city.name}}"]


def test_that_boxes_are_ticked_where_the_option_is_chosen(draft, filled):
    draft.set_answer(AnswerKey("network.clusters"), ["literacy", "equity_inclusion"])
    draft.set_answer(AnswerKey("areas.plan", "en"), {"none": "No plan yet."})
    document = docx.Document()
    for mark in ("network.clusters=literacy", "network.clusters=entrepreneurship", "city.region=africa"):
        document.add_paragraph(f"{{{{{mark}}}}} x")
    document.add_paragraph("{{areas.plan=none}}")
    made, told = filled(document)
    assert texts(made) == ["☒ x", "☐ x", "☐ x", "☒"]
    assert told.empty == ("city.region=africa",)
    assert [(one.question, [piece.mark for piece in one.pieces]) for one in told.left] == [
        ("network.clusters", ["network.clusters=equity_inclusion"])
    ]


def test_that_every_record_of_a_group_has_a_row_of_its_own(sample, filled):
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    put(
        table,
        ("No.", "Title", "Started"),
        ("{{practice.items.number}}", "{{practice.items.title}}", "since {{practice.items.started}}"),
        ("", "Sum", ""),
    )
    made, told = filled(document, session=sample())
    assert cells(made.tables[0]) == [
        ["No.", "Title", "Started"],
        ["1", TITLES[0], "since February 2020"],
        ["2", TITLES[1], "since April 2021"],
        ["3", TITLES[2], "since June 2022"],
        ["", "Sum", ""],
    ]
    practices = next(one for one in told.left if one.question == "practice.items")
    assert "practice.items.3.results:en" in {piece.mark for piece in practices.pieces}
    assert "practice.items.3.title:en" not in {piece.mark for piece in practices.pieces}


def test_that_a_list_repeats_a_row_of_marks_but_not_one_with_a_caption(sample, filled):
    document = docx.Document()
    rows = document.add_table(rows=1, cols=2)
    put(rows, ("{{network.other.number}}", "{{network.other}}"))
    captioned = document.add_table(rows=1, cols=2)
    put(captioned, ("Networks", "{{network.other}}"))
    entries = document.add_table(rows=1, cols=2)
    put(entries, ("Network", "{{network.other.entry}}"))
    made, _told = filled(document, session=sample())
    one, two = "Association of River Cities (fictional), 2017", "Round Table of Glass Towns (fictional), 2021"
    assert cells(made.tables[0]) == [["1", one], ["2", two]]
    assert cells(made.tables[1]) == [["Networks", f"{one}\n{two}"]]
    assert cells(made.tables[2]) == [["Network", one], ["Network", two]]


def test_that_a_table_inside_a_repeated_row_is_filled_for_each_entry(sample, filled):
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "{{practice.items.number}}"
    inner = outer.cell(0, 1).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "{{practice.items.title}}"
    made, _told = filled(document, session=sample())
    rows = ["".join(one.text for one in row._tr.iter(qn("w:t"))) for row in made.tables[0].rows]
    assert rows == [f"{number}{title}" for number, title in enumerate(TITLES, start=1)]


def test_that_a_row_without_entries_stays_once_and_empty(draft, filled):
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    put(table, ("{{practice.items.number}}.", "{{practice.items.title}}"))
    made, told = filled(document)
    assert cells(made.tables[0]) == [[".", ""]]
    assert told.empty == ("practice.items.number", "practice.items.title")


def test_that_marks_in_headers_footers_boxes_and_fields_are_filled(draft, filled):
    draft.set_answer(AnswerKey("city.name"), "Samplia")
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{city}} – {{call}}"
    document.sections[0].footer.paragraphs[0].text = "{{fingerprint}}"
    field = (
        f'<w:p xmlns:w="{docx.oxml.ns.nsmap["w"]}"><w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding '
        'w:xpath="/x" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:r><w:t>{{city.name}}</w:t></w:r>'
        "</w:sdtContent></w:sdt></w:p>"
    )
    document.element.body.insert(0, docx.oxml.parse_xml(field))
    made, told = filled(document)
    assert made.sections[0].header.paragraphs[0].text.startswith("Samplia – ")
    assert made.sections[0].footer.paragraphs[0].text == told_fingerprint(draft)
    assert "Samplia" in "".join(made.element.body.itertext())
    assert not list(made.element.body.iter(qn("w:dataBinding")))
    assert not list(made.element.body.iter(qn("w:showingPlcHdr")))
    assert set(told.filled) == {"city.name", "city", "call", "fingerprint"}


def told_fingerprint(session):
    return session.freeze().fingerprint


def test_that_marks_nobody_knows_stay_and_the_nearest_is_named(draft, filled):
    draft.set_answer(AnswerKey("city.name"), "Samplia")
    document = docx.Document()
    document.add_paragraph("{{city.nam}} {{city.name}} {{stamp}}")
    made, told = filled(document)
    assert texts(made) == ["{{city.nam}} Samplia {{stamp}}"]
    assert [(one.mark, one.meant) for one in told.unknown] == [("city.nam", "city.name"), ("stamp", "")]


def test_that_marks_prefer_the_language_that_is_asked_for(sample, filled):
    document = docx.Document()
    document.add_paragraph("{{motivation.why}}")
    document.add_paragraph("{{profile.population.value}}")
    session = sample()
    english, told = filled(document, session=session)
    assert texts(english)[0].startswith("We want to become")
    assert told.language == "en"
    assert ("motivation.why", "fa") in {(one.question, one.language) for one in told.left}
    persian, told = filled(document, session=session, language="fa")
    assert texts(persian)[-1] == "۸۴٬۳۰۰"
    assert ("motivation.why", "en") in {(one.question, one.language) for one in told.left}


@pytest.mark.parametrize("name", ["samplia-membership-2025", "samplia-award-2024", "samplia-report-2021"])
def test_that_a_document_with_every_mark_leaves_nothing_but_other_languages_out(sample, filled, name):
    session = sample(name)
    document = docx.Document()
    places = [one for one in every_place(session.form) if not one.option]
    for place in places:
        document.add_paragraph(f"{place.mark}: {{{{{place.mark}}}}}")
    made, told = filled(document, session=session)
    assert len(told.filled) + len(told.empty) + len(told.by_hand) == len(places)
    preferred = session.form.languages[0]
    for left in told.left:
        spoken = {left.language, *(piece.language for piece in left.pieces)} - {""}
        assert spoken
        assert preferred not in spoken
    whole = "\n".join(texts(made))
    assert "{{" not in whole
    for key, value in session.answers.items():
        if isinstance(value, str) and key.language in ("", preferred):
            question = session.form.question(key.question)
            if question.type == "short_text":
                assert value in whole, key


def test_that_the_same_dossier_gives_the_same_bytes(app, sample):
    session = sample()
    document = docx.Document()
    document.add_paragraph("{{practice.items}}")
    app.official.attach(session.form, saved(document))
    first = app.official.fill(session.freeze())
    assert first.data == app.official.fill(session.freeze()).data


def test_that_a_document_is_kept_beside_its_form_and_can_be_taken_away(app, paths, draft):
    form = draft.form
    assert not app.official.has(form)
    for act in (app.official.look, app.official.detach):
        with pytest.raises(NotFound) as absent:
            act(form)
        assert absent.value.code == "official_not_attached"
    document = docx.Document()
    document.add_paragraph("{{city.name}} {{city.nam}}")
    attached = app.official.attach(form, saved(document))
    assert [mark for mark, _place in attached.known] == ["city.name"]
    assert "mayor.name" in attached.unmarked
    assert "city.name" not in attached.unmarked
    assert (paths.data / "forms" / "membership" / "2025.docx").is_file()
    assert app.official.look(form) == attached
    assert app.forms.get(MEMBERSHIP).digest == form.digest
    kept = app.official.detach(form)
    assert not app.official.has(form)
    assert app.official.attach(form, kept) == attached


def test_that_a_document_without_a_known_mark_is_refused_and_an_earlier_one_stays(app, draft):
    good, bad = docx.Document(), docx.Document()
    good.add_paragraph("{{city.name}}")
    bad.add_paragraph("Name of the city: ______ {{stamp}}")
    app.official.attach(draft.form, saved(good))
    with pytest.raises(InputRefused) as refusal:
        app.official.attach(draft.form, saved(bad))
    assert refusal.value.code == "official_without_marks"
    assert [mark for mark, _place in app.official.look(draft.form).known] == ["city.name"]
