"""Section parcels between two computers: handed out, written elsewhere, taken back, merged, undone."""

import dataclasses
import hashlib

import pytest

from lcapp.bootstrap import build_app
from lcapp.domain.answers import AnswerKey
from lcapp.domain.merge import NOTHING_DECIDED, MergeKind
from lcapp.domain.parcels import parcels_in
from lcapp.errors import EnvironmentFailed, InputRefused, NotFound, ReadOnly
from lcapp.paths import app_paths
from lcapp.sandbox.package_reader import read_package
from lcapp.services.merge_source import merge_source
from lcapp.services.package_ports import OpenedPackage
from lcapp.services.package_preview import Inspected
from lcapp.services.parcels import out_of_hand, received_parcel
from lcapp.services.senders import NOBODY

NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "en")
VISION = AnswerKey("vision.text", "en")
BASE = "We learn in the old city."


class Computer:
    """One installation with its library."""

    def __init__(self, folder, name, clock):
        self.app = build_app(app_paths(folder), actor=lambda: name, wait_seconds=0, clock=clock)

    def inspected(self, path):
        return self.app.packages.inspect(path.read_bytes())

    def opened_here(self, path):
        """The same without the child process, which costs half a second each time."""
        data = path.read_bytes()
        package = read_package(data)
        opened = OpenedPackage(
            "accepted",
            head=package.head,
            data=package.data,
            form_file=package.form_file,
            call_file=package.call_file,
            manifest=package.manifest,
        )
        return Inspected(opened, hashlib.sha256(data).hexdigest(), data, NOBODY)

    def preview(self, session, path, decisions=NOTHING_DECIDED):
        source = merge_source(session, self.opened_here(path), self.app.past_states)
        return self.app.merging.preview(session, source, decisions)


@pytest.fixture
def city(tmp_path, clock):
    computer = Computer(tmp_path / "city", "Samir", clock)
    yield computer
    computer.app.close()


@pytest.fixture
def ana(tmp_path, clock):
    computer = Computer(tmp_path / "ana", "Ana", clock)
    yield computer
    computer.app.close()


@pytest.fixture
def session(city):
    session = city.app.dossiers.open(city.app.dossiers.start("membership-2025", title="Samplia").number)
    session.set_answer(NAME, "Samplia")
    session.set_answer(WHY, BASE)
    session.flush()
    return session


@pytest.fixture
def handed_out(city, session, tmp_path):
    path = tmp_path / "for-ana.lcdossier"
    city.app.parcels.hand_out(
        session, ["motivation"], path, to="Ana", due="2026-05-20", note="200 words, please"
    )
    return path


def written_by(computer, path, back, **answers):
    """Opens a parcel, writes, and gives it back; returns the draft."""
    draft = computer.app.dossiers.open(computer.app.parcels.open(computer.opened_here(path)).number)
    for text in answers.values():
        draft.set_answer(WHY, text)
    computer.app.parcels.give_back(draft, back)
    return draft


@pytest.fixture
def returned(ana, handed_out, tmp_path):
    back = tmp_path / "from-ana.lcdossier"
    written_by(ana, handed_out, back, why="We all learn in the old city.")
    return back


def reopened(computer, session):
    return computer.app.dossiers.open(session.dossier.number)


# Handing out


def test_that_the_draft_shows_who_holds_which_section_since_when_and_due(city, session, handed_out, clock):
    [parcel] = out_of_hand(reopened(city, session))
    assert (parcel.to, parcel.sections, parcel.due) == ("Ana", ("motivation",), "2026-05-20")
    assert (parcel.by, parcel.since, parcel.note) == ("Samir", clock(), "200 words, please")
    assert parcel.base == {WHY: BASE}


def test_that_a_section_that_is_out_stays_editable(city, session, handed_out):
    session.set_answer(WHY, "We learn here too.")
    session.flush()
    assert reopened(city, session).answer(WHY) == "We learn here too."


def test_that_a_hand_out_is_undone_and_done_again(city, session, handed_out):
    session.undo()
    session.flush()
    assert out_of_hand(reopened(city, session)) == ()
    session.redo()
    assert [one.to for one in out_of_hand(session)] == ["Ana"]
    assert session.answer(WHY) == BASE


