#!/usr/bin/env python3
"""Set up and start LCApp with nothing but Python 3.11 (or newer) and pip.

    python3 run.py                  set up (the first time only) and open the program
    python3 run.py test [WORDS]     set up and run the tests; the words go to pytest
    python3 run.py check            formatting, lint, types and floors
    python3 run.py translate        bring the message catalogs up to date and say what is missing
    python3 run.py screenshots DIR  pictures of all screens in all languages into that folder
    python3 run.py -- WORDS         pass words to the program: python3 run.py -- samples list

Windows: py -3.11 run.py        macOS: python3.11 run.py

Only the standard library is used, and the file can be read by Python 3.8, so that an old Python gets
a sentence instead of a syntax error. LCAPP_VENV names another folder than .venv for the libraries.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = (3, 11)
USAGE = (
    "usage: python3 run.py [test [WORDS for pytest] | check | translate [LANGUAGE ...] | screenshots DIR | "
    "-- WORDS for the program]"
)

# Shared library -> Debian package, found on a bare Debian 12. Qt's core alone serves the command line.
CORE = {"libglib-2.0.so.0": "libglib2.0-0"}
OFFSCREEN = {
    **CORE,
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
WINDOW = {
    **OFFSCREEN,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

COMPILE_CATALOGS = """
import os, sys
from babel.messages import mofile, pofile
for po, mo in zip(sys.argv[1::2], sys.argv[2::2]):
    with open(po, "rb") as source, open(mo + ".part", "wb") as target:
        mofile.write_mo(target, pofile.read_po(source))
    os.replace(mo + ".part", mo)
