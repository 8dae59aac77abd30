import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PACKAGE = CHECKOUT / "lcapp"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400
GENERATED = {"bidi_tables.py"}
WEAK_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "managers",
    "misc",
    "base",
    "core",
    "stuff",
}

WRITTEN = sorted(
    path
    for where in ("lcapp", "tests", "resources", "translations", ".ci")
    for path in (CHECKOUT / where).rglob("*")
    if path.suffix
    in {".py", ".md", ".toml", ".json", ".csv", ".po", ".pot", ".css", ".qss", ".svg", ".conf", ""}
    and path.is_file()
) + sorted(path for path in CHECKOUT.iterdir() if path.suffix in {".py", ".md", ".toml", ".lock"})
# Put together here, or this file would be the first to be found.
FOREIGN = re.compile(
    "|".join(
        [rf"/{name}/" for name in ("work", "root", "farm")]
        + [
            re.escape(".".join(host))
            for host in (("pypi", "org"), ("files", "python" + "hosted"), ("registry", "npmjs"))
        ]
        + [re.escape("deb" + ".debian.org")]
    )
)


def name_of(path):
    return str(path.relative_to(CHECKOUT))


def test_that_every_floor_imports_only_the_floors_below(tmp_path):
    # In a process of its own: import-linter silences every logger there is.
    script = (
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_that_no_module_has_a_name_that_says_nothing():
    assert [
        name_of(path) for path in MODULES if path.stem in WEAK_NAMES or path.parent.name in WEAK_NAMES
    ] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_that_a_module_says_its_theme_and_imports_absolutely(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    theme = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert theme.endswith((".", ":", "?", "…")), "the docstring's first line says the one theme in a sentence"
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize("path", [path for path in MODULES if path.name not in GENERATED], ids=name_of)
def test_that_no_file_grows_beyond_one_theme(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_that_no_file_names_a_folder_of_this_machine_or_a_registry():
    found = {
        name_of(path): match.group()
        for path in WRITTEN
        if (match := FOREIGN.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


def test_that_only_the_engine_opens_the_library():
    opening = re.compile(r"sqlite3\.connect\(|QtSql|create_engine\(")
    found = {name_of(p) for p in MODULES if opening.search(p.read_text(encoding="utf-8"))}
    # Copies are other files; the library itself is opened by the engine alone.
    assert found == {"lcapp/storage/engine.py", "lcapp/storage/copy_connection.py"}
