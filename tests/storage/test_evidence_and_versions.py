import itertools
import json
import sqlite3
import stat
from datetime import timedelta

import pytest
from sqlalchemy import text

from lcapp.domain.answers import AnswerKey
from lcapp.domain.dossier import Note
from lcapp.domain.evidence import Evidence, EvidenceKind
from lcapp.domain.history import Act, Change
from lcapp.domain.versions import SignedPage, VersionKind
from lcapp.errors import ChangedElsewhere, EnvironmentFailed, InputRefused, NotFound, StorageUnavailable
from lcapp.services.library_ports import NewVersion
from lcapp.services.ports import NewDossier, Progress, SaveBatch
from lcapp.storage.stores import stores_in

NAME = AnswerKey("city.name")
WHY = AnswerKey("motivation.why", "fa")
names = itertools.count(1)


@pytest.fixture
def stores(paths, clock):
    made = stores_in(paths, clock=clock, wait_seconds=0)
    yield made
    made.close()


@pytest.fixture
def again(paths, clock, stores):
    """Closes the stores and opens them anew."""
    opened = []

    def reopen():
        stores.close()
        opened.append(stores_in(paths, clock=clock, wait_seconds=0))
        return opened[-1]

    yield reopen
    for one in opened:
        one.close()


@pytest.fixture
def dossier(stores):
    return a_dossier(stores)


def a_dossier(stores, title="Samplia", **answers):
    standing = {NAME: title, **{AnswerKey(*name.split("|")): value for name, value in answers.items()}}
    new = NewDossier(f"uuid-{next(names)}", "membership", "", "small-1", "d" * 64, title, answers=standing)
    return stores.dossiers.create(new, actor="Ada").number


def a_file(clock, **more):
    given = {"title": "Survey", "file_name": "survey.pdf", "media_type": "application/pdf", "size": 9}
    sha256 = more.pop("sha256", "a" * 64)
    kind = EvidenceKind.FILE
    return Evidence(f"e{next(names)}", 0, 0, kind, added_at=clock(), sha256=sha256, **(given | more))


def save(stores, number, *changes, kind="typing", act="act-1", clock):
    dossier = stores.dossiers.load(number).dossier
    acts = (Act(act, kind, tuple(changes), clock(), "Ada"),)
    batch = SaveBatch(number, dossier.rev, acts, {}, (), Progress(1, 9, 8), "Ada")
    return stores.dossiers.save(batch)


# Evidence


def test_that_numbers_are_given_once_and_never_again(stores, dossier, clock):
    first = stores.evidence.add_evidence(dossier, a_file(clock), actor="Ada")
    second = stores.evidence.add_evidence(dossier, a_file(clock), actor="Ada")
    stores.evidence.set_evidence_removed(dossier, second.id, removed=True, actor="Ada")
    third = stores.evidence.add_evidence(dossier, a_file(clock), actor="Ada")
    assert [one.name for one in (first, second, third)] == ["A1", "A2", "A3"]
    assert [one.name for one in stores.evidence.evidence(dossier)] == ["A1", "A3"]
    assert stores.evidence.taken_out(dossier) == (second,)
    stores.evidence.set_evidence_removed(dossier, second.id, removed=False, actor="Ada")
    assert [one.name for one in stores.evidence.evidence(dossier)] == ["A1", "A2", "A3"]


def test_that_evidence_comes_back_as_it_was_registered_after_a_restart(stores, again, dossier, clock):
    wanted = a_file(
        clock,
        annex=True,
        caption="عکس",
        rights="City archive",
        dated="2024-05-01",
        pages=7,
        supports=("city.name", "motivation.why"),
        removed=("javascript",),
        signed=True,
    )
    kept = stores.evidence.add_evidence(dossier, wanted, actor="Ada")
    assert again().evidence.evidence(dossier) == (kept,)


def test_that_what_describes_may_change_and_what_was_added_stays(stores, dossier, clock):
    from dataclasses import replace

    kept = stores.evidence.add_evidence(dossier, a_file(clock), actor="Ada")
    meddled = replace(kept, caption="New", sha256="b" * 64, number=9, file_name="other.pdf")
    stores.evidence.change_evidence(dossier, meddled, actor="Bo")
    assert stores.evidence.evidence(dossier) == (replace(kept, caption="New"),)
    with pytest.raises(NotFound):
        stores.evidence.change_evidence(dossier, a_file(clock), actor="Bo")


def test_that_evidence_stands_in_the_order_it_was_given(stores, dossier, clock):
    kept = [stores.evidence.add_evidence(dossier, a_file(clock), actor="Ada") for _ in range(4)]
    stores.evidence.order_evidence(dossier, (kept[3].id, kept[1].id, "unknown"), actor="Ada")
    assert [one.name for one in stores.evidence.evidence(dossier)] == ["A4", "A2", "A1", "A3"]


