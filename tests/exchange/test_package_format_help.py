"""Two pages are enough: a script of the standard library, written from them, reads everything."""

import ast
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lcapp.domain import package
from lcapp.exchange.package_writer import write_package
from tests.exchange import plain_reader
from tests.exchange.package_made import (
    RESOURCES,
    SAMPLES,
    a_link,
    a_pdf,
    a_picture,
    an_annex,
    carried,
    package_of,
)

PAGES = (RESOURCES / "help" / "package-format.md").read_text("utf-8")
SCRIPT = Path(plain_reader.__file__)
CONTENTS = (a_pdf(), a_picture(), b"Plain words")


@pytest.fixture
def file(tmp_path):
    evidence = [an_annex(n, content, supports=()) for n, content in enumerate(CONTENTS, start=1)]
    path = tmp_path / "samplia.lcdossier"
    path.write_bytes(write_package(package_of(carried(evidence=(*evidence, a_link(4))), CONTENTS)))
    return path


def test_that_the_script_is_short_and_uses_the_standard_library_alone():
    source = SCRIPT.read_text("utf-8")
    assert len(source.splitlines()) <= 100
    tree = ast.parse(source)
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names


def test_that_the_script_alone_prints_every_answer_and_writes_every_annex(file, tmp_path):
    folder = tmp_path / "annexes"
    folder.mkdir()
    said = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", SCRIPT, file, folder], capture_output=True, check=True
    ).stdout.decode("utf-8")
    sent = carried()
    assert sent.dossier.title in said
    for value in sent.answers.values():
        assert json.dumps(value, ensure_ascii=False, sort_keys=True) in said
    assert {one.read_bytes() for one in folder.iterdir()} == set(CONTENTS)


@pytest.mark.parametrize("name", SAMPLES.names())
def test_that_the_script_finds_the_same_fingerprint_for_every_sample(tmp_path, name):
    sent = carried(name)
    path = tmp_path / "one.lcdossier"
    path.write_bytes(write_package(package_of(sent)))
    _manifest, data, _form, _annexes = plain_reader.read(path)
    assert plain_reader.fingerprint(data)[0] == sent.content_id


def test_that_the_script_sees_a_changed_annex(file):
    data = bytearray(file.read_bytes())
    data[data.index(b"Plain words")] ^= 1
    file.write_bytes(data)
    with pytest.raises(zipfile.BadZipFile):
        plain_reader.main(str(file))


def test_that_the_pages_name_every_member_field_and_limit():
    names = (package.MANIFEST, package.DATA, package.FORM, package.CALL, package.SIGNATURE, *package.EXTRAS)
    for name in names:
        assert f"`{name}`" in PAGES
    top = json.loads(package_of(carried()).data)
    said = set(re.findall(r"`([a-z_0-9]+)`", PAGES))
    assert set(top) <= said
    assert set(top["evidence"][0] if top["evidence"] else ()) <= said
    limits = package.LIMITS
    for number in (
        f"{limits.file // 1_000_000} MB",
        f"{limits.entries:,} members",
        f"`.json` {limits.json // 1_000_000} MB",
        f"`.toml` {limits.toml // 1_000_000} MB",
        f"annex {limits.annex // 1_000_000} MB",
        f"{limits.total // 1_000_000} MB",
        f"{limits.ratio} times",
        f"{package.SMALL:,} bytes",
        f"{limits.depth} levels",
        f"`{package.FORMAT}`",
    ):
        assert number in PAGES, number
