"""Write requirements.lock and requirements-dev.lock from pyproject.toml.

Run it after changing a version range: ``python3 resources/build/lock.py``. It wants uv
(``python3 -m venv /tmp/uv && /tmp/uv/bin/pip install uv``, then put it on the PATH or name it in UV).
The locks serve every platform and every Python from 3.11 on; they carry hashes and no addresses, so
that pip takes the files from whatever index the machine is set up for. ``--upgrade`` asks for the
newest versions; without it the versions already locked are kept where the ranges allow.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {"requirements.lock": ["--no-dev"], "requirements-dev.lock": ["--group", "dev"]}
OLDEST_PYTHON = "3.11"  # the resolver starts from the oldest Python that is served


def main() -> int:
    """Resolve once and write both locks from that one resolution.

    Returns:
        The exit code: 0 when both files were written, 3 when uv is missing.
    """
    words = argparse.ArgumentParser(description="Write the two lock files.")
    words.add_argument("--upgrade", action="store_true", help="take the newest versions the ranges allow")
    upgrade = words.parse_args().upgrade
    uv = os.environ.get("UV") or shutil.which("uv")
    if not uv:
        print("uv was not found: put it on the PATH, or name it in the variable UV.")
        return 3
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("pyproject.toml", "README.md"):
            (project / name).write_bytes((ROOT / name).read_bytes() if (ROOT / name).exists() else b"")
        for name, groups in LOCKS.items():
            compile_lock(uv, project, name, groups, upgrade=upgrade)
    return 0


def compile_lock(uv: str, project: Path, name: str, groups: list[str], *, upgrade: bool) -> None:
    """Resolve for all platforms and write one lock file.

    Args:
        uv: The uv program.
        project: A folder with a copy of pyproject.toml.
        name: Name of the lock file.
        groups: The words that choose the dependency groups.
        upgrade: Whether pins that exist already are forgotten.
    """
    target = ROOT / name
    chosen = [word for word in groups if word != "--no-dev"]
    command = [uv, "pip", "compile", "--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--quiet", *chosen]
    command += ["--upgrade"] if upgrade else []
    command += ["--output-file", str(target), "pyproject.toml"]
    subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
    text = target.read_text("utf-8")
    if "://" in text:
        target.unlink()
        sys.exit(f"{name} would hold an address; nothing was written.")
    print(f"{name}: {len(re.findall(r'^[a-z]', text, re.M))} packages")


if __name__ == "__main__":
    raise SystemExit(main())
