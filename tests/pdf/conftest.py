"""Tests of the pages. `--write-goldens` writes down what the blocks say now; read it before committing."""

from pathlib import Path

import pytest

from lcapp.i18n import Catalogs
from lcapp.pdf.renderer import PdfRenderer

ROOT = Path(__file__).resolve().parents[2]


def pytest_addoption(parser):
    parser.addoption("--write-goldens", action="store_true", help="write tests/pdf/goldens anew")


@pytest.fixture(scope="session")
def renderer():
    return PdfRenderer(ROOT / "resources/fonts", Catalogs(ROOT / "translations"))