def test_that_a_hand_out_is_called_off(city, session, handed_out):
    [parcel] = out_of_hand(session)
    city.app.parcels.call_off(session, parcel.id)
    assert out_of_hand(reopened(city, session)) == ()
    with pytest.raises(NotFound):
        city.app.parcels.call_off(session, parcel.id)


@pytest.mark.parametrize(
    ("sections", "more", "code"),
    [
        ([], {}, "parcel_without_sections"),
        (["nowhere"], {}, "section_unknown"),
        (["motivation"], {"to": " "}, "parcel_without_name"),
        (["motivation"], {"due": "soon"}, "due_not_a_day"),
    ],
)
def test_that_a_hand_out_that_makes_no_sense_is_refused(city, session, tmp_path, sections, more, code):
    with pytest.raises((InputRefused, NotFound)) as refused:
        city.app.parcels.hand_out(session, sections, tmp_path / "x", **{"to": "Ana", **more})
    assert refused.value.code == code
    assert not (tmp_path / "x").exists()


def test_that_nothing_is_handed_out_where_the_file_could_not_be_written(city, session, tmp_path):
    with pytest.raises(EnvironmentFailed):
        city.app.parcels.hand_out(session, ["motivation"], tmp_path / "no" / "where.lcdossier", to="Ana")
    assert out_of_hand(session) == ()


def test_that_neither_notes_nor_history_nor_other_answers_are_in_the_file(city, session, tmp_path):
    session.set_answer(WHY, "Xylophone of the past")
    session.leave_field()
    session.set_answer(WHY, BASE)
    session.add_note("motivation.why", "Quokka thinks this is weak")
    session.set_answer(NAME, "Zanzibarville")
    session.flush()
    path = tmp_path / "x.lcdossier"
    city.app.parcels.hand_out(session, ["motivation"], path, to="Ana")
    package = read_package(path.read_bytes())
    told = b"".join((package.data, package.manifest, package.form_file, *package.extras.values()))
    assert b"We learn in the old city." in told
    for private in (b"Xylophone", b"Quokka", b"Zanzibarville"):
        assert private not in told


# Elsewhere


def test_that_a_parcel_opens_as_a_draft_of_its_sections_alone(ana, handed_out):
    draft = ana.app.dossiers.open(ana.app.parcels.open(ana.inspected(handed_out)).number)
    assert [section.id for _part, section in draft.form.sections()] == ["motivation"]
    assert dict(draft.answers) == {WHY: BASE}
    assert draft.question("motivation.why").max_words
    parcel = received_parcel(draft)
    assert (parcel.by, parcel.due, parcel.title) == ("Samir", "2026-05-20", "Samplia")
    assert draft.can_undo is None


def test_that_a_parcel_is_opened_once(ana, handed_out):
    number = ana.app.parcels.open(ana.inspected(handed_out)).number
    with pytest.raises(InputRefused) as refused:
        ana.app.parcels.open(ana.inspected(handed_out))
    assert refused.value.params == {"dossier": number}


def test_that_a_returned_parcel_does_not_open_as_a_draft(city, returned):
    with pytest.raises(InputRefused) as refused:
        city.app.parcels.open(city.inspected(returned))
    assert refused.value.code == "parcel_returned"


def test_that_a_whole_draft_cannot_be_given_back(city, session, tmp_path):
    with pytest.raises(NotFound):
        city.app.parcels.give_back(session, tmp_path / "x")


# Taking back


def test_that_a_one_sided_change_is_taken_and_one_undo_reverts_it(city, session, returned):
    preview = city.preview(session, returned)
    assert [one.kind for one in preview.merge.answers] == [MergeKind.THEIRS]
    assert (preview.source.who, preview.source.base_from) == ("Ana", "record")
    assert city.app.merging.accept(session, preview).changed == 1
    assert reopened(city, session).answer(WHY) == "We all learn in the old city."
    assert out_of_hand(session) == ()
    session.undo()
    assert session.answer(WHY) == BASE
    assert [one.to for one in out_of_hand(session)] == ["Ana"]
    session.redo()
    assert session.answer(WHY) == "We all learn in the old city."