"""
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


class SetUpError(Exception):
    """Something outside the program is missing; the text says what to do."""


def say(*words: object) -> None:
    print("[run.py]", *words, flush=True)


def main(words: list[str]) -> int:
    with contextlib.suppress(AttributeError, ValueError):  # a path must never end the program
        sys.stdout.reconfigure(errors="backslashreplace")
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    task, rest = (words[0], words[1:]) if words else ("--", [])
    tasks = {"test": test, "check": check, "translate": translate, "screenshots": screenshots, "--": program}
    if task not in tasks or (task == "check" and rest):
        print(
            f"{USAGE}\nThe word {words[-1] if task == 'check' else task!r} was not understood.",
            file=sys.stderr,
        )
        return 2
    try:
        refuse_old_python(tuple(sys.version_info[:3]))
        return tasks[task](rest)
    except SetUpError as error:
        print(f"[run.py] {error}", file=sys.stderr)
        return 1


def refuse_old_python(version: tuple[int, ...]) -> None:
    if version[:2] < OLDEST:
        found = ".".join(map(str, version))
        raise SetUpError(
            f"LCApp needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is Python {found}. "
            f"Please install a newer Python and start run.py with it, for example: python3.11 run.py"
        )


# --- the tasks --------------------------------------------------------------------------------------------


SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")
"""Tests of different files run side by side; those of one file share what they built."""


def test(words: list[str]) -> int:
    env = child_environment()
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    env["FONTCONFIG_FILE"] = str(HERE / "tests" / "fonts.conf")  # no system font: same pictures everywhere
    system_libraries(OFFSCREEN if env["QT_QPA_PLATFORM"].startswith("offscreen") else WINDOW)
    python = environment(dev=True)
    catalogs(python)
    return run([python, "-m", "pytest", *SIDE_BY_SIDE, *words], env=env, cwd=HERE)


def check(_words: list[str]) -> int:
    python = environment(dev=True)
    tools = (
        ["-m", "ruff", "format", "--check"],
        ["-m", "ruff", "check"],
        ["-m", "mypy"],
        ["-c", LINT_IMPORTS],
    )
    codes = [run([python, *tool], env=child_environment(), cwd=HERE) for tool in tools]
    return next((code for code in codes if code), 0)


def translate(words: list[str]) -> int:
    script = str(HERE / "resources" / "build" / "translate.py")
    python = environment(dev=True)
    code = run([python, script, *words], env=child_environment())
    catalogs(python)
    return code


def screenshots(words: list[str]) -> int:
    env = child_environment()
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    env.setdefault("FONTCONFIG_FILE", str(HERE / "tests" / "fonts.conf"))
    system_libraries(OFFSCREEN if env["QT_QPA_PLATFORM"].startswith("offscreen") else WINDOW)
    python = environment(dev=True)
    catalogs(python)
    return run([python, str(HERE / "resources" / "build" / "screenshots.py"), *words], env=env)


def program(words: list[str]) -> int:
    env = child_environment()
    window = opens_window(words)
    no_screen = window and not has_screen(env)
    system_libraries(WINDOW if window and not no_screen else CORE, required=window and not no_screen)
    python = environment(dev=False)
    catalogs(python)
    command = [python, "-P", "-m", "lcapp"]  # -P: a stray typing.py in the user's folder is not imported
    if no_screen:
        return without_screen(command, env)
    return run([*command, *words], env=env)


def opens_window(words: list[str]) -> bool:
    rest = list(words)
    while len(rest) > 1 and rest[0] in ("--data", "--language", "--as"):
        rest = rest[2:]
    return not rest or Path(rest[0]).is_file()


def has_screen(env: dict[str, str]) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def without_screen(command: list[str], env: dict[str, str]) -> int:
    """Do the main job on the sample, since no window can be shown."""
    say("There is no screen here (DISPLAY is not set), so the window cannot be opened.")
    say("The sample dossier of the city of Sonderborg is printed instead.")
    target = free_name(Path.cwd() / "dossier.pdf")
    code = run([*command, "samples", "export", "sonderborg-award", "-o", str(target)], env=env)
    if code == 0:
        say("Written:", target)
        say("Go on with, for example:")
        for verb in (
            "samples list",
            "calls list",
            "new --call award-2024",
            "list",
            "check 1",
            "export 1 -o my.pdf",
        ):
            print(f"    python3 run.py -- {verb}")
        say("To see the window on a virtual screen:  xvfb-run -a python3 run.py")
    return code


def free_name(wanted: Path) -> Path:
    path, number = wanted, 1
    while path.exists():
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return path


# --- running a child --------------------------------------------------------------------------------------


def child_environment() -> dict[str, str]:
    env = dict(os.environ, PYTHONUTF8="1")
    if env.get("LC_ALL") in ("C", "POSIX"):
        env["LC_ALL"] = "C.UTF-8"  # Qt complains about any locale that is not UTF-8
    return env


def run(command: list[str], env: dict[str, str], cwd: Path | None = None) -> int:
    child = subprocess.Popen(command, env=env, cwd=cwd)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # the child got it too, and ends in its own time
            code = child.wait()
            return code if code >= 0 else 128 - code


# --- Qt's Debian libraries --------------------------------------------------------------------------------


def missing_packages(needed: dict[str, str]) -> list[str]:
    try:
        import ctypes
    except ImportError:  # a Python built without libffi cannot ask; Qt will say what it misses
        return []
    missing = []
    for library, package in needed.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def system_libraries(needed: dict[str, str], required: bool = True) -> None:
    """Install what Qt needs with apt-get where that is allowed, else name it.

    Args:
        needed: Shared library to Debian package.
        required: Whether to stop when something stays missing, or only to say so.
    """
    missing = missing_packages(needed) if sys.platform.startswith("linux") else []
    if not missing:
        return
    administrator = administrator_prefix()
    if shutil.which("apt-get") and administrator is not None:
        say("Installing system libraries:", *missing)
        env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        subprocess.run([*administrator, "apt-get", "update", "-qq"], env=env, check=False)
        subprocess.run([*administrator, *install], env=env, check=False, stdout=subprocess.DEVNULL)
        missing = missing_packages(needed)
    if missing and required:
        raise SetUpError(what_to_install(missing))
    if missing:
        say(what_to_install(missing))


def administrator_prefix() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def what_to_install(missing: list[str]) -> str:
    names = " ".join(missing)
    if not shutil.which("apt-get"):
        return f"Qt needs these system libraries (by their Debian names): {names}"
    sudo = "" if os.geteuid() == 0 else "sudo "
    return (
        "Qt needs some system libraries. Please run once, as an administrator:\n"
        f"    {sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {names}"
    )


# --- the virtual environment ------------------------------------------------------------------------------


def venv_folder() -> Path:
    return Path(os.environ.get("LCAPP_VENV") or HERE / ".venv").absolute()


def venv_python(folder: Path) -> str:
    return str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def stamp(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def environment(dev: bool) -> str:
    """Make the virtual environment if it is not there, or not as the lock says.

    The file ``lcapp-setup`` in it holds the stamps of the locks that are complete, and the word "begun"
    while something is being installed; a set-up that was interrupted is thus seen, and repeated.

    Args:
        dev: Whether the tools of the tests are wanted too.

    Returns:
        The environment's Python.
    """
    folder = venv_folder()
    record = folder / "lcapp-setup"
    wanted = [stamp(HERE / "requirements.lock")]
    lock = HERE / ("requirements-dev.lock" if dev else "requirements.lock")
    if dev:
        wanted.append(stamp(lock))
    if is_ready(record, wanted):
        return venv_python(folder)
    if folder.exists() and not record.exists() and os.environ.get("LCAPP_VENV") and any(folder.iterdir()):
        raise SetUpError(
            f"{folder} (named by LCAPP_VENV) is not empty and was not made by run.py; it is left alone."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with record.open("a+", encoding="ascii") as handle, alone(handle):
            if not is_ready(record, wanted):  # another run.py may have finished it while this one waited
                say(f"Setting up {folder} (once; the first time about 110 MB are fetched) ...")
                begin(folder, handle, runtime=wanted[0])
                install(venv_python(folder), lock, handle)
                handle.truncate(0)
                handle.write("\n".join(wanted))
    except OSError as error:
        raise SetUpError(
            f"{folder} could not be set up: {error}. LCAPP_VENV can name another folder."
        ) from error
    return venv_python(folder)


def is_ready(record: Path, wanted: list[str]) -> bool:
    try:
        return (
            set(wanted) <= set(record.read_text("ascii").split())
            and Path(venv_python(record.parent)).exists()
        )
    except OSError:
        return False


@contextlib.contextmanager
def alone(handle):
    """Wait until no other run.py sets up the same folder; the system lets go when a process dies."""
    if os.name == "nt":
        import msvcrt

        handle.seek(1 << 20)  # a byte far behind the text, so that others can read the stamps
        while True:
            with contextlib.suppress(OSError):
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                break
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
    yield


def begin(folder: Path, handle, runtime: str) -> None:
    """Keep an environment that only lacks the tools of the tests; make any other one anew."""
    handle.seek(0)
    done = handle.read().split()
    keep = runtime in done and "begun" not in done and Path(venv_python(folder)).exists()
    if not keep:
        handle.truncate(0)
    handle.write("\nbegun\n")
    handle.flush()
    if keep:
        return
    for old in folder.iterdir():
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        elif old.name != "lcapp-setup":
            old.unlink()
    try:
        import venv
    except ImportError as error:
        raise SetUpError("This Python has no module venv. On Debian: apt-get install python3-venv") from error
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)


def install(python: str, lock: Path, handle) -> None:
    """Fill the environment with exactly what the lock says, and put this folder on its path.

    pip inherits the handle that keeps others out: if only run.py is killed, the next one waits for pip.
    """
    inherited = {"pass_fds": (handle.fileno(),)} if os.name == "posix" else {}
    env = {
        name: value for name, value in child_environment().items() if name not in ("PIP_TARGET", "PIP_PREFIX")
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once here, not at each start
    env["PIP_USER"] = "0"
    options = ["--disable-pip-version-check", "--no-input", "install", "-qq", "--root-user-action=ignore"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    if subprocess.run([*pip(python, env), *options, *locked], env=env, check=False, **inherited).returncode:
        raise SetUpError(
            "pip could not install the libraries; its own words stand above. Start again to go on."
        )
    question = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = subprocess.run(question, env=env, check=True, capture_output=True, encoding="utf-8").stdout.strip()
    (Path(site) / "lcapp.pth").write_text(path_line(HERE, site), encoding="utf-8")


def path_line(target: Path, site: str) -> str:
    """Word a .pth line: relative, because before Python 3.13 these files are not read as UTF-8."""
    try:
        return os.path.relpath(target, site)
    except ValueError:  # another drive of Windows
        return str(target)


def pip(python: str, env: dict[str, str]) -> list[str]:
    """Find a pip outside that can fill another environment (22.3 can), else bring the bundled one in."""
    outside = dict.fromkeys([sys.executable, getattr(sys, "_base_executable", None) or sys.executable])
    for candidate in outside:
        answer = subprocess.run(
            [candidate, "-m", "pip", "--version"], env=env, capture_output=True, text=True, check=False
        )
        version = answer.stdout.split()[1:2] if answer.returncode == 0 else []
        if version and tuple(int(part) for part in version[0].split(".")[:2] if part.isdigit()) >= (22, 3):
            return [candidate, "-m", "pip", "--python", python]
    if subprocess.run(
        [python, "-m", "ensurepip", "-q"], env=env, capture_output=True, check=False
    ).returncode:
        raise SetUpError(
            "pip was not found, and this Python cannot make one. On Debian: apt-get install python3-pip"
        )
    return [python, "-m", "pip"]


# --- the message catalogs ---------------------------------------------------------------------------------


def stale_catalogs(folder: Path) -> list[str]:
    words: list[str] = []
    for po in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if os.access(po.parent, os.W_OK) and (not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime):
            words += [str(po), str(mo)]
    return words


def catalogs(python: str) -> None:
    """Compile the catalogs whose source is newer; in a read-only folder the program reads the sources."""
    stale = stale_catalogs(HERE / "translations")
    if (
        stale
        and subprocess.run(
            [python, "-c", COMPILE_CATALOGS, *stale], env=child_environment(), check=False
        ).returncode
    ):
        raise SetUpError("A message catalog in translations/ could not be compiled; the reason stands above.")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
