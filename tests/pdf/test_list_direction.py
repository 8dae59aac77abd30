"""Items of a list run in the direction of their own letters, as paragraphs do."""

from pathlib import Path

from lcapp.domain.answers import AnswerKey
from lcapp.i18n import Catalogs
from lcapp.pdf.block_kinds import Asked
from lcapp.pdf.dossier_blocks import dossier_blocks
from lcapp.services.ports import PrintOptions
from tests.builders import a_form, a_question, a_snapshot

TRANSLATIONS = Path(__file__).parents[2] / "translations"


def test_that_english_goals_in_a_persian_dossier_are_laid_out_like_english_paragraphs():
    form = a_form(a_question("list", "plan.goals", translatable=True))
    goals = {AnswerKey("plan.goals", "en"): [{"id": "a", "text": "Twelve learning rooms by 2029"}]}
    words = Catalogs(TRANSLATIONS).words("fa")
    printed = dossier_blocks(a_snapshot(form=form, answers=goals), words, PrintOptions(language="fa"))
    asked = next(block for block in printed.blocks if isinstance(block, Asked))
    goal = next(text for text in asked.body if getattr(text, "text", "").startswith("Twelve"))
    assert (goal.look, goal.said[0].language) == ("answer", "en")
