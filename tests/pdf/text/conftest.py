from pathlib import Path

import pytest

from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.faces import Faces

FONTS = Path(__file__).parents[3] / "resources" / "fonts"


@pytest.fixture(scope="session")
def faces() -> Faces:
    return Faces.load(FONTS)


@pytest.fixture
def engine(faces) -> TextEngine:
    return TextEngine(faces)