def test_that_a_damaged_row_of_evidence_is_not_believed(stores, again, dossier, clock, paths):
    stores.evidence.add_evidence(dossier, a_file(clock, caption="right"), actor="Ada")
    stores.close()
    connection = sqlite3.connect(paths.library)
    with connection:
        connection.execute("UPDATE evidence SET caption = 'wrong'")
    connection.close()
    paths.library.with_suffix(".seal").unlink()
    with pytest.raises(StorageUnavailable) as refused:
        again().evidence.evidence(dossier)
    assert refused.value.code == "dossier_damaged"


# Files


def test_that_equal_bytes_are_kept_once_private_and_unchanged(stores, tmp_path, paths):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"the same bytes")
    first, second = stores.files.keep(tmp_path / "a.pdf"), stores.files.keep(tmp_path / "b.pdf")
    assert first == second
    assert first[1] == 14
    (file,) = paths.evidence.iterdir()
    assert file == stores.files.path(first[0])
    assert file.read_bytes() == b"the same bytes"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.evidence.stat().st_mode) == 0o700


def test_that_one_wrong_byte_is_noticed_and_mended_by_adding_the_file_again(stores, tmp_path, paths):
    (tmp_path / "a.pdf").write_bytes(b"the right bytes")
    sha256, _size = stores.files.keep(tmp_path / "a.pdf")
    (paths.evidence / sha256).write_bytes(b"the wrong bytes")
    assert not stores.files.verify(sha256)
    with pytest.raises(NotFound) as missing:
        stores.files.path(sha256)
    assert missing.value.code == "evidence_file_missing"
    stores.files.keep(tmp_path / "a.pdf")
    assert stores.files.verify(sha256)
    assert not stores.files.verify("../library.sqlite")


def test_that_a_file_that_cannot_be_read_or_kept_is_said_and_leaves_nothing(stores, tmp_path, paths):
    with pytest.raises(InputRefused):
        stores.files.keep(tmp_path / "nowhere.pdf")
    paths.data.mkdir()
    paths.evidence.write_bytes(b"in the way")
    (tmp_path / "a.pdf").write_bytes(b"bytes")
    with pytest.raises(EnvironmentFailed) as failed:
        stores.files.keep(tmp_path / "a.pdf")
    assert failed.value.code == "file_not_written"


def test_that_unfinished_copies_are_swept_at_the_next_start(stores, again, dossier, paths):
    paths.evidence.mkdir()
    (paths.evidence / ".lcapp-0123.part").write_bytes(b"half")
    again().dossiers.cards()
    assert list(paths.evidence.iterdir()) == []


# Versions


def a_version(number, kind=VersionKind.SEALED, rev=1, content=b'{"answers":[]}'):
    return NewVersion(
        number, kind, "" if kind is VersionKind.SEALED else "To the mayor", "c" * 64, content, rev
    )


def test_that_sealing_keeps_the_content_and_shuts_the_dossier(stores, again, dossier, clock):
    milestone = stores.versions.add_version(a_version(dossier, VersionKind.MILESTONE), actor="Ada")
    sealed = stores.versions.add_version(a_version(dossier), actor="Ada")
    assert (milestone.number, sealed.number) == (1, 2)
    with pytest.raises(ChangedElsewhere):
        save(stores, dossier, Change(NAME, "Samplia", "Other"), clock=clock)
    with pytest.raises(ChangedElsewhere):
        stores.versions.add_version(a_version(dossier), actor="Ada")
    later = again()
    assert later.versions.versions(dossier) == (milestone, sealed)
    assert later.versions.version_content(dossier, 2) == b'{"answers":[]}'
    assert later.dossiers.load(dossier).dossier.status == "sealed"
    assert later.dossiers.load(dossier).answers == {NAME: "Samplia"}


def test_that_a_version_of_an_outdated_draft_is_refused(stores, dossier):
    with pytest.raises(ChangedElsewhere):
        stores.versions.add_version(a_version(dossier, rev=7), actor="Ada")
    assert stores.versions.versions(dossier) == ()
    with pytest.raises(NotFound):
        stores.versions.version_content(dossier, 1)


def test_that_reopening_asks_a_reason_which_the_audit_keeps(stores, dossier, clock):
    with pytest.raises(InputRefused):
        stores.versions.reopen(dossier, "no reason", actor="Ada")
    stores.versions.add_version(a_version(dossier), actor="Ada")
    stores.versions.reopen(dossier, "The Commission asked for a date.", actor="Bo")
    assert save(stores, dossier, Change(NAME, "Samplia", "Other"), clock=clock).rev == 2
    told = [(entry.verb, entry.actor) for entry in stores.versions.audit(dossier)]
    assert told == [("start", "Ada"), ("seal", "Ada"), ("reopen", "Bo")]
    assert stores.versions.audit(dossier)[-1].details == {"reason": "The Commission asked for a date."}