def test_that_looking_changes_nothing(city, session, returned, tmp_path):
    before = city.app.history.of_dossier(session.dossier.number)
    city.preview(session, returned)
    assert city.app.history.of_dossier(session.dossier.number) == before
    assert session.can_undo is not None
    assert not session.has_unsaved


def test_that_a_copy_of_the_library_is_made_first(city, session, returned):
    city.app.merging.accept(session, city.preview(session, returned))
    assert [one.reason for one in city.app.keeper.snapshots()][:1] == ["merge"]


def test_that_words_of_both_stand_together_and_both_texts_are_in_the_history(city, session, returned):
    session.set_answer(WHY, "We learn in the old city, daily.")
    session.flush()
    city.app.merging.accept(session, city.preview(session, returned))
    assert session.answer(WHY) == "We all learn in the old city, daily."
    days = city.app.history.of_answer(session.dossier.number, WHY)
    deeds = [(deed.kind, deed.actor, deed.changes[0].after) for day in days for deed in day.deeds]
    assert deeds[:2] == [
        ("merge", "Samir", "We all learn in the old city, daily."),
        ("brought", "Ana", "We all learn in the old city."),
    ]
    assert deeds[2][2] == "We learn in the old city, daily."


def test_that_the_loser_of_a_dispute_is_in_the_history_and_never_stood(
    city, session, ana, handed_out, tmp_path
):
    session.set_answer(WHY, "We learn in the new city with everybody.")
    session.flush()
    back = tmp_path / "back"
    written_by(ana, handed_out, back, why="We learn in the oldest city.")
    preview = city.preview(session, back)
    assert [one.key for one in preview.merge.disputed] == [WHY]
    merged = city.app.merging.accept(session, preview)
    assert merged.changed == 0
    again = reopened(city, session)
    assert again.answer(WHY) == "We learn in the new city with everybody."
    after = [deed.changes[0].after for day in city.app.history.of_answer(1, WHY) for deed in day.deeds]
    assert "We learn in the oldest city." in after
    again.undo()
    assert [one.to for one in out_of_hand(again)] == ["Ana"]
    assert again.answer(WHY) == "We learn in the new city with everybody."


def test_that_a_decision_is_taken(city, session, ana, handed_out, tmp_path):
    session.set_answer(WHY, "We learn in the new city with everybody.")
    back = tmp_path / "back"
    written_by(ana, handed_out, back, why="We learn in the oldest city.")
    decisions = NOTHING_DECIDED.with_part(WHY, (), "We learn in the oldest city.")
    city.app.merging.accept(session, city.preview(session, back, decisions))
    assert session.answer(WHY) == "We learn in the oldest city."


def test_that_a_second_return_merges_only_what_is_new(city, session, ana, handed_out, returned, tmp_path):
    city.app.merging.accept(session, city.preview(session, returned))
    session.set_answer(WHY, "We all learn in the old city, by the river.")
    session.flush()
    draft = ana.app.dossiers.open(1)
    draft.set_answer(WHY, "Here we all learn in the old city.")
    again = tmp_path / "again"
    ana.app.parcels.give_back(draft, again)
    city.app.merging.accept(session, city.preview(session, again))
    assert session.answer(WHY) == "Here we all learn in the old city, by the river."


def test_that_the_order_in_which_two_parcels_come_back_does_not_matter(city, session, tmp_path, clock):
    texts = {
        "ana": "We all learn in the old city.",
        "ben": "We learn in the old city, daily.",
        "cy": "They learn.",
    }
    backs = []
    for name, text in texts.items():
        out, back = tmp_path / f"{name}.out", tmp_path / f"{name}.back"
        city.app.parcels.hand_out(session, ["motivation"], out, to=name)
        helper = Computer(tmp_path / name, name, clock)
        written_by(helper, out, back, why=text)
        helper.app.close()
        backs.append(back)
    ended = []
    for order in (backs, backs[::-1], [backs[1], backs[2], backs[0]]):
        for back in order:
            city.app.merging.accept(session, city.preview(session, back))
            clock.advance(60)
        ended.append(session.answer(WHY))
        for _back in order:
            session.undo()
        assert session.answer(WHY) == BASE
    assert ended[0] == ended[1] == ended[2]


