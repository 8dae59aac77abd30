"""Children that stay between files: each file has its own process, limits and end, and spoils no other."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from lcapp.errors import Cancelled
from lcapp.sandbox import child, staying
from lcapp.sandbox.child import CHECK_PDF, CHECK_PICTURE, run_job
from lcapp.sandbox.outcome import Outcome
from lcapp.sandbox.staying import StayingChildren
from tests.sandbox.hostile_pdfs import plain

HERE = "lcapp.sandbox.jobs_of_a_test"


@pytest.fixture(params=["fork", "inline"])
def children(request, monkeypatch):
    """Children that fork, and such as a system without forks has."""
    monkeypatch.setattr(staying, "WAY", request.param)
    made = StayingChildren()
    yield made
    made.close()


@pytest.fixture
def evil(monkeypatch, tmp_path):
    """Children whose program has jobs that do what a file that took a library over would do."""
    package = tmp_path / "lcapp" / "sandbox"
    package.mkdir(parents=True)
    (tmp_path / "lcapp" / "__init__.py").touch()
    for name in ("__init__", "outcome", "worker"):
        text = (child.PACKAGE_FOLDER / "lcapp" / "sandbox" / f"{name}.py").read_text(encoding="utf-8")
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    (package / "jobs_of_a_test.py").write_text(
        """
import os, sys, time
from lcapp.sandbox.outcome import Outcome, found, refused

def good(data, options):
    return found(set(), {"pid": os.getpid(), "seen": getattr(sys, "seen", 0)}, {"copy": data})

def die(data, options):
    sys.seen = 1
    os.abort()

def poison(data, options):
    sys.seen = 1
    return found(set(), {})

def burn(data, options):
    while True:
        pass

def sleep(data, options):
    time.sleep(60)

def lie(data, options):
    os.write(1, b'{"verdict": "accepted"}')
    os._exit(0)

def grow(data, options):
    return found(set(), {}, {"much": b"x" * (2 << 30)})

def read_on(data, options):
    os.read(0, 1)
    return found(set(), {})
""",
        encoding="utf-8",
    )
    monkeypatch.setattr(child, "PACKAGE_FOLDER", tmp_path)
    made = StayingChildren()
    yield made
    made.close()


def test_that_a_staying_child_tells_what_a_child_of_one_file_tells(children):
    files = [
        (CHECK_PDF, plain()),
        (CHECK_PDF, b"no PDF"),
        (CHECK_PICTURE, b"no picture"),
        (CHECK_PDF, plain()),
    ]
    told = [children.run_job(job, data, {"quality": "high"}) for job, data in files]
    assert told == [run_job(job, data, {"quality": "high"}) for job, data in files]
    assert [one.verdict for one in told] == ["accepted", "refused", "refused", "accepted"]
    assert len(children._idle) == 1


@pytest.mark.parametrize(
    ("job", "code"),
    [
        ("die", "could_not_be_read"),
        ("burn", "timed_out"),
        ("lie", "could_not_be_read"),
        ("grow", "out_of_memory"),
        ("read_on", "could_not_be_read"),
        ("unknown", "could_not_be_read"),
    ],
)
def test_that_one_bad_file_is_refused_alone_and_the_next_one_is_read(evil, job, code):
    first = evil.run_job(f"{HERE}:good", b"one")
    assert evil.run_job(f"{HERE}:{job}", b"two", seconds=1).code == code
    after = evil.run_job(f"{HERE}:good", b"three")
    assert (after.files["copy"], after.facts["seen"]) == (b"three", 0)
    assert first.facts["pid"] != after.facts["pid"]


def test_that_a_job_of_another_program_is_not_done(evil):
    assert evil.run_job("os:getcwd", b"").code == "could_not_be_read"


def test_that_nothing_a_file_did_reaches_the_next_one(evil):
    assert evil.run_job(f"{HERE}:poison", b"").verdict == "accepted"
    assert evil.run_job(f"{HERE}:good", b"").facts["seen"] == 0
    assert len(evil._idle) == 1


def test_that_a_file_that_takes_too_long_is_ended_with_its_process(evil, monkeypatch):
    monkeypatch.setattr(child, "PATIENCE", 0.2)
    assert evil.run_job(f"{HERE}:sleep", b"", seconds=0).code == "timed_out"
    assert not evil._idle


def test_that_stopping_ends_the_child_and_its_process(evil):
    class Impatient:
        def check(self):
            raise Cancelled

    with pytest.raises(Cancelled):
        evil.run_job(f"{HERE}:sleep", b"", watch=Impatient())
    assert not evil._idle


def test_that_several_threads_have_a_child_each_and_wait_for_nobody(evil):
    both = threading.Barrier(2, timeout=30)

    def ask(number):
        both.wait()
        return [evil.run_job(f"{HERE}:good", bytes([number])) for _ in range(5)]

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(ask, range(2)))
    assert [{one.files["copy"] for one in mine} for mine in told] == [{b"\0"}, {b"\1"}]
    assert len(evil._idle) == 2


def test_that_a_child_makes_room_after_many_files(evil, monkeypatch):
    monkeypatch.setitem(staying.MOST_FILES, staying.WAY, 2)
    assert isinstance(evil.run_job(f"{HERE}:good", b""), Outcome)
    assert len(evil._idle) == 1
    evil.run_job(f"{HERE}:good", b"")
    assert not evil._idle


def test_that_no_process_is_left_when_children_are_let_go(evil):
    evil.run_job(f"{HERE}:good", b"")
    (idle,) = evil._idle
    group = idle._child.pid
    evil.close()
    with pytest.raises(ProcessLookupError):
        os.killpg(group, 0)
