"""Worksheets: written, edited as people do in Word, read back; nothing is dropped."""

import pytest

from lcapp.domain.answers import AnswerKey, plain_part
from lcapp.domain.worksheet import SheetParagraph, disarmed, marks_in
from lcapp.errors import InputRefused, ReadOnly
from lcapp.services.draft_session import ReadOnlyReason
from tests.exchange import worksheet_edits as word

SAMPLE = "samplia-membership-2025"
NEW = " Added in Word."


@pytest.fixture
def open_sample(app):
    def opened(name=SAMPLE):
        sample = app.samples.get(name)
        return app.dossiers.open(app.dossiers.start(sample.call, answers=sample.answers).number)

    return opened


@pytest.fixture
def session(open_sample):
    return open_sample()


def previewed(app, session, data):
    return app.worksheets.preview(session.freeze(), app.worksheets.read(data), language="en")


def edit_texts(document):
    """Add words to every prose answer; returns how many."""
    edited = 0
    for first, *answer, _last in word.blocks(document):
        text = "\n".join(one.text for one in answer).strip()
        is_prose = text and text[0] not in "☐☒∅" and not text[0].isdigit() and "#" not in first.text
        if is_prose and ":" not in first.text.partition("|")[0] and len(text.split()) > 3:
            word.set_text(answer[-1], answer[-1].text + NEW)
            edited += 1
    return edited


