"""A stranger's package through the real child process: what is taken, what is left out, what is refused."""

import dataclasses
import hashlib
import json
import os
import sys
import time
from pathlib import Path

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.carried_dossier import read_carried, text_of
from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.package import MANIFEST, is_member_name
from lcapp.errors import InputRefused
from lcapp.exchange.package_lock import locked
from lcapp.exchange.package_writer import write_package
from lcapp.i18n import Words
from lcapp.i18n.wording_packages import inspection_sentences, removal_sentence
from lcapp.sandbox import child, package_job, package_opener
from lcapp.sandbox.outcome import Outcome, Refused, refused
from lcapp.sandbox.package_opener import open_package
from lcapp.services.package_ports import OpenedPackage
from lcapp.services.package_preview import Inspected
from lcapp.services.senders import NOBODY
from tests.exchange.hostile_packages import hostile
from tests.exchange.package_made import (
    SAMPLES,
    a_link,
    a_pdf,
    a_picture,
    an_annex,
    bytes_of,
    carried,
    package_of,
)
from tests.sandbox import hostile_pdfs, hostile_pictures

HOSTILE = hostile()


def told(outcome):
    """What was left out, as a set of lines."""
    return {tuple(one) for one in json.loads(outcome.files["removals"])}


def checked(data, **options):
    """The job in this process: the same code the child runs."""
    return package_job.check(data, options)


def refusal(data, **options):
    with pytest.raises(Refused) as error:
        checked(data, **options)
    outcome = error.value.outcome
    return outcome.params.get("what", "") or outcome.code


@pytest.mark.parametrize("name", SAMPLES.names())
def test_that_an_honest_dossier_comes_through_unchanged(name):
    contents = (a_pdf(), a_picture(), b"Plain words")
    evidence = [an_annex(n, content) for n, content in enumerate(contents, start=1)]
    sent = carried(name, evidence=(*evidence, a_link(4)))
    outcome = checked(bytes_of(sent, contents))
    assert (outcome.verdict, told(outcome)) == ("accepted", set())
    assert outcome.files["data"] == text_of(sent)


def test_that_the_child_tells_the_same_as_the_job():
    sent = carried(evidence=(an_annex(1, a_pdf(acting=True), removed=("actions", "javascript")),))
    opened = open_package(bytes_of(sent, (a_pdf(acting=True),)))
    assert (opened.verdict, opened.origin, opened.locked) == ("removals", "package", False)
    assert opened.data == text_of(sent), "a program in an annex is left out in print, not in the register"
    assert {one.reason for one in opened.removals} == {"actions", "javascript"}
    assert opened.head is not None
    assert opened.head.content_id == sent.content_id


def test_that_what_a_stranger_says_of_a_file_is_not_believed():
    lying = an_annex(1, a_pdf(), media_type="image/png", pages=400, signed=True, size=1)
    outcome = checked(bytes_of(carried(evidence=(lying,)), (a_pdf(),)))
    assert told(outcome) == {("annex_of_other_type", "A1", "application/pdf")}
    one = read_carried(outcome.files["data"]).evidence[0]
    assert (one.media_type, one.pages, one.signed, one.size) == (
        "application/pdf",
        2,
        False,
        len(a_pdf()),
    )


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        (AnswerKey("city.secret"), "x", "answer_of_no_question"),
        (AnswerKey("city.name"), {"a": ["b"]}, "answer_not_fitting"),
        (AnswerKey("city.name"), ["x"] * 9, "answer_not_fitting"),
        (AnswerKey("city.name", "en"), "x", "answer_not_fitting"),
        (AnswerKey("city.name"), "  Samplia\0 ", "answer_tidied"),
        (AnswerKey("city.name"), "Cafe\u0301", "answer_tidied"),
        (AnswerKey("city.name"), "x" * 200_001, "answer_not_fitting"),
    ],
)
def test_that_an_answer_that_cannot_stand_in_its_form_is_left_out_and_told(key, value, what):
    good = carried()
    sent = dataclasses.replace(good, answers={**good.answers, key: value})
    sent = dataclasses.replace(sent, claimed=sent.content_id)
    outcome = checked(bytes_of(sent))
    assert {(one[0], one[1]) for one in told(outcome)} == {(what, key.question)}
    kept = read_carried(outcome.files["data"]).answers
    assert set(good.answers) - {key} <= set(kept)
    assert kept.get(key) != value


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"title": "invoice\u202efdp.exe"}, "text_tidied"),
        ({"file_name": "../../etc/passwd"}, "text_tidied"),
        ({"file_name": "a\u200fb.pdf"}, "text_tidied"),
        ({"caption": "Plan\0"}, "text_tidied"),
        ({"dated": "yesterday"}, "text_tidied"),
        ({"supports": ("<b>x</b>",)}, "text_tidied"),
        ({"id": "../x"}, "evidence_not_fitting"),
        ({"id": ""}, "evidence_not_fitting"),
        ({"number": 0}, "evidence_not_fitting"),
        ({"number": 10_000}, "evidence_not_fitting"),
        ({"number": 2}, "evidence_not_fitting"),
    ],
)
def test_that_an_entry_of_the_register_is_tidied_or_left_out(more, what):
    second = an_annex(2, a_picture())
    sent = carried(evidence=(an_annex(1, a_pdf(), **more), second))
    assert {one[0] for one in told(checked(bytes_of(sent, (a_pdf(), a_picture()))))} == {what}


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "\\\\10.9.8.7\\x", "https://a@b.c"]
)
def test_that_a_link_to_anywhere_but_the_web_is_left_out(url):
    outcome = checked(bytes_of(carried(evidence=(a_link(1, url=url),))))
    assert {one[0] for one in told(outcome)} == {"evidence_not_fitting"}


