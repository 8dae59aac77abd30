"""What the city's records show, printed behind an application by choice; the sealed answers stay theirs."""

import io

import pikepdf
import pypdfium2
import pytest

from lcapp.cli.main import main
from lcapp.domain.answers import AnswerKey
from lcapp.i18n import Catalogs
from lcapp.paths import app_paths
from lcapp.pdf import block_kinds as kinds
from lcapp.pdf import drawn_kinds as drawn
from lcapp.pdf.dossier_blocks import dossier_blocks
from lcapp.services.ports import PrintOptions
from lcapp.services.record_pictures import are_of_the_city, record_pictures, with_records
from lcapp.services.whole_export import export_draft
from tests.records.samplia import RECORDS
from tests.records.shelf import answers_to

MEMBERSHIP = "membership-2025"


@pytest.fixture
def records(app):
    """Records of Samplia in the library, by name."""

    def begun(*names):
        for name in names or RECORDS:
            session = app.dossiers.open(app.city_records.find_or_start(name, title="Samplia").number)
            typed = {key.replace(".", "__"): raw for key, raw in RECORDS[name].items()}
            session.set_answers(answers_to(f"{name}-1", **typed), kind="import")
            session.flush()

    return begun


@pytest.fixture
def exported(app, draft, tmp_path):
    """Exports the draft; the text of its pages and the file."""

    def done(**options):
        draft.set_answer(AnswerKey("city.name"), "Samplia")
        file = tmp_path / "out.pdf"
        export_draft(app, draft, file, options=PrintOptions(**options))
        with pypdfium2.PdfDocument(file) as pdf:
            return "\n".join(page.get_textpage().get_text_range() for page in pdf), file

    return done


def test_that_the_pages_hold_what_the_records_show_with_their_source(records, exported):
    records("plan", "structure", "resources", "self_assessment")
    text, file = exported(with_records=True)
    assert "From the city's records" in text
    assert "Not part of the sealed answers" in text
    for found in (
        "Goals by term at a glance",
        "Activities and milestones in time",
        "Partners by sector and role",
        "University of Samplia",
    ):
        assert found in text, found
    assert "last changed on 2 March 2026" in " ".join(text.split())
    with pikepdf.open(file) as pdf:
        titles = [str(item.title) for item in _outline(pdf)]
    assert {"From the city's records", "Learning city plan", "Structure and partners"} <= set(titles)


def _outline(pdf):
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            yield item
            waiting += item.children


def test_that_the_pages_speak_persian_where_the_dossier_does(app, records, draft):
    records("plan")
    words = Catalogs(app_paths().translations).words("fa")
    options = PrintOptions(language="fa", with_records=True)
    snapshot = with_records(app.city_records, app.submissions.picture(draft), options)
    printed = dossier_blocks(snapshot, words, options)
    headings = [block.text for block in printed.blocks if isinstance(block, kinds.Heading)]
    own = snapshot.records[0].form
    assert words._("From the city's records") in headings
    assert words.form_text("plan-1.title", own.title) in headings
    assert words.form_text("plan-1.title", own.title) != own.title
    line = next(block for block in printed.blocks if isinstance(block, drawn.Timeline))
    assert line.terms[0][0].startswith("کوتاه")


def test_that_a_persian_file_holds_the_records_in_persian(records, exported):
    records("resources")
    text, _file = exported(language="fa", with_records=True)
    assert "همه سال‌ها" in text
    assert "۱۲۰٬۰۰۰" in text
    without, _file = exported(language="fa")
    assert "منابع به تفکیک سال" not in without


def test_that_fingerprint_and_what_rides_inside_stay_the_same(app, records, draft, exported):
    records("plan")
    draft.set_answer(AnswerKey("city.name"), "Samplia")
    before = app.submissions.picture(draft)
    after = with_records(app.city_records, before, PrintOptions(with_records=True))
    assert after.records
    assert (after.content_id, after.fingerprint) == (before.content_id, before.fingerprint)
    text, file = exported(with_records=True)
    assert before.fingerprint in text
    report = app.verifying.verify(file.read_bytes())
    assert (report.verdict, report.differences) == ("same", ())
    assert report.fingerprint == before.fingerprint
    with pikepdf.open(file) as pdf:
        carried = {name: bytes(pdf.attachments[name].get_file().read_bytes()) for name in pdf.attachments}
    assert all(b"Evening reading courses" not in data for data in carried.values())


@pytest.mark.parametrize("variant", ["form", "blank"])
def test_that_what_is_signed_and_empty_forms_have_no_records(app, records, draft, variant):
    records("plan")
    snapshot = app.submissions.picture(draft)
    assert (
        with_records(app.city_records, snapshot, PrintOptions(variant=variant, with_records=True)) is snapshot
    )
    assert with_records(app.city_records, snapshot, PrintOptions()) is snapshot


def test_that_records_without_drawings_make_no_page(app, records, draft, exported):
    records("city_record", "practices")
    assert record_pictures(app.city_records, app.clock()) == ()
    text, _file = exported(with_records=True)
    assert "From the city's records" not in text


def test_that_records_of_another_city_or_for_a_fiction_are_not_taken_by_themselves(app, records, draft):
    picture = app.submissions.picture
    assert not are_of_the_city(app.city_records, picture(draft))
    records("city_record", "plan")
    assert are_of_the_city(app.city_records, picture(draft))
    draft.set_answer(AnswerKey("city.name"), " samplia ")
    assert are_of_the_city(app.city_records, picture(draft))
    draft.set_answer(AnswerKey("city.name"), "Newtown")
    assert not are_of_the_city(app.city_records, picture(draft))
    plan = app.dossiers.open(app.city_records.started("plan").number)
    assert not are_of_the_city(app.city_records, picture(plan))
    fiction = app.dossiers.open(app.dossiers.start_sample(app.samples.get("samplia-membership-2025")).number)
    assert not are_of_the_city(app.city_records, picture(fiction))


def test_that_the_verb_prints_records_as_it_is_told(app, paths, records, draft, tmp_path, capfd):
    records("plan")
    number = draft.dossier.number
    draft.flush()
    app.close()
    pages = {}
    for told in ((), ("--records", "yes"), ("--records", "no")):
        file = tmp_path / "verb.pdf"
        assert main(["--data", str(paths.data), "export", str(number), "-o", str(file), *told]) == 0
        with pypdfium2.PdfDocument(io.BytesIO(file.read_bytes())) as pdf:
            text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        pages[told] = "From the city's records" in text
    assert pages == {(): True, ("--records", "yes"): True, ("--records", "no"): False}
    capfd.readouterr()
