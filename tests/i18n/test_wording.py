"""Every code has its sentence, and no sentence asks for a value that its code does not bring."""

import re

import pytest

from lcapp.domain import answers_file, eligibility, form_changes, pasted_text, rules, validation, values
from lcapp.domain.answers import AnswerKey as K
from lcapp.domain.eligibility import Outcome, Reason
from lcapp.domain.findings import Finding, Severity
from lcapp.domain.form_changes import Effect, FormChange
from lcapp.domain.forms import Confidence
from lcapp.domain.parked import PARKED_REASONS
from lcapp.domain.upgrade_plan import Decision, Kind, Over
from lcapp.errors import ChangedElsewhere, EnvironmentFailed, InputRefused, NotFound, StorageUnavailable
from lcapp.i18n import Words, wording
from lcapp.i18n.sentences import Counted, harmless, names_in
from lcapp.i18n.wording_changes import (
    CHANGES,
    DROPPED_ANSWERS,
    EFFECTS,
    OVER_LIMITS,
    PARKED_SENTENCES,
    UPGRADE_KINDS,
)
from lcapp.i18n.wording_errors import _EXPECTED, ERRORS, READING, WRITING
from lcapp.i18n.wording_findings import DROPPED, FINDINGS, NOT_CHECKED
from lcapp.i18n.wording_problems import PROBLEMS, WANTED
from lcapp.i18n.wording_reasons import REASONS

EN, FA = Words("en"), Words("fa")


def assert_worded(sentences, codes):
    assert [code for code in codes if code not in sentences] == [], "codes without a sentence"
    wrong = {code: names_in(sentences[code]) - set(codes[code]) for code in codes}
    assert {code: names for code, names in wrong.items() if names} == {}, (
        "placeholders that are no parameters"
    )


def test_that_every_finding_has_a_sentence():
    others = {
        "character_not_printable": ("character", "code"),
        "form_missing": ("form",),
        "annex_not_printed": ("number", "reason"),
    }
    assert_worded(FINDINGS, {**rules.FINDING_CODES, **others})


def test_that_everything_not_checked_and_everything_dropped_has_words():
    assert set(NOT_CHECKED) == set(validation.NOT_CHECKED_CODES)
    assert set(DROPPED) == set(pasted_text.PASTE_CODES)


def test_that_every_refused_value_and_answers_file_has_a_sentence():
    refusals = {**answers_file.FILE_CODES, **values.REFUSAL_CODES}
    # Said by what was expected; of the rest, `place` and `meant` are said around the sentence.
    refusals.pop("wrong_type")
    assert_worded(ERRORS, refusals)


def test_that_every_expectation_of_a_value_has_a_sentence():
    import inspect

    used = set(re.findall(r'expected="(\w+)"', inspect.getsource(answers_file)))
    used |= set(re.findall(r'_?wrong_type\(\w+, "(\w+)"', inspect.getsource(values)))
    assert used
    assert used <= set(_EXPECTED)


def test_that_every_reason_of_eligibility_has_a_sentence():
    assert_worded(REASONS, eligibility.RULE_CODES)
    assert set(REASONS) == set(eligibility.RULE_CODES)


def test_that_every_change_of_a_form_has_a_sentence():
    assert_worded(CHANGES, form_changes.CHANGE_CODES)
    assert set(EFFECTS) == set(form_changes.Effect)
    assert set(DROPPED_ANSWERS) == set(form_changes.DROP_REASONS)
    raised = FormChange("limit_raised", "q", Effect.SAFE, {"limit": "max_words", "before": 200, "after": ""})
    assert wording.change_sentence(EN, raised) == "Higher limit, max_words: 200, now no limit."


def test_that_every_decision_of_a_form_change_has_a_sentence():
    assert set(UPGRADE_KINDS) == set(Kind)
    assert set(PARKED_SENTENCES) == set(PARKED_REASONS)
    over = Decision(K("q.a"), Kind.NEW_LIMIT, (), "", "left_over", Over("max_words", 2, 30), hidden=True)
    assert wording.decision_sentences(EN, over) == [
        "A part of the answer has no place; all of it stays in the drawer.",
        "Too long: 30 words, allowed are 2.",
        "Not asked, given the other answers; the text is kept.",
    ]
    assert set(OVER_LIMITS) == {"max_words", "max_characters", "max_items"}


def test_that_every_problem_of_a_file_has_a_sentence():
    import importlib

    codes = {}
    for name in ("form_reader", "form_checks", "call_reader", "call_checks", "change_map"):
        try:
            codes |= importlib.import_module(f"lcapp.domain.{name}").PROBLEM_CODES
        except (ImportError, AttributeError):
            continue
    codes.pop("wrong_kind")
    assert_worded(PROBLEMS, codes)


def test_that_every_kind_wanted_in_a_file_has_a_sentence():
    import inspect

    from lcapp.domain import tables

    source = inspect.getsource(tables)
    wanted = set(re.findall(r'wanted="(\w+)"', source)) | set(tables._KINDS.values())
    assert wanted <= set(WANTED)