def test_that_an_annex_that_did_not_come_along_is_told():
    sent = carried(evidence=(an_annex(1, a_pdf()), an_annex(2, a_picture())))
    outcome = checked(bytes_of(sent, (a_picture(),)))
    assert told(outcome) == {("annex_absent", "A1", "")}
    absent = read_carried(outcome.files["data"]).evidence[0]
    assert (absent.sha256, absent.size, absent.annex) == (sent.evidence[0].sha256, 0, False)


@pytest.mark.parametrize("name", ["flate bomb", "tree inside itself", "billion forms"])
def test_that_a_hostile_annex_is_left_out_and_the_rest_is_taken(name):
    bad = hostile_pdfs.harmful()[name][0]
    hostile_one = an_annex(2, b"\xff\xd8", sha256=_digest(bad), media_type="application/pdf")
    sent = carried(evidence=(an_annex(1, a_pdf()), hostile_one))
    began = time.monotonic()
    opened = open_package(bytes_of(sent, (a_pdf(), bad)))
    assert time.monotonic() - began < 20
    assert [(one.what, one.where) for one in opened.removals] == [("annex_refused", "A2")]
    assert "A2" in removal_sentence(Words("en"), opened.removals[0])
    kept = read_carried(opened.data)
    assert kept.answers == sent.answers
    assert kept.evidence[0] == sent.evidence[0]


def _digest(content):
    return hashlib.sha256(content).hexdigest()


def test_that_an_annex_over_which_the_child_dies_is_left_out_alone(monkeypatch):
    real, asked = child.run_job, []

    def dying(job, data, options=None, **more):
        asked.append((job, dict(options or {})))
        if job == package_opener.CHECK and "annexes" not in (options or {}):
            return refused("out_of_memory")
        if job == child.CHECK_PDF:
            return refused("timed_out")
        return real(job, data, options, **more)

    monkeypatch.setattr(child, "run_job", dying)
    sent = carried(evidence=(an_annex(1, a_pdf()), an_annex(2, a_picture()), an_annex(3, b"words")))
    opened = open_package(bytes_of(sent, (a_pdf(), a_picture(), b"words")))
    assert [(one.what, one.where, one.reason) for one in opened.removals] == [
        ("annex_refused", "A1", "timed_out")
    ]
    assert read_carried(opened.data).evidence[1:] == sent.evidence[1:]
    assert len(asked) == 4


def test_that_hostile_pictures_are_left_out():
    bad = [data for data, codes in hostile_pictures.harmful().values() if data[:4] == b"\x89PNG"][:3]
    evidence = [an_annex(n, b"\xff\xd8", sha256=_digest(one)) for n, one in enumerate(bad, start=1)]
    opened = open_package(bytes_of(carried(evidence=evidence), bad))
    assert opened.verdict == "removals"
    assert {one.what for one in opened.removals} <= {"annex_refused", "annex_cleaned"}


def with_data(change):
    """The bytes of a package whose dossier text was bent."""
    sent = carried(evidence=(a_link(1),))
    top = json.loads(text_of(sent))
    change(top)
    return bytes_of(sent, data=canonical_bytes(top))


def _set(*path, to):
    def change(top):
        inner = top
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_set("answers", 0, "value", to="Other"), "package_content_differs"),
        (_set("content_id", to="0" * 64), "package_content_differs"),
        (_set("surprise", to=1), "dossier"),
        (_set("answers", to="none"), "dossier"),
        (_set("answers", 0, to={"question": "x"}), "dossier"),
        (_set("dossier", "created_at", to="2026-03-02T09:00:00"), "dossier"),
        (_set("dossier", "rev", to=-1), "dossier"),
        (_set("taken_at", to="yesterday"), "dossier"),
        (_set("evidence", 0, "number", to="A01"), "dossier"),
        (_set("evidence", 0, "kind", to="virus"), "dossier"),
        (_set("form", to="award-2024"), "package_content_differs"),
        (_set("version", to=2), "head_differs"),
        (_set("dossier", "title", to=["x"]), "dossier"),
    ],
)
def test_that_a_dossier_that_is_not_what_it_says_is_refused(change, code):
    assert refusal(with_data(change)) == code


def test_that_answers_given_twice_are_refused():
    assert refusal(with_data(lambda top: top["answers"].append(top["answers"][0]))) == "dossier"


