"""The words of translating: every code has some, languages are named, a person's text acts on nothing."""

from lcapp.domain.findings import Finding, Severity
from lcapp.domain.translation_differences import DIFFERENCE_CODES, Difference
from lcapp.domain.translation_state import TranslationState
from lcapp.i18n import Words
from lcapp.i18n.sentences import names_in
from lcapp.i18n.wording_findings import finding_sentence
from lcapp.i18n.wording_translating import (
    DIFFERENCES,
    TRANSLATION_STATES,
    difference_sentence,
    languages_named,
    translation_state_words,
)

EN = Words("en")


def test_that_every_state_and_every_difference_has_words():
    assert set(TRANSLATION_STATES) == set(TranslationState)
    assert {code: names_in(said) for code, said in DIFFERENCES.items()} == {
        code: frozenset(names) for code, names in DIFFERENCE_CODES.items()
    }


def test_that_a_text_without_source_is_said_so():
    assert translation_state_words(EN, None) == "no source text"
    assert translation_state_words(EN, TranslationState.SOURCE_CHANGED) == "source changed since"


def test_that_languages_are_told_by_name():
    assert languages_named(EN, "en, fr") == "English, French"
    said = Finding(
        "not_translated", Severity.MUST_FIX, "plan.why", "fa", params={"language": "fa", "wanted": "en"}
    )
    assert finding_sentence(EN, said, None) == (
        "Answered in Persian only. The call asks for English; please add a translation."
    )
    count = {"count": 2, "source": "fa", "target": "en"}
    assert finding_sentence(EN, Finding("translations_unchecked", Severity.ADVICE, params=count), None) == (
        "2 translations (Persian to English) were not checked yet."
    )


def test_that_what_stands_in_a_text_acts_on_nothing_around_it():
    said = difference_sentence(EN, Difference("name_missing", "کاشان\n", True, expected="Kashan\u202e"))
    assert (
        said == "The name \u2068کاشان \u2069 stands in the source; Kashan‹U+202E› is not in the translation."
    )
