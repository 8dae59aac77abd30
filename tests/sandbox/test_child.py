"""The child process: what it may not do, and what becomes of the program when it does not do as it should."""

import os
import subprocess
import sys
import time

import pytest

from lcapp.errors import Cancelled, InputRefused
from lcapp.sandbox import child
from lcapp.sandbox.adapters import check_file, prepare_annex
from lcapp.sandbox.child import CHECK_PDF, run_job
from tests.sandbox.hostile_pdfs import plain

PYTHON = "import json, os, sys, time\nsys.stdin.buffer.readline()\n"


@pytest.fixture
def worker(monkeypatch, tmp_path):
    """Puts a program of our own in the place of the worker."""

    def put(text):
        script = tmp_path / "worker.py"
        script.write_text(PYTHON + text, encoding="utf-8")
        monkeypatch.setattr(child, "WORKER", script)

    return put


def answer(**told):
    whole = {"verdict": "accepted", "code": "", "params": {}, "removed": [], "facts": {}, "files": {}} | told
    return f"print(json.dumps({whole!r}))"


def test_that_a_child_loads_little_more_than_python_itself():
    data = plain()

    def fastest(work):
        seconds = []
        for _ in range(5):
            began = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - began)
        return min(seconds)

    bare = fastest(lambda: subprocess.run([sys.executable, "-I", "-c", ""], check=True))
    ours = fastest(lambda: run_job(CHECK_PDF, data))
    # Measured on a quiet computer: 0.06 s beside 0.02 s. With the whole program it would be 0.5 s.
    assert ours < 20 * bare


def test_that_a_child_that_takes_too_long_is_ended(worker, monkeypatch):
    monkeypatch.setattr(child, "PATIENCE", 0.3)
    worker("time.sleep(60)")
    began = time.monotonic()
    assert run_job(CHECK_PDF, b"", seconds=0).code == "timed_out"
    assert time.monotonic() - began < 5


def test_that_a_child_that_uses_up_its_processor_time_is_ended_by_the_system():
    if sys.platform == "win32":
        pytest.skip("the system has no such limit")
    assert limited("while True: pass", seconds=1).returncode in (-24, -9)


def test_that_a_child_that_wants_too_much_memory_is_ended_even_where_the_limit_is_ignored(
    worker, monkeypatch
):
    if sys.platform != "linux":
        pytest.skip("tried on this system only")
    monkeypatch.setattr(child, "MOST_MEMORY", 80_000_000)
    worker("much = b'x' * 200_000_000\ntime.sleep(60)")
    assert run_job(CHECK_PDF, b"").code == "out_of_memory"


def test_that_a_person_can_stop_it(worker, stop_after):
    worker("time.sleep(60)")
    began = time.monotonic()
    with pytest.raises(Cancelled):
        run_job(CHECK_PDF, b"", watch=stop_after(2))
    assert time.monotonic() - began < 5
    with pytest.raises(ChildProcessError):
        # No child is left, not even as a memory of one.
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize(
    "says",
    [
        "os._exit(3)",
        "os.abort()",
        "print('no json')",
        "print('[1, 2]')",
        "sys.stdin.buffer.read()\nprint('[' * 500_000)",
        "print('{')",
        "print(json.dumps({'verdict': 'accepted'}))",
        answer(verdict="splendid"),
        answer(files={"pages.pdf": 1000}),
        answer(files={"pages.pdf": -1}),
        answer(files={"pages.pdf": 10**15}),
        answer(files=["pages.pdf"]),
        answer(params=7),
        "sys.stdin.buffer.read()\nsys.stdout.write('x' * 9_000_000)",
        "sys.stdin.buffer.read()\nprint('no json', flush=True)\ntime.sleep(60)",
    ],
)
def test_that_a_child_that_says_nonsense_is_not_believed(worker, says):
    worker(says)
    told = run_job(CHECK_PDF, b"x" * 1_000_000)
    assert (told.verdict, told.code, dict(told.files)) == ("refused", "could_not_be_read", {})


def test_that_jobs_are_functions_of_this_program():
    assert run_job("os:system", b"true").code == "could_not_be_read"
    assert run_job("shutil:rmtree", b"").code == "could_not_be_read"


def limited(code, *, seconds=20):
    """Run code in a process that has set itself the worker's limits."""
    script = f"from lcapp.sandbox.worker import limit\nlimit({seconds})\n{code}"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_that_the_child_can_write_no_file_and_not_grow_without_end(tmp_path):
    if sys.platform != "linux":
        pytest.skip("the limits of this system")
    wrote = limited(f"open({str(tmp_path / 'x')!r}, 'w').write('x' * 9999)")
    assert wrote.returncode != 0
    assert (tmp_path / "x").read_bytes() == b""
    assert "MemoryError" in limited("x = bytearray(2_000_000_000)").stderr
    opened = limited("kept = [open('/dev/null') for _ in range(99)]")
    assert "Too many open files" in opened.stderr


def test_that_the_child_knows_nothing_of_windows_and_pages():
    script = (
        "import sys\nimport lcapp.sandbox.worker, lcapp.sandbox.annex_pdf, lcapp.sandbox.picture\n"
        "heavy = {'PySide6', 'reportlab', 'sqlalchemy'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "told",
    [
        {"facts": {}},
        {"facts": {"media_type": "text/html", "pages": 1}},
        {"facts": {"media_type": "application/pdf", "pages": 0}},
        {"facts": {"media_type": "application/pdf", "pages": -3}},
        {"facts": {"media_type": "application/pdf", "pages": 10**9}},
        {"facts": {"media_type": "application/pdf", "pages": "many"}},
    ],
)
def test_that_what_a_child_tells_is_measured_again(worker, told):
    worker("sys.stdin.buffer.read()\n" + answer(**told))
    with pytest.raises(InputRefused) as refused:
        check_file(plain())
    assert refused.value.code == "could_not_be_read"


def test_that_what_a_child_made_must_look_like_what_was_asked_for(worker):
    worker(
        "sys.stdin.buffer.read()\n" + answer(facts={"pages": 1}, files={"pages.pdf": 4}) + "\nprint('MZ..')"
    )
    with pytest.raises(InputRefused) as refused:
        prepare_annex("e", plain(), "application/pdf", quality="high")
    assert refused.value.code == "could_not_be_read"
