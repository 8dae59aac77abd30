"""The same dossier gives the same bytes, wherever and whenever it is printed."""

import hashlib
import os
import subprocess
import sys

import pytest

from tests.pdf.conftest import ROOT

SCRIPT = """
import hashlib, sys
from pathlib import Path
from lcapp.i18n import Catalogs
from lcapp.pdf.renderer import PdfRenderer
from lcapp.services.export import Unwatched
from lcapp.services.ports import Carried, PrintOptions
from tests.pdf.cases import full_snapshot
renderer = PdfRenderer(Path("resources/fonts"), Catalogs(Path("translations")))
carried = (Carried("dossier.json", "application/json", b"{}"), Carried("b.zip", "application/zip", b"PK"))
options = PrintOptions(language=sys.argv[1])
for _ in range(2):
    data = renderer.render(full_snapshot(), options, Unwatched(), carried=carried).data
    print(hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize("language", ["en", "fa"])
def test_that_other_hash_seeds_time_zones_and_languages_of_the_machine_change_no_byte(language):
    found = set()
    for seed, zone, locale in (("1", "Asia/Tehran", "C"), ("77", "America/Lima", "fa_IR.UTF-8")):
        environment = dict(os.environ, PYTHONHASHSEED=seed, TZ=zone, LANG=locale, LC_ALL=locale)
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, language],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found.update(done.stdout.split())
    assert len(found) == 1
    assert found.pop() != hashlib.sha256(b"").hexdigest()
