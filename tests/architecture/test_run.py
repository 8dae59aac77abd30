"""run.py, the locks and the vendored files; no network, for children are stand-ins."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


class Children:
    """Stands where run.py starts other programs: remembers the commands and answers as told."""

    def __init__(self):
        self.commands = []
        self.failing = ()
        self.pip_version = "25.1"

    def run(self, command, **_options):
        words = [str(word) for word in command]
        self.commands.append(words)
        text = " ".join(words)
        answer = ""
        if "--version" in words:
            answer = f"pip {self.pip_version} from somewhere"
        elif "purelib" in text:
            site = Path(words[0]).parents[1] / "site"
            site.mkdir(parents=True, exist_ok=True)
            answer = f"{site}\n"
        failed = any(word in text for word in self.failing)
        return subprocess.CompletedProcess(words, 1 if failed else 0, answer, "")

    def said(self, word):
        return [command for command in self.commands if word in command]


@pytest.fixture
def children(monkeypatch):
    stand_in = Children()
    monkeypatch.setattr(run.subprocess, "run", stand_in.run)
    return stand_in


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "Žan سلام" / "venv"
    monkeypatch.setenv("LCAPP_VENV", str(place))
    return place


@pytest.fixture
def without_libraries(monkeypatch):
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run, "missing_packages", lambda needed: list(needed.values()))
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)


# --- an old Python, wrong words ---------------------------------------------------------------------------


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 13)])
def test_that_an_old_python_is_refused_in_plain_words(version):
    with pytest.raises(run.SetUpError, match=r"needs Python 3\.11 or newer; this is Python 3\.\d+\.\d+"):
        run.refuse_old_python(version)


def test_that_the_oldest_served_python_is_the_one_pyproject_names():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'requires-python = ">={run.OLDEST[0]}.{run.OLDEST[1]}"' in text
    run.refuse_old_python((*run.OLDEST, 0))


def test_that_python_3_8_can_read_the_file():
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
        )
    }
    assert imported <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("words", [["chek"], ["samples", "list"], ["check", "lcapp"], ["-x"]])
def test_that_unknown_words_get_the_usage_and_exit_2(words, capsys):
    assert run.main(words) == 2
    assert "usage: python3 run.py" in capsys.readouterr().err


# --- Qt's libraries ---------------------------------------------------------------------------------------


def test_that_a_user_is_given_the_exact_apt_line(without_libraries, children, monkeypatch, capsys):
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    assert run.main(["test"]) == 1
    names = " ".join(run.OFFSCREEN.values())
    line = f"    sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}\n"
    assert line in capsys.readouterr().err
    assert not children.commands


def test_that_root_installs_what_is_missing_and_is_told_if_it_stays_missing(
    without_libraries, children, monkeypatch
):
    monkeypatch.setattr(run.os, "geteuid", lambda: 0)
    with pytest.raises(run.SetUpError, match="apt-get install"):
        run.system_libraries({"libGL.so.1": "libgl1"})
    update, install = children.commands
    assert update[:2] == ["apt-get", "update"]
    assert install[:2] == ["apt-get", "install"]
    assert install[-1] == "libgl1"


def test_that_the_command_line_goes_on_without_the_libraries(
    without_libraries, children, monkeypatch, capsys
):
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    run.system_libraries(run.CORE, required=False)
    assert "libglib2.0-0" in capsys.readouterr().out


def test_that_a_window_needs_more_than_the_tests_and_the_tests_more_than_the_command_line():
    assert run.CORE.items() < run.OFFSCREEN.items() < run.WINDOW.items()


def test_that_a_library_that_is_nowhere_is_missing():
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux lacks Qt's libraries")
    assert run.missing_packages({"libc.so.6": "libc6", "libnowhere.so.7": "nowhere7"}) == ["nowhere7"]


# --- the virtual environment ------------------------------------------------------------------------------


def test_that_pip_gets_hashes_binaries_only_and_compiles(folder, children, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    seen = {}
    plain = children.run

    def watch(command, **options):
        if "install" in command:
            seen.update(options["env"])
        return plain(command, **options)

    monkeypatch.setattr(run.subprocess, "run", watch)
    assert run.environment(dev=False) == run.venv_python(folder)
    (install,) = children.said("install")
    assert "--require-hashes" in install
    assert install[install.index("--only-binary") + 1] == ":all:"
    assert install[install.index("--python") + 1] == run.venv_python(folder)
    assert install[-1].endswith("requirements.lock")
    assert "PYTHONDONTWRITEBYTECODE" not in seen
    assert "PIP_TARGET" not in seen


def test_that_a_set_up_is_done_once_and_again_when_the_lock_changes(folder, children, monkeypatch):
    run.environment(dev=False)
    run.environment(dev=False)
    assert len(children.said("install")) == 1
    monkeypatch.setattr(run, "stamp", lambda lock: f"other-{lock.name}")
    run.environment(dev=False)
    assert len(children.said("install")) == 2


def test_that_the_tools_of_the_tests_are_added_without_clearing_what_is_there(folder, children):
    run.environment(dev=False)
    (folder / "in-use").touch()
    run.environment(dev=True)
    assert (folder / "in-use").exists()
    assert children.said("install")[-1][-1].endswith("requirements-dev.lock")
    run.environment(dev=False)
    assert len(children.said("install")) == 2


@pytest.mark.parametrize("dev", [False, True])
def test_that_an_interrupted_set_up_is_repeated_from_the_start(folder, children, dev):
    if dev:
        run.environment(dev=False)
    children.failing = ("install",)
    with pytest.raises(run.SetUpError, match="could not install"):
        run.environment(dev=dev)
    (folder / "half-a-library").mkdir()
    children.failing = ()
    run.environment(dev=dev)
    assert not (folder / "half-a-library").exists()
    assert run.is_ready(folder / "lcapp-setup", [run.stamp(ROOT / LOCKS[dev])])


def test_that_a_folder_of_somebody_else_is_left_alone(folder, children):
    folder.mkdir(parents=True)
    (folder / "thesis.docx").touch()
    with pytest.raises(run.SetUpError, match="left alone"):
        run.environment(dev=False)
    assert [path.name for path in folder.iterdir()] == ["thesis.docx"]


def test_that_without_any_pip_the_bundled_one_is_tried_and_then_words_are_found(children):
    children.failing = ("pip --version",)
    assert run.pip("/venv/python", {}) == ["/venv/python", "-m", "pip"]
    children.failing = ("pip --version", "ensurepip")
    with pytest.raises(run.SetUpError, match="python3-pip"):
        run.pip("/venv/python", {})


def test_that_a_pip_too_old_to_fill_another_environment_is_passed_over(children):
    children.pip_version = "22.0.2"
    assert run.pip("/venv/python", {}) == ["/venv/python", "-m", "pip"]


def test_that_the_path_line_is_relative_and_plain_ascii(folder, children):
    run.environment(dev=False)
    inside = ROOT / ".venv" / "lib" / "python3.11" / "site-packages"
    assert run.path_line(ROOT, str(inside)) == str(Path(*[".."] * 4))
    assert run.path_line(ROOT, str(inside)).isascii()
    (line,) = folder.rglob("lcapp.pth")
    assert (line.parent / line.read_text("utf-8")).resolve() == ROOT


# --- what is started --------------------------------------------------------------------------------------


@pytest.fixture
def started(monkeypatch):
    """Let set-up pass, and remember what would be started: command, environment, folder."""
    seen = []

    def remember(command, env, cwd=None):
        seen.append((command, env, cwd))
        return 7

    monkeypatch.setattr(run, "environment", lambda dev: "python")
    monkeypatch.setattr(run, "system_libraries", lambda needed, required=True: None)
    monkeypatch.setattr(run, "catalogs", lambda python: None)
    monkeypatch.setattr(run, "run", remember)
    return seen


def test_that_tests_run_without_a_screen_and_without_system_fonts(started, monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert run.main(["test", "-k", "word"]) == 7
    ((command, env, cwd),) = started
    assert command == ["python", "-m", "pytest", *run.SIDE_BY_SIDE, "-k", "word"]
    assert env["QT_QPA_PLATFORM"] == "offscreen"
    assert Path(env["FONTCONFIG_FILE"]).is_file()
    assert env["PYTHONUTF8"] == "1"
    assert cwd == ROOT


def test_that_words_after_two_dashes_reach_the_program_in_the_callers_folder(started):
    assert run.main(["--", "samples", "export", "x", "-o", "a b.pdf"]) == 7
    ((command, _env, cwd),) = started
    assert command == ["python", "-P", "-m", "lcapp", "samples", "export", "x", "-o", "a b.pdf"]
    assert cwd is None


def test_that_every_check_is_run_even_after_one_failed(started):
    assert run.main(["check"]) == 7
    assert len(started) == 4


def test_that_without_a_screen_the_sample_is_printed_beside_what_is_there(
    started, monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(run, "has_screen", lambda env: False)
    monkeypatch.setattr(run, "run", lambda command, env, cwd=None: started.append(command) or 0)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dossier.pdf").write_text("mine")
    assert run.main([]) == 0
    assert started[0][-5:] == ["samples", "export", "sonderborg-award", "-o", str(tmp_path / "dossier-2.pdf")]
    said = capsys.readouterr().out
    assert "no screen" in said
    assert "dossier-2.pdf" in said
    assert "xvfb-run -a python3 run.py" in said


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["--data", "d"], True),
        ([str(ROOT / "run.py")], True),
        (["list"], False),
        (["--data", "d", "--language", "fa", "samples", "list"], False),
        (["--version"], False),
    ],
)
def test_that_only_no_verb_or_a_file_opens_the_window(words, window):
    assert run.opens_window(words) is window


def test_that_a_screen_is_found_in_the_environment():
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    assert run.has_screen({"DISPLAY": ":0"})
    assert run.has_screen({"QT_QPA_PLATFORM": "offscreen"})
    assert not run.has_screen({"DISPLAY": ""})


def test_that_the_exit_code_of_a_child_is_passed_on():
    assert run.run([sys.executable, "-c", "raise SystemExit(5)"], env=dict(os.environ)) == 5
    if os.name == "posix":
        death = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
        assert run.run([sys.executable, "-c", death], env=dict(os.environ)) == 128 + 9


def test_that_only_newer_catalogs_are_compiled(tmp_path):
    place = tmp_path / "fa" / "LC_MESSAGES"
    place.mkdir(parents=True)
    po, mo = place / "lcapp.po", place / "lcapp.mo"
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    po.write_text(header + 'msgid "City"\nmsgstr "شهر"\n', "utf-8")
    stale = run.stale_catalogs(tmp_path)
    assert stale == [str(po), str(mo)]
    subprocess.run([sys.executable, "-c", run.COMPILE_CATALOGS, *stale], check=True)
    assert "شهر".encode() in mo.read_bytes()
    assert run.stale_catalogs(tmp_path) == []
    os.utime(po, (mo.stat().st_mtime + 5,) * 2)
    assert run.stale_catalogs(tmp_path) == stale


# --- the locks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOCKS)
def test_that_a_lock_names_no_address_and_a_hash_for_each_library(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(#|-)(?!-hash)", text, re.MULTILINE), "a comment or an option of pip"
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9._-]+==\S+ (; .+ )?\\\n", block), block
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


def test_that_everything_the_program_needs_is_locked_alike_for_the_tests():
    runtime, dev = (set((ROOT / name).read_text("utf-8").splitlines()) for name in LOCKS)
    assert {line for line in runtime if "==" in line} < {line for line in dev if "==" in line}


@pytest.mark.parametrize("name", LOCKS)
def test_that_qt_is_locked_below_the_version_that_aborts(name):
    text = (ROOT / name).read_text("utf-8")
    for library in ("pyside6-essentials", "shiboken6"):
        (version,) = re.findall(rf"^{library}==(\S+)", text, re.MULTILINE)
        assert (6, 8, 3) <= tuple(int(part) for part in version.split(".")) < (6, 12)


@pytest.mark.parametrize("name", ["run.py", ".ci/run", *LOCKS])
def test_that_no_registry_is_named(name):
    text = (ROOT / name).read_text("utf-8").lower()
    hosts = ["py" + "pi.org", "python" + "hosted", "npm" + "js.org", "debian" + ".org"]
    assert [host for host in hosts if host in text] == []


def test_that_a_font_is_what_its_readme_says():
    readme = (ROOT / "resources/fonts/README.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `(\S+\.ttf)` .* `([0-9a-f]{64})` \|$", readme, re.MULTILINE))
    found = {
        path.relative_to(ROOT / "resources/fonts").as_posix(): path
        for path in (ROOT / "resources/fonts").rglob("*.ttf")
    }
    assert set(listed) <= set(found)
    assert listed == {name: run.hashlib.sha256(found[name].read_bytes()).hexdigest() for name in listed}
    assert all((path.parent / "OFL.txt").is_file() for path in map(found.get, listed))


def test_that_each_icon_takes_the_colour_it_is_given():
    icons = sorted((ROOT / "resources/icons").glob("*.svg"))
    assert len(icons) >= 40
    assert [path.name for path in icons if path.read_text("utf-8").count('stroke="currentColor"') != 1] == []
