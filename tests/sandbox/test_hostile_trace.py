"""What the program asks of the system while it opens strangers' files: no network, no file of others."""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.endurance.tracing import can_trace
from tests.exchange.hostile_packages import hostile
from tests.exchange.package_made import a_pdf, an_annex, bytes_of, carried
from tests.sandbox import hostile_pdfs

pytestmark = pytest.mark.skipif(
    not can_trace(),
    reason="strace, which tells what a process asks of the system, is not here or not allowed",
)

CHECKOUT = Path(__file__).parents[2]
CALLS = "network,open,openat,openat2,execve,execveat,creat"
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)$")
_NAME = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FOLDER = re.compile(r"^(?:AT_FDCWD|\d+)<((?:[^<>\\]|\\.)*)>")
_INTERNET = re.compile(r"\bAF_INET6?\b|\bPF_INET6?\b|\bAF_PACKET\b")

PROGRAM = {
    CHECKOUT / "lcapp",
    CHECKOUT / "resources",
    CHECKOUT / "translations",
    *(Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    *(Path(sys.base_prefix) / one for one in ("bin", "lib", "lib64", "pyvenv.cfg")),
    *([Path(sys.prefix)] if sys.prefix != sys.base_prefix else []),
    *(Path(one) for one in ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")),
}
"""Folders of the program, of Python, and of the libraries of both."""
SYSTEM = {
    *map(Path, ("/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/localtime", "/etc/timezone")),
    *map(Path, ("/dev/null", "/dev/urandom", "/usr/share/zoneinfo", "/usr/share/locale")),
    *map(Path, ("/sys/fs/cgroup", "/sys/devices", "/sys/dev/block")),
}
"""What Python and the C library look at on any start; and whether the disk can be pulled out."""
_OWN_PROCESS = re.compile(
    r"/proc/(self|\d+)/(statm|status|stat|maps|cgroup|mountinfo|mounts|fd|task)"
    r"|/proc/(filesystems|meminfo|cpuinfo)"
)


class Seen:
    """What a traced command asked of the system."""

    def __init__(self, trace):
        self.internet, self.opened, self.run = [], [], []
        for line in trace.splitlines():
            found = _LINE.match(line)
            if not found:
                continue
            call, rest = found.groups()
            if _INTERNET.search(rest):
                self.internet.append(line)
            name = _NAME.search(rest)
            if call.startswith("execve") and name:
                self.run.append(name[1])
            elif call in ("open", "openat", "openat2", "creat") and name:
                folder = _FOLDER.match(rest)
                where = Path(folder[1] if folder else "/") / _read(name[1])
                self.opened.append(os.path.normpath(where))

    def foreign(self, *places):
        """Opened files that belong neither to the program nor to any of the places."""
        allowed = [*PROGRAM, *SYSTEM, *map(Path, places)]
        return sorted(
            {
                one
                for one in self.opened
                # The list of what the checkout holds is read to find the program in it.
                if Path(one) != CHECKOUT
                and not _OWN_PROCESS.fullmatch(one)
                and not any(_is_in(Path(one), place) for place in allowed)
            }
        )


def _read(quoted):
    """A name as strace writes it: letters beyond ASCII are octal numbers."""
    return quoted.encode("ascii").decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")


def _is_in(path, place):
    return path == place or place in path.parents


def traced(tmp_path, *command):
    """Run something under strace in a folder of its own."""
    told, work = tmp_path / "trace.txt", tmp_path / "work"
    work.mkdir(exist_ok=True)
    done = subprocess.run(
        [
            "strace",
            "-f",
            "-qq",
            "-y",
            "-s",
            "4096",
            "-e",
            f"trace={CALLS}",
            "-o",
            str(told),
            *map(str, command),
        ],
        cwd=work,
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        | {"PYTHONPATH": str(CHECKOUT), "HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done, Seen(told.read_text(encoding="utf-8", errors="replace"))


@pytest.fixture(scope="module")
def corpus():
    """Packages and PDFs that try to reach out of the child, break it, or are simply broken, and good ones."""
    acting = a_pdf(acting=True)
    good = carried(evidence=(an_annex(1, acting),))
    pdfs = {
        name: getattr(hostile_pdfs, name)()
        for name in (
            "outside_stream",
            "full_of_acts",
            "dynamic_form",
            "signed",
            "nested_bomb",
            "press_colours",
        )
    }
    packages = {f"{number:02d}": data for number, (data, _code) in enumerate(hostile().values())}
    return {f"{name}.pdf": data for name, data in pdfs.items()} | {
        **{f"{name}.lcdossier": data for name, data in packages.items()},
        "acting.lcdossier": bytes_of(good, (acting,)),
        "plain.lcdossier": bytes_of(carried()),
        "nothing.pdf": b"%PDF-1.7",
    }


@pytest.fixture
def mail(tmp_path, corpus):
    folder = tmp_path / "mail"
    folder.mkdir()
    for name, data in corpus.items():
        (folder / name).write_bytes(data)
    return folder


def lcapp(tmp_path, *words):
    return traced(tmp_path, sys.executable, "-P", "-m", "lcapp", "--data", tmp_path / "data", *words)


def programs(seen):
    return {Path(one).resolve() for one in seen.run}


def test_that_putting_hostile_files_on_the_desk_reaches_no_network_and_no_foreign_file(
    tmp_path, mail, corpus
):
    done, seen = lcapp(tmp_path, "desk", "import", mail, "--json")
    assert '"taken": 2' in done.stdout, done.stdout + done.stderr
    assert f'"refused": {len(corpus) - 2}' in done.stdout
    assert seen.internet == []
    assert seen.foreign(tmp_path / "data", mail) == []
    assert programs(seen) == {Path(sys.executable).resolve()}


@pytest.mark.parametrize(
    "name", ["outside_stream.pdf", "full_of_acts.pdf", "acting.lcdossier", "00.lcdossier"]
)
def test_that_inspecting_a_hostile_file_reaches_nothing_but_that_file(tmp_path, mail, name):
    _done, seen = lcapp(tmp_path, "inspect", mail / name)
    assert str(mail / name) in seen.opened
    assert seen.internet == []
    assert seen.foreign(tmp_path / "data", mail / name) == []
    assert programs(seen) == {Path(sys.executable).resolve()}


def test_that_the_trace_would_see_a_socket_a_foreign_file_and_a_foreign_program(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("x", encoding="utf-8")
    evil = (
        "import socket, subprocess, sys; socket.socket(); "
        "open(sys.argv[1]).read(); subprocess.run(['/bin/true'])"
    )
    _done, seen = traced(tmp_path, sys.executable, "-I", "-c", evil, secret)
    assert seen.internet
    assert seen.foreign(tmp_path / "data") == [str(secret)]
    assert Path("/bin/true").resolve() in programs(seen)