def test_that_a_signed_page_stands_beside_its_sealed_version(stores, again, dossier, clock):
    page = SignedPage("p1", "b" * 64, "scan.jpg", "image/jpeg", 12, "2026-02-28", clock())
    stores.versions.add_version(a_version(dossier, VersionKind.MILESTONE), actor="Ada")
    with pytest.raises(InputRefused):
        stores.versions.add_signed_page(dossier, 1, page, actor="Ada")
    stores.versions.add_version(a_version(dossier), actor="Ada")
    stores.versions.add_signed_page(dossier, 2, page, actor="Ada")
    assert again().versions.versions(dossier)[1].signed_pages == (page,)


@pytest.mark.parametrize("column", ["content", "label", "content_id"])
def test_that_a_damaged_version_is_not_believed(stores, again, dossier, paths, column):
    stores.versions.add_version(a_version(dossier), actor="Ada")
    stores.close()
    connection = sqlite3.connect(paths.library)
    with connection:
        connection.execute("DROP TRIGGER version_stays")
        connection.execute(f"UPDATE version SET {column} = ?", ("e" * 64,))
    connection.close()
    with pytest.raises(StorageUnavailable) as refused:
        again().versions.version_content(dossier, 1)
    assert refused.value.code == "version_damaged"


def test_that_no_version_is_ever_rewritten_or_removed(stores, dossier, paths):
    stores.versions.add_version(a_version(dossier), actor="Ada")
    stores.close()
    connection = sqlite3.connect(paths.library)
    for statement in ("UPDATE version SET label = 'x'", "DELETE FROM version"):
        with pytest.raises(sqlite3.IntegrityError, match="stays as it is"):
            connection.execute(statement)
    connection.close()


# The record


def test_that_the_past_of_an_answer_is_told_newest_first(stores, dossier, clock):
    save(stores, dossier, Change(WHY, None, "یک"), clock=clock)
    clock.advance(3600)
    save(stores, dossier, Change(NAME, "Samplia", "Other"), act="act-2", clock=clock)
    save(stores, dossier, Change(WHY, "یک", None), act="act-3", clock=clock)
    past = stores.records.past_answers(dossier, WHY)
    assert [(one.before, one.after) for one in past] == [("یک", None), (None, "یک")]
    assert [one.key for one in stores.records.past_answers(dossier, limit=2)] == [WHY, NAME]
    with pytest.raises(NotFound):
        stores.records.past_answers(99)


def test_that_typing_starts_a_new_row_after_an_export_so_that_its_state_stays(stores, dossier, clock):
    save(stores, dossier, Change(WHY, None, "one"), clock=clock)
    clock.advance(5)
    stores.versions.note_deed(dossier, "export", {"variant": "full"}, actor="Ada")
    clock.advance(5)
    save(stores, dossier, Change(WHY, "one", "two"), clock=clock)
    clock.advance(5)
    save(stores, dossier, Change(WHY, "two", "three"), clock=clock)
    assert [one.after for one in stores.records.past_answers(dossier, WHY)] == ["three", "one"]


def test_that_a_clock_that_was_ahead_does_not_end_the_thinning(stores, dossier, clock):
    clock.advance(86400 * 3650)
    stores.versions.note_deed(dossier, "export", {}, actor="Ada")
    clock.now -= timedelta(days=3650)
    for n in range(5):
        save(stores, dossier, Change(WHY, None, f"text {n}"), clock=clock)
        clock.advance(1)
    assert [one.after for one in stores.records.past_answers(dossier, WHY)] == ["text 4"]


# Searching


@pytest.mark.parametrize(
    ("stands", "wanted"),
    [
        ("Iğdır’da öğrenme", "igdir"),
        ("كتاب و يادگيري", "یادگیری"),
        ("می‌خواهیم", "میخواهیم"),
        ("سال ۲۰۲۵ آغاز", "2025"),
        ("ÉCOLE supérieure", "ecole sup"),
        ("学习型城市建设", "型城市"),
        ("การเรียนรู้ตลอดชีวิต", "ตลอดชีวิต"),
        ("A library in the harbour", "har lib"),
        ('One AND two OR "three"', 'and "thr'),
        ("ab", "ab"),
    ],
)
def test_that_text_is_found_as_people_expect(stores, stands, wanted):
    dossier = a_dossier(stores, **{"motivation.why|fa": stands})
    (hit,) = stores.records.search(wanted)
    assert (hit.dossier, hit.question, hit.language) == (dossier, "motivation.why", "fa")
    assert hit.excerpt == stands
    assert stores.records.search(wanted + "zzz") == ()


