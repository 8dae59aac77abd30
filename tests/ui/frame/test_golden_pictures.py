"""The five main screens in English and Persian look as they did, pixel by pixel."""

import json

import pytest

from tests.ui.goldens.take import KEPT, LANGUAGES, ROOT, SCREENS, made_with, pictures

HOW = "look at the pictures in tests/results/pictures; keep them with: python -m tests.ui.goldens.take --keep"


@pytest.fixture(scope="module")
def taken():
    folder = ROOT / "tests" / "results" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return pictures(folder)


def test_that_every_main_screen_is_pictured_and_persian_is_another_picture(taken):
    assert set(taken) == {f"{screen}-{language}" for screen in SCREENS for language in LANGUAGES}
    assert len(set(taken.values())) == len(taken)


def test_that_the_main_screens_look_as_they_did(taken):
    kept = json.loads(KEPT.read_text("utf-8"))
    if kept["made_with"] != made_with():
        pytest.skip(f"kept pictures were drawn by {kept['made_with']}, not {made_with()}")
    changed = [name for name, digest in taken.items() if kept["pictures"].get(name) != digest]
    assert changed == [], HOW