def test_that_a_file_nobody_cites_is_refused():
    assert refusal(bytes_of(carried(), (a_pdf(),))) == "uncited"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (b"", "package_form_unusable"),
        (b"\xff", "package_form_unusable"),
        (b"a = [" * 5000, "package_form_unusable"),
        (b"a" * 10 + b" = " + b"{b=" * 3000, "package_form_unusable"),
    ],
)
def test_that_a_form_that_is_none_is_refused(form, code):
    assert refusal(bytes_of(carried(), form_file=form)) == code


def test_that_another_form_than_the_named_one_is_refused():
    package = package_of(carried())
    other = package.form_file.replace(b'title = "', b'title = "New ', 1)
    assert refusal(write_package(dataclasses.replace(package, form_file=other))) == "form_differs"


def test_that_a_call_that_cannot_be_used_is_left_out():
    outcome = checked(bytes_of(carried(), call_file=b"id = 1"))
    assert {one[0] for one in told(outcome)} == {"call_unusable"}
    assert "call" not in outcome.files


def test_that_a_part_of_a_dossier_is_read_as_it_is():
    package = package_of(carried())
    head = dataclasses.replace(package.head, kind="section", content_id="")
    data = canonical_bytes({"format": "lcapp-section/1", "sections": ["city"]})
    opened = open_package(write_package(dataclasses.replace(package, head=head, data=data)))
    assert (opened.verdict, opened.data) == ("accepted", data)


def test_that_millions_of_values_are_refused():
    package = package_of(carried())
    head = dataclasses.replace(package.head, kind="section")
    data = canonical_bytes({"a": [1] * 300_000})
    assert refusal(write_package(dataclasses.replace(package, head=head, data=data))) == "package_too_large"


@pytest.mark.parametrize("name", HOSTILE)
def test_that_every_hostile_archive_gets_a_sentence(name):
    data, _right = HOSTILE[name]
    with pytest.raises(Refused) as error:
        checked(data)
    outcome = error.value.outcome
    opened = OpenedPackage("refused", outcome.code, dict(outcome.params))
    said = " ".join(inspection_sentences(Words("en"), Inspected(opened, "", b"", NOBODY)))
    assert "no words" not in said


def test_that_hostile_files_cost_the_program_no_memory_and_leave_nothing(tmp_path, monkeypatch):
    if sys.platform != "linux":
        pytest.skip("reads the memory in use from /proc")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    package = package_of(carried())
    head = dataclasses.replace(package.head, kind="section")
    nested = b'{"a":' + b"[" * 10**6 + b"]" * 10**6 + b"}"
    deep = write_package(dataclasses.replace(package, head=head, data=nested))
    bombs = [HOSTILE["flat bomb"][0], HOSTILE["quoted overlap"][0], hostile_pdfs.harmful()["flate bomb"][0]]
    before = _memory_in_use()
    for data in (*bombs, deep):
        assert open_package(data).verdict == "refused"
    assert _memory_in_use() - before < 30_000_000
    assert list(tmp_path.iterdir()) == []


def _memory_in_use():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_that_a_manifest_about_another_dossier_is_refused():
    package = package_of(carried())
    head = dataclasses.replace(package.head, dossier="another")
    assert refusal(write_package(dataclasses.replace(package, head=head))) == "head_differs"


def test_that_an_annex_is_never_written_under_a_name_of_the_stranger():
    """Names inside are digests; the file's own name is data."""
    for name in ("files/../x", "files/" + "A" * 64, "files/" + "a" * 64 + ".exe", MANIFEST + "/x", ""):
        assert not is_member_name(name)


def test_that_nonsense_from_the_child_is_refused(monkeypatch):
    good = checked(bytes_of(carried()))
    for files in (
        {},
        {**good.files, "manifest": b"{}"},
        {**good.files, "data": b'{"format":"x"}'},
        {**good.files, "removals": b'[["virus","x",""]]'},
        {**good.files, "removals": b"[1]"},
    ):
        outcome = Outcome("accepted", facts={"origin": "package", "locked": False}, files=files)
        monkeypatch.setattr(child, "run_job", lambda *_args, outcome=outcome, **_more: outcome)
        opened = open_package(b"x")
        assert (opened.verdict, opened.code) == ("refused", "could_not_be_read")


def test_that_a_wrong_passphrase_work_is_refused_before_it_is_done():
    head = b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 40\nAAAA\n--- AAAA\n"
    began = time.monotonic()
    assert refusal(head, passphrase="x" * 9) == "envelope"
    assert time.monotonic() - began < 1
    with pytest.raises(InputRefused):
        locked(b"x", "short")


def test_that_many_files_in_one_child_get_the_verdicts_they_get_alone():
    files = [
        bytes_of(carried()),
        HOSTILE["gap"][0],
        bytes_of(carried(evidence=(an_annex(1, a_pdf(acting=True)),)), (a_pdf(acting=True),)),
        b"Dear Commission",
        b"",
        bytes_of(carried("samplia-award-2021")),
    ]
    with package_opener.staying() as open_one:
        together = [open_one(data) for data in files]
    assert together == [open_package(data) for data in files]
    assert [one.verdict for one in together] == [
        "accepted",
        "refused",
        "removals",
        "refused",
        "refused",
        "accepted",
    ]