def test_that_titles_notes_and_text_inside_records_are_found(stores, clock):
    dossier = a_dossier(
        stores, "Halkalı", **{"practice.items": [{"id": "i1", "title": {"en": "Tide tables"}}]}
    )
    assert {hit.question for hit in stores.records.search("halkali")} == {"", "city.name"}
    assert [hit.question for hit in stores.records.search("tide")] == ["practice.items"]
    now = stores.dossiers.load(dossier).dossier
    note = Note("n1", "city.name", "Ada", "Ask the harbour master", clock())
    stores.dossiers.save(SaveBatch(dossier, now.rev, (), {}, (note,), Progress(), "Ada"))
    (hit,) = stores.records.search("harbour master")
    assert (hit.question, hit.excerpt) == ("city.name", "Ask the harbour master")


def test_that_search_knows_what_was_just_changed_removed_or_binned(stores, dossier, clock):
    save(stores, dossier, Change(WHY, None, "first words"), clock=clock)
    assert len(stores.records.search("first")) == 1
    save(stores, dossier, Change(WHY, "first words", "second words"), clock=clock)
    assert stores.records.search("first") == ()
    assert len(stores.records.search("second")) == 1
    stores.dossiers.set_deleted(dossier, deleted=True, actor="Ada")
    assert stores.records.search("second") == ()
    stores.dossiers.set_deleted(dossier, deleted=False, actor="Ada")
    save(stores, dossier, Change(WHY, "second words", None), clock=clock)
    assert stores.records.search("second") == ()
    assert stores.records.search("   ") == ()


def test_that_a_long_answer_is_shown_around_what_was_found(stores):
    a_dossier(stores, **{"motivation.why|fa": "left " * 40 + "needle" + " right" * 40})
    (hit,) = stores.records.search("needle")
    assert hit.excerpt.startswith("…")
    assert hit.excerpt.endswith("…")
    assert "needle" in hit.excerpt
    assert len(hit.excerpt) < 100


# Deleting for good


def test_that_deleting_for_good_leaves_no_trace_in_the_file_and_no_file_that_nobody_cites(
    stores, clock, tmp_path, paths
):
    marker = "zzMARKERzz"
    gone = a_dossier(stores, marker, **{"motivation.why|fa": marker})
    kept = a_dossier(stores, "Stays")
    (tmp_path / "own.pdf").write_bytes(b"own")
    (tmp_path / "shared.pdf").write_bytes(b"shared")
    own, _ = stores.files.keep(tmp_path / "own.pdf")
    shared, _ = stores.files.keep(tmp_path / "shared.pdf")
    for number, sha256 in ((gone, own), (gone, shared), (kept, shared)):
        title = marker if number == gone else "Stays"
        stores.evidence.add_evidence(number, a_file(clock, sha256=sha256, title=title), actor="Ada")
    stores.versions.add_version(a_version(gone, content=json.dumps([marker]).encode()), actor="Ada")
    stores.records.search(marker)
    told = []
    stores.library.on_forget.append(lambda number, uuid: (told.append((number, uuid)), ("copy-1",))[1])
    assert "copy-1" in stores.records.delete_for_good(gone, actor="Ada")
    assert [number for number, _uuid in told] == [gone]
    with pytest.raises(NotFound):
        stores.dossiers.load(gone)
    assert stores.records.search(marker) == ()
    assert stores.files.names() == (shared,)
    assert [card.dossier.number for card in stores.dossiers.cards()] == [kept]
    assert stores.library.wait(lambda c: c.execute(text("SELECT count(*) FROM leaving")).scalar()) == 0
    stores.close()
    assert marker.encode() not in paths.library.read_bytes()
    assert not paths.library.with_name("library.sqlite-wal").exists()


def test_that_the_record_of_another_dossier_cannot_be_removed(stores, dossier, paths):
    stores.close()
    connection = sqlite3.connect(paths.library)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        connection.execute("DELETE FROM change")
    connection.close()


# Who listens


def test_that_listeners_hear_every_transaction_that_wrote_and_no_other(stores, dossier, clock):
    heard = []
    stores.library.after_commit.append(lambda written, result: heard.append(type(written).__name__))
    stores.dossiers.cards()
    stores.evidence.add_evidence(dossier, a_file(clock), actor="Ada")
    save(stores, dossier, Change(WHY, None, "x"), clock=clock)
    with pytest.raises(NotFound):
        stores.versions.note_deed(99, "export", {}, actor="Ada")
    assert heard == ["Touched", "SaveBatch"]