def test_that_a_large_loss_must_be_typed(city, session, ana, tmp_path):
    long = " ".join(f"word{number}" for number in range(150))
    session.set_answer(WHY, long)
    session.flush()
    out, back = tmp_path / "out", tmp_path / "back"
    city.app.parcels.hand_out(session, ["motivation"], out, to="Ana")
    written_by(ana, out, back, why="word0 is enough")
    preview = city.preview(session, back)
    for typed in (None, 0, 148):
        with pytest.raises(InputRefused) as refused:
            city.app.merging.accept(session, preview, loss_typed=typed)
        assert refused.value.code == "merge_loses_text"
    assert session.answer(WHY) == long
    city.app.merging.accept(session, preview, loss_typed=preview.loss.words)
    assert session.answer(WHY) == "word0 is enough"


def test_that_a_draft_that_was_typed_in_since_is_looked_at_anew(city, session, returned):
    preview = city.preview(session, returned)
    session.set_answer(NAME, "Sampolis")
    with pytest.raises(InputRefused) as refused:
        city.app.merging.accept(session, preview)
    assert refused.value.code == "merge_outdated"


def test_that_a_sealed_dossier_takes_nothing(city, session, returned):
    preview = city.preview(session, returned)
    session.stand_as(sealed=True)
    with pytest.raises(ReadOnly):
        city.app.merging.accept(session, preview)


def test_that_a_file_of_another_dossier_is_refused(city, returned):
    other = city.app.dossiers.open(city.app.dossiers.start("membership-2025").number)
    with pytest.raises(InputRefused) as refused:
        city.preview(other, returned)
    assert refused.value.code == "merge_of_other_dossier"


def test_that_a_forgotten_hand_out_still_merges_from_what_the_file_says(city, session, handed_out, returned):
    session.undo()
    preview = city.preview(session, returned)
    assert preview.source.base_from == "file"
    city.app.merging.accept(session, preview)
    assert session.answer(WHY) == "We all learn in the old city."


# Whole drafts


@pytest.fixture
def home(tmp_path, clock):
    computer = Computer(tmp_path / "home", "Samir", clock)
    yield computer
    computer.app.close()


def packed(computer, session, path):
    """The whole draft as a file, noted as gone out."""
    session.flush()
    package = computer.app.packages.of(computer.app.submissions.picture(session))
    path.write_bytes(computer.app.packages.write(package))
    computer.app.packages.note_packed(package, session.dossier.number)
    return path


def test_that_whole_drafts_of_home_and_office_are_merged_from_the_state_that_went_out(
    city, home, session, tmp_path, clock
):
    out = packed(city, session, tmp_path / "office")
    clock.advance(60)
    draft = home.app.dossiers.open(home.app.packages.accept(home.inspected(out)).dossier)
    draft.set_answer(WHY, "We all learn in the old city.")
    back = packed(home, draft, tmp_path / "home-file")
    session.set_answer(WHY, "We learn in the old city, daily.")
    session.set_answer(NAME, "Sampolis")
    session.flush()
    preview = city.preview(session, back)
    assert preview.source.base_from == "history"
    city.app.merging.accept(session, preview)
    assert session.answer(WHY) == "We all learn in the old city, daily."
    assert session.answer(NAME) == "Sampolis"
    clock.advance(60)
    draft.set_answer(NAME, "Samplia upon River")
    again = city.preview(session, packed(home, draft, tmp_path / "home-again"))
    assert again.source.base_from == "record"
    assert [one.key for one in again.merge.disputed] == [NAME]


def test_that_without_a_common_beginning_every_difference_is_shown(city, home, session, tmp_path):
    out = packed(city, session, tmp_path / "office")
    draft = home.app.dossiers.open(home.app.packages.accept(home.inspected(out)).dossier)
    draft.set_answer(WHY, "They teach.")
    back = packed(home, draft, tmp_path / "home-file")
    inspected = city.inspected(back)
    source = merge_source(session, inspected, city.app.past_states)
    without = city.app.merging.preview(session, dataclasses.replace(source, base={}))
    assert [one.key for one in without.merge.disputed] == [WHY]


