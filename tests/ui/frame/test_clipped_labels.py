"""No text is cut off on the main screens; the long run of all is `tests.endurance.clipped_labels`."""

import pytest

from tests.endurance.clipped_labels import in_process

LANGUAGES = ("en", "fa", "xx")
MAIN = frozenset(
    {"start", "new", "settings", "draft", "findings", "panel-evidence", "export", "calls", "help-keys"}
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    found = in_process(list(LANGUAGES), 100, tmp_path_factory.mktemp("screens"), only=MAIN)
    return dict(zip(LANGUAGES, found, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_main_screen_cuts_a_text_and_persian_stands_mirrored(language, told):
    assert told[language]["cut"] == []
    assert told[language]["unmirrored"] == []
    assert told[language]["found"], "the label cut on purpose was not found"
    assert told[language]["texts"] > 300
