"""The command line as a process of its own: what it imports, how it speaks, how it ends."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("PySide6.QtWidgets", "PySide6.QtGui", "reportlab", "sqlalchemy", "docx", "uharfbuzz")


def command(data, *words):
    return [sys.executable, "-m", "lcapp", "--data", str(data), *map(str, words)]


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def imported_by(data, *words):
    program = (
        "import sys, json\n"
        "from lcapp.cli.main import main\n"
        "code = main(sys.argv[1:])\n"
        "print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--data", str(data), *map(str, words)],
        cwd=ROOT, env=environment(), capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


def test_that_light_verbs_import_nothing_heavy(tmp_path):
    (tmp_path / "a.txt").write_text("one two", encoding="utf-8")
    for words in (("count", tmp_path / "a.txt"), ("calls", "list")):
        modules = imported_by(tmp_path, *words)
        assert not modules & set(HEAVY), words
        assert "PySide6" not in modules
    assert "babel" not in modules


def test_that_a_whole_job_never_imports_widgets(tmp_path):
    modules = imported_by(tmp_path, "samples", "export", "sonderborg-award", "-o", tmp_path / "d.pdf")
    assert "reportlab" in modules
    assert not modules & {"PySide6.QtWidgets", "PySide6.QtGui", "sqlalchemy"}


def test_that_it_speaks_utf8_whatever_the_computer_says(tmp_path):
    name = "Eskişehir کتاب‌ها"
    file = tmp_path / "answers.json"
    answers = {"format": "lcapp-answers/1", "call": "membership-2025", "answers": {"city.name": name}}
    file.write_text(json.dumps(answers), encoding="utf-8")
    poor = environment(LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    start = command(tmp_path / "d", "new", "--call", "membership-2025", "--answers", file)
    subprocess.run(start, cwd=ROOT, env=poor, check=True, capture_output=True)
    told = subprocess.run(
        command(tmp_path / "d", "list"), cwd=ROOT, env=poor, check=True, capture_output=True
    )
    assert name in told.stdout.decode("utf-8")
    assert told.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
def test_that_a_reader_who_has_seen_enough_is_no_failure(tmp_path):
    with subprocess.Popen(
        command(tmp_path, "forms", "show", "award-2024", "--json"),
        cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as pipe:  # fmt: skip
        pipe.stdout.close()
        assert pipe.stderr.read() == b""
        assert pipe.wait(30) == 0


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for one process on Windows")
@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    ("verb", "into", "code"),
    [
        ("check 1", "| true", 1),
        ("check 1", ">&-", 1),
        ("list", ">&-", 0),
        ("answers export 1", "| true", 0),
        ("list", ">/dev/full", 3),
        ("count -", "<&-", 1),
    ],
)
def test_that_a_closed_or_full_standard_stream_changes_no_exit_code_but_by_a_sentence(
    tmp_path, lcapp, data, verb, into, code
):
    if into == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("no full device here")
    lcapp("new", "--call", "membership-2025")
    line = f"{shlex.join(command(data, *verb.split()))} {into}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, "Something went wrong" in done.stderr) == (code, False), done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="words are text there")
@pytest.mark.parametrize(
    "words",
    [("--as", b"\xff", "new", "--call", "award-2024"), ("new", "--call", "award-2024", "--title", b"\xff")],
)
def test_that_a_name_or_title_that_is_no_text_is_wrong_usage_and_makes_no_dossier(tmp_path, words):
    line = [sys.executable, "-m", "lcapp", "--data", str(tmp_path), *words]
    done = subprocess.run(line, cwd=ROOT, env=environment(), capture_output=True)
    assert done.returncode == 2
    assert b"not UTF-8 text" in done.stderr
    assert not (tmp_path / "library.sqlite").exists()


def test_that_ctrl_c_ends_quietly_with_130(tmp_path):
    def interrupted(after):
        waiting = subprocess.Popen(
            command(tmp_path, "count", "-"),
            cwd=ROOT, env=environment(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            # Whoever runs the tests in the background has switched the signal off for all children.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        time.sleep(after)
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=30)
        return waiting.returncode, out, err

    # While Python itself is starting, the system ends it in its own way: a busy computer needs longer.
    assert any(interrupted(after) == (130, b"", b"") for after in (0.7, 2, 6, 15))


def test_that_a_held_library_is_named_with_its_holder_and_ends_with_3(tmp_path, monkeypatch, lcapp, data):
    from lcapp import bootstrap

    build = bootstrap.build_app
    monkeypatch.setattr(
        bootstrap, "build_app", lambda paths, **more: build(paths, **{**more, "wait_seconds": 0})
    )
    lcapp("new", "--call", "membership-2025")
    hold = (
        "import sys, pathlib\n"
        "from lcapp.storage.engine import open_library\n"
        "library = open_library(pathlib.Path(sys.argv[1]), wait_seconds=0)\n"
        "print('held', flush=True)\n"
        "sys.stdin.readline()\n"
        "library.close()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(data / "library.sqlite")],
        cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout.readline().strip() == b"held"
        told = lcapp("list", code=3)
        assert f"PID {holder.pid}" in told.err
        assert len(told.err.splitlines()) == 1
        assert lcapp("list", "--json", code=3).json["error"]["code"] == "library_held"
        lcapp("forms", "list")
    finally:
        holder.communicate(b"\n", timeout=10)


def test_that_a_mistake_of_our_own_is_one_line_and_a_traceback_only_where_asked(
    tmp_path, capfd, monkeypatch, expect_log
):
    from lcapp.cli.commands import count
    from lcapp.cli.main import main

    expect_log("a command failed")
    monkeypatch.setattr(count, "words_in", lambda text: 1 / 0)
    file = tmp_path / "a.txt"
    file.write_text("secret words", encoding="utf-8")
    assert main(["--data", str(tmp_path / "d"), "count", str(file)]) == 3
    said = capfd.readouterr()
    assert len(said.err.splitlines()) == 1
    assert "ZeroDivisionError" in said.err
    log = (tmp_path / "d" / "lcapp.log").read_text("utf-8")
    assert "count.py" in log
    assert "secret" not in log
    assert main(["--data", str(tmp_path / "d"), "--debug", "count", str(file)]) == 3
    assert "Traceback" in capfd.readouterr().err


def test_that_without_a_verb_the_window_opens_with_what_was_asked(tmp_path, monkeypatch):
    from lcapp.cli.main import main

    asked = []

    def window(paths, *, language, actor, file):
        asked.append((paths.data, language, actor, file))
        return 0

    form = tmp_path / "next.toml"
    form.write_text("", encoding="utf-8")
    assert main(["--data", str(tmp_path / "d"), "--language", "fa", "--as", "Ada"], window=window) == 0
    assert main(["--data", str(tmp_path / "d"), str(form)], window=window) == 0
    assert asked == [(tmp_path / "d", "fa", "Ada", None), (tmp_path / "d", "", "", form)]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="always a screen there")
def test_that_without_a_screen_the_window_is_refused_in_a_sentence(tmp_path):
    bare = {
        k: v for k, v in environment().items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        command(tmp_path), cwd=ROOT, env=bare, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "There is no screen here" in done.stderr