def test_that_parcels_stand_beside_the_answers_and_never_among_them(city, session, handed_out):
    again = reopened(city, session)
    assert len(parcels_in(again.sides)) == 1
    assert set(again.answers) == {NAME, WHY}


# Evidence


def a_plan(tmp_path, name):
    path = tmp_path / f"{name}.txt"
    path.write_bytes(b"plan of " + name.encode())
    return path


def cited(text, *numbers):
    return {"answer": text, "evidence": list(numbers)}


def test_that_evidence_goes_along_and_comes_back_under_the_numbers_of_this_register(
    city, ana, session, tmp_path
):
    number = session.dossier.number
    for name in ("one", "two"):
        city.app.register.add_file(number, a_plan(tmp_path, name))
    city.app.register.remove(number, city.app.register.of(number)[0].id)
    session = reopened(city, session)
    session.set_answer(VISION, cited(BASE, "A2"))
    session.flush()
    out, back = tmp_path / "out", tmp_path / "back"
    city.app.parcels.hand_out(session, ["vision"], out, to="Ana")

    draft = ana.app.dossiers.open(ana.app.parcels.open(ana.inspected(out)).number)
    [plan] = ana.app.register.of(draft.dossier.number)
    assert (plan.title, plan.name) == ("two", "A1")
    assert draft.answer(VISION) == cited(BASE, "A1")
    ana.app.register.add_file(draft.dossier.number, a_plan(tmp_path, "three"))
    draft.set_answer(VISION, cited("We all learn.", "A1", "A2"))
    ana.app.parcels.give_back(draft, back)

    preview = city.preview(session, back)
    assert [(one.title, one.name) for one in preview.evidence.new] == [("three", "A3")]
    assert city.app.register.of(number)[-1].title == "two"
    city.app.merging.accept(session, preview)
    assert session.answer(VISION) == cited("We all learn.", "A2", "A3")
    assert [(one.title, one.name) for one in city.app.register.of(number)] == [("two", "A2"), ("three", "A3")]
    three = city.app.register.of(number)[-1]
    assert city.app.register.files.path(three.sha256).read_bytes() == b"plan of three"
    assert [one.name for one in session.evidence] == ["A2", "A3"]


def test_that_the_file_is_kept_as_it_came_with_the_computer_it_came_from(city, session, returned):
    source = merge_source(session, city.inspected(returned), city.app.past_states)
    city.app.merging.accept(session, city.app.merging.preview(session, source))
    [receipt] = city.app.packages.receipts()
    assert city.app.register.files.path(receipt.original).read_bytes() == returned.read_bytes()
    assert city.inspected(returned).sender.code == "same"


def test_that_what_sentences_cite_goes_along_and_comes_back_under_the_numbers_of_this_register(
    city, ana, session, tmp_path
):
    number = session.dossier.number
    for name in ("one", "two"):
        city.app.register.add_file(number, a_plan(tmp_path, name))
    session = reopened(city, session)
    session.set_answer(VISION, "We all learn (A2).")
    session.flush()
    out, back = tmp_path / "out", tmp_path / "back"
    city.app.parcels.hand_out(session, ["vision"], out, to="Ana")

    draft = ana.app.dossiers.open(ana.app.parcels.open(ana.inspected(out)).number)
    assert [(one.title, one.name) for one in ana.app.register.of(draft.dossier.number)] == [("two", "A1")]
    assert draft.answer(VISION) == "We all learn (A1)."
    ana.app.register.add_file(draft.dossier.number, a_plan(tmp_path, "three"))
    draft.set_answer(VISION, "We all learn (A1), in 318 places (A2).")
    ana.app.parcels.give_back(draft, back)

    preview = city.preview(session, back)
    assert [(one.title, one.name) for one in preview.evidence.new] == [("three", "A3")]
    city.app.merging.accept(session, preview)
    assert session.answer(VISION) == "We all learn (A2), in 318 places (A3)."