@pytest.mark.parametrize("name", [SAMPLE, "samplia-award-2024", "kashan-membership"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_an_untouched_worksheet_changes_nothing(app, open_sample, name, language):
    session = open_sample(name)
    preview = previewed(app, session, app.worksheets.write(session.freeze(), language=language))
    assert not preview.difference.changed
    assert [*preview.result, *preview.left, *preview.unread] == []
    assert [*preview.newer_here, *preview.by_heading] == []
    assert len(preview.found) > 40


def edits(*names):
    def done(document):
        for name in names:
            getattr(word, name)(document)

    return pytest.param(done, id="+".join(names) or "nothing")


@pytest.mark.parametrize(
    "edited",
    [
        edits(),
        edits("restyle"),
        edits("move_questions"),
        edits("retype_headings"),
        edits("move_questions", "retype_headings", "restyle"),
    ],
)
def test_that_texts_edited_in_word_land_whatever_else_was_done(app, session, edited):
    document = word.opened(app.worksheets.write(session.freeze(), language="en"))
    wanted = edit_texts(document)
    assert wanted >= 8
    edited(document)
    preview = previewed(app, session, word.saved(document))
    landed = sum(NEW.strip() in str(plain_part(value)) for value in preview.result.values())
    assert landed == len(preview.result) == wanted
    assert not preview.unread


@pytest.mark.parametrize("gone", ["first", "last", "both"])
def test_that_answers_land_where_marks_were_deleted(app, session, gone):
    document = word.opened(app.worksheets.write(session.freeze(), language="en"))
    wanted = edit_texts(document)
    for number, (first, *_answer, last) in enumerate(word.blocks(document)):
        if number % 3:
            continue
        if gone in ("first", "both"):
            word.delete(first)
        if gone in ("last", "both"):
            word.delete(last)
    preview = previewed(app, session, word.saved(document))
    landed = sum(NEW.strip() in str(plain_part(value)) for value in preview.result.values())
    told = "\n".join([*(one.text for one in preview.left), *(one.text for one in preview.unread)])
    assert landed >= 0.98 * wanted
    assert landed + told.count(NEW.strip()) >= wanted


def test_that_an_answer_retyped_under_its_heading_alone_is_found(app, draft):
    heading = draft.question("city.name").label
    preview = app.worksheets.preview(
        draft.freeze(), [SheetParagraph(heading.upper(), heading=3), SheetParagraph("Newtown")], language="en"
    )
    assert preview.result == {AnswerKey("city.name"): "Newtown"}
    assert [spot.question for spot in preview.by_heading] == ["city.name"]


def test_that_text_of_no_block_is_listed(app, session):
    document = word.opened(app.worksheets.write(session.freeze(), language="en"))
    document.add_paragraph("What nobody asked for")
    first = word.blocks(document)[0]
    first[0].insert_paragraph_before("[city.nothing | 0a1b2c3d]")
    preview = previewed(app, session, word.saved(document))
    assert not preview.result
    assert any("What nobody asked for" in one.text for one in (*preview.left, *preview.unread))


def test_that_a_block_that_stands_twice_with_other_words_is_listed(app, session):
    document = word.opened(app.worksheets.write(session.freeze(), ["city"], language="en"))
    mark, answer, end = word.blocks(document)[0]
    for text in (mark.text, answer.text + " twice", end.text):
        document.add_paragraph(text)
    preview = previewed(app, session, word.saved(document))
    assert [one.why for one in preview.left] == ["twice"]


def test_that_what_the_draft_says_since_stays_where_word_did_not_touch_it(app, session):
    data = app.worksheets.write(session.freeze(), language="en")
    session.set_answer(AnswerKey("city.name"), "Samplia the Younger")
    preview = previewed(app, session, data)
    assert not preview.result
    assert [spot.question for spot in preview.newer_here] == ["city.name"]


def test_that_a_change_on_both_sides_is_told(app, session):
    document = word.opened(app.worksheets.write(session.freeze(), language="en"))
    name = next(one for one in word.blocks(document) if "[city.name |" in one[0].text)
    word.set_text(name[1], "Samplia of Word")
    session.set_answer(AnswerKey("city.name"), "Samplia the Younger")
    preview = previewed(app, session, word.saved(document))
    assert [spot.question for spot in preview.both] == ["city.name"]
    assert preview.result[AnswerKey("city.name")] == "Samplia of Word"


def test_that_accepting_is_one_act_with_a_copy_before_it(app, session):
    document = word.opened(app.worksheets.write(session.freeze(), language="en"))
    edit_texts(document)
    preview = previewed(app, session, word.saved(document))
    before, copies = dict(session.answers), len(app.keeper.snapshots())
    assert app.worksheets.accept(session, preview) == len(preview.result)
    assert dict(session.answers) != before
    assert len(app.keeper.snapshots()) == copies + 1
    session.undo()
    assert dict(session.answers) == before


def test_that_a_large_loss_must_be_typed(app, session):
    document = word.opened(app.worksheets.write(session.freeze(), language="en"))
    for _first, *answer, _last in word.blocks(document):
        for paragraph in answer:
            word.set_text(paragraph, "")
    preview = previewed(app, session, word.saved(document))
    with pytest.raises(InputRefused) as refusal:
        app.worksheets.accept(session, preview)
    assert refusal.value.code == "merge_loses_text"
    app.worksheets.accept(session, preview, loss_typed=preview.loss.words)


def test_that_a_draft_changed_meanwhile_is_not_overwritten(app, session):
    preview = previewed(app, session, app.worksheets.write(session.freeze(), language="en"))
    session.set_answer(AnswerKey("city.name"), "Other")
    with pytest.raises(InputRefused) as refusal:
        app.worksheets.accept(session, preview)
    assert refusal.value.code == "worksheet_outdated"


def test_that_a_draft_that_can_only_be_read_takes_nothing(app, session):
    preview = previewed(app, session, app.worksheets.write(session.freeze(), language="en"))
    session.read_only = ReadOnlyReason("sealed", {})
    with pytest.raises(ReadOnly):
        app.worksheets.accept(session, preview)


def test_that_a_worksheet_of_another_dossier_says_so(app, open_sample):
    one, other = open_sample(), open_sample()
    assert previewed(app, other, app.worksheets.write(one.freeze(), language="en")).other_dossier


def test_that_a_section_nobody_knows_is_refused(app, draft):
    with pytest.raises(InputRefused) as refusal:
        app.worksheets.write(draft.freeze(), ["nowhere"], language="en")
    assert refusal.value.code == "worksheet_section_unknown"


def test_that_a_text_that_looks_like_a_mark_stays_text(app, session):
    nasty = "See [/city.name] and [city.name | 0a1b2c3d]."
    session.set_answer(AnswerKey("city.name"), nasty)
    assert not marks_in(disarmed(nasty))
    preview = previewed(app, session, app.worksheets.write(session.freeze(), language="en"))
    assert not preview.result
    assert not preview.left


def test_that_tracked_changes_and_comments_are_read_as_word_shows_them(app, session):
    from lxml import etree

    document = word.opened(app.worksheets.write(session.freeze(), ["city"], language="en"))
    _mark, answer, _end = word.blocks(document)[0]
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    answer._element.append(
        etree.fromstring(
            f'<w:ins xmlns:w="{w}" w:id="900" w:author="x"><w:r>'
            '<w:t xml:space="preserve"> new</w:t></w:r></w:ins>'
        )
    )
    answer._element.append(
        etree.fromstring(
            f'<w:del xmlns:w="{w}" w:id="901" w:author="x"><w:r><w:delText> gone</w:delText></w:r></w:del>'
        )
    )
    document.add_comment(answer.runs[0], text="Ask the mayor", author="x")
    preview = previewed(app, session, word.saved(document))
    assert [str(value).endswith(" new") for value in preview.result.values()] == [True]
    assert [(one.why, one.text) for one in preview.left] == [("comment", "Ask the mayor")]
