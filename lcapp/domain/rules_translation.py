"""What checking says about translations: sources that changed, and how many nobody has checked.

Whether a text is missing in the language of submission says `lcapp.domain.validation` (`not_translated`).
"""

from lcapp.domain.answers import Answers
from lcapp.domain.calls import Call
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.forms import Form
from lcapp.domain.side_records import CHECKED, Sides
from lcapp.domain.translation_state import (
    TranslationState,
    drafting_language,
    submission_language,
    submission_languages,
    translations,
)


def translation_findings(
    form: Form, answers: Answers, call: Call | None, sides: Sides
) -> tuple[Finding, ...]:
    """Advice only: whether two texts agree is for people to say.

    Two languages in which the dossier might be sent are not taken for source and translation until somebody
    marks one as checked.
    """
    target = submission_language(form, call, sides)
    source = drafting_language(form, answers, target)
    begun = any(key.question == CHECKED for key in sides)
    if not source or (source in submission_languages(form, call) and not begun):
        return ()
    told = translations(form, answers, sides, source, target)
    found = [
        Finding(
            "source_changed",
            Severity.ADVICE,
            one.unit.question,
            target,
            one.unit.item,
            one.unit.field,
            {"source": source},
        )
        for one in told
        if one.state is TranslationState.SOURCE_CHANGED
    ]
    drafts = sum(one.state is TranslationState.DRAFT for one in told)
    if drafts:
        params: dict[str, str | int] = {"count": drafts, "source": source, "target": target}
        found.append(Finding("translations_unchecked", Severity.ADVICE, params=params))
    return tuple(found)
