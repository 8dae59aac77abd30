"""The head of the findings says how many there are, and what of it the list of sections may not count yet."""

import pytest

from lcapp.domain.findings import Finding, Severity
from lcapp.i18n import Words
from lcapp.ui.appearance.labels import PlainLabel
from lcapp.ui.draft.findings_panel import FindingsPanel


@pytest.mark.parametrize(
    ("codes", "head"),
    [
        (
            ["missing_answer"] * 3 + ["too_many_words"],
            "4 things to fix\n3 of them are answers still missing.",
        ),
        (["too_many_words"], "1 thing to fix"),
    ],
)
def test_that_missing_answers_are_told_apart(qtbot, look, codes, head):
    panel = FindingsPanel(Words("en"), look)
    qtbot.addWidget(panel)
    found = [Finding(code, Severity.MUST_FIX, "city.name") for code in codes]
    panel.show_findings([((one, one.code), "Name") for one in found])
    assert head in [label.text() for label in panel.findChildren(PlainLabel)]