def raised_codes():
    """Codes and parameter names of every error raised with a literal code anywhere in the program."""
    import ast
    from pathlib import Path

    import lcapp

    errors = (
        "InputRefused",
        "NotFound",
        "ReadOnly",
        "ChangedElsewhere",
        "StorageUnavailable",
        "EnvironmentFailed",
    )
    for file in Path(lcapp.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if name in errors and node.args and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value, {k.arg for k in node.keywords}, f"{file.name}:{node.lineno}"


def test_that_every_error_raised_in_the_program_has_a_sentence_that_its_parameters_fill():
    special = {"wrong_type", "file_not_written", "file_not_read"}
    found = list(raised_codes())
    assert len(found) > 30
    unworded = [(code, place) for code, _names, place in found if code not in ERRORS and code not in special]
    unfilled = [
        (code, place)
        for code, names, place in found
        if code in ERRORS and None not in names and not names_in(ERRORS[code]) <= names
    ]
    assert (unworded, unfilled) == ([], [])


def test_that_every_reason_of_a_failed_write_has_a_sentence():
    from lcapp import files

    assert set(files._REASONS.values()) | {"in_use", "failed"} <= set(WRITING)
    for reason in WRITING:
        error = EnvironmentFailed("file_not_written", file="plan.pdf", reason=reason)
        assert "plan.pdf" in wording.error_sentence(EN, error)
    assert "plan.json" in wording.error_sentence(
        EN, InputRefused("file_not_read", file="plan.json", reason="xyz")
    )
    assert set(READING) >= {"failed"}


@pytest.mark.parametrize("table", [FINDINGS, NOT_CHECKED, DROPPED, ERRORS, REASONS, WRITING, READING])
def test_that_sentences_are_calm(table):
    for said in table.values():
        for text in (said.one, said.many) if isinstance(said, Counted) else (said,):
            assert "!" not in text
            assert "%" not in text
            assert text == text.strip()


def test_that_a_finding_says_how_much_and_in_which_field():
    over = Finding("too_many_words", Severity.MUST_FIX, "q", params={"extra": 37, "limit": 200, "count": 237})
    assert wording.finding_sentence(EN, over, None) == "37 words over the limit of 200."
    one = Finding("too_many_words", Severity.MUST_FIX, "q", params={"extra": 1, "limit": 1200, "count": 1201})
    assert wording.finding_sentence(EN, one, None) == "1 word over the limit of 1,200."
    late = Finding(
        "date_too_late", Severity.MUST_FIX, "q", params={"limit": "2025-06-15", "value": "2026-01"}
    )
    assert (
        wording.finding_sentence(EN, late, None)
        == "January 2026 is too late; the last possible day is 15 June 2025."
    )
    small = Finding("number_too_small", Severity.MUST_FIX, "q", params={"limit": 1000, "value": "0.5"})
    assert "0.5" in wording.finding_sentence(EN, small, None)
    assert "1,000" in wording.finding_sentence(EN, small, None)


def test_that_an_unknown_code_is_told_rather_than_hidden():
    assert "brand_new" in wording.finding_sentence(EN, Finding("brand_new", Severity.ADVICE), None)
    assert "brand_new" in wording.error_sentence(EN, InputRefused("brand_new"))


def test_that_an_error_says_where_what_and_what_was_meant():
    error = InputRefused("unknown_option", place="city.networks", name="yse", meant="yes")
    assert wording.error_sentence(EN, error) == (
        "city.networks: There is no option “yse” in this question. Did you mean “yes”?"
    )
    assert wording.error_sentence(EN, error, with_place=False).startswith("There is no option")
    assert "Did you mean" not in wording.error_sentence(
        EN, InputRefused("unknown_row", place="q", name="x", meant="")
    )
    assert (
        wording.error_sentence(EN, NotFound("dossier_unknown", dossier=12345)) == "There is no dossier 12345."
    )
    assert "another window" in wording.error_sentence(EN, ChangedElsewhere("changed_elsewhere", dossier=1))


def test_that_the_holder_of_the_library_is_named_where_it_is_known():
    held = StorageUnavailable("library_held", holder="PID 12 on desk")
    assert "PID 12 on desk" in wording.error_sentence(EN, held)
    assert "()" not in wording.error_sentence(EN, StorageUnavailable("library_held", holder=""))


def test_that_values_from_files_cannot_act_on_the_sentence():
    assert harmless(EN, "a\u202eb\x1b[31m\n") == "a‹U+202E›b‹U+001B›[31m "
    assert harmless(EN, "کرمانشاه") == "\u2068کرمانشاه\u2069"
    assert harmless(FA, "کتاب\u200cها") == "کتاب\u200cها"
    assert harmless(FA, "max_words") == "\u2068max_words\u2069"


def test_that_reasons_name_countries_and_days_in_words():
    said = wording.reason_sentence(EN, Reason("member_state", Outcome.MET, {"country": "IR"}))
    assert said == "Iran is a Member State of UNESCO."
    params = {"joined": "2024-02-14", "months": 12, "free_on": "2025-02-15"}
    said = wording.reason_sentence(EN, Reason("member_months", Outcome.NOT_MET, params))
    assert "14 February 2024" in said
    assert "15 February 2025" in said
    assert "12 months" in said
    assert "31 May 2027" in wording.eligibility_answer(EN, "no", "2027-05-31")


@pytest.mark.parametrize("confidence", list(Confidence))
def test_that_every_confidence_has_a_badge(confidence):
    assert wording.badge_words(EN, confidence)
    assert "no words" not in wording.badge_words(EN, confidence)
