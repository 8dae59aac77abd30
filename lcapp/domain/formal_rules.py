"""What each of the formal checks F1 to F13 looks at; one function for each, and the grounds it may name."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from lcapp.domain import validation
from lcapp.domain.answers import Answers, answer_in_any_language, plain_part
from lcapp.domain.calendar_spans import Span, span_of
from lcapp.domain.calls import Call, CallDate, CallKind
from lcapp.domain.completeness import completeness
from lcapp.domain.eligibility import Eligibility, Outcome, Reason, check_eligibility
from lcapp.domain.eligibility_notes import SMALL_CITY
from lcapp.domain.evidence import Evidence, EvidenceKind, annexes
from lcapp.domain.findings import Finding
from lcapp.domain.formal_check import CHECKS, FormalResult, Ground, Verdict
from lcapp.domain.forms import TEXT_TYPES, Form, QuestionType
from lcapp.domain.searching import strings_in

_SHOWN = 40
_LATIN_SO_FAR = "\u024f"
_OTHER_SCRIPT = 30
"""Percent of letters outside the Latin script from which an answer is not in English or French."""

GROUND_CODES: Mapping[str, tuple[str, ...]] = {
    "form_is_of_call": ("form",),
    "form_is_other": ("form", "wanted"),
    "form_not_known_here": ("form",),
    "form_stands_in": ("form",),
    "call_is_other": ("call", "wanted"),
    "came_in_time": ("came", "deadline"),
    "came_late": ("came", "deadline"),
    "deadline_unknown": (),
    "deadline_not_exact": ("came", "deadline"),
    "deadline_none": (),
    "answered_of": ("answered", "required"),
    "said_not_relevant": ("count",),
    "limits_kept": (),
    "language_of_call": ("languages",),
    "answer_in_other_script": ("percent",),
    "signed_page_here": ("dated",),
    "signed_page_undated": (),
    "signed_page_absent": (),
    "population_told": ("population",),
    "population_small": ("population", "limit"),
    "population_unknown": (),
    "entity_told": ("entity",),
    "entity_unknown": (),
    "award_unknown": (),
    "figures_have_sources": ("count",),
    "no_figures": (),
    "consent_page_here": ("dated",),
    "consent_page_absent": (),
    "no_pictures": (),
    "picture_to_look_at": ("number", "title"),
    "links_not_opened": ("count",),
    "annexes_whole": ("count",),
    "annex_absent": ("number",),
    "annex_refused": ("number",),
    "no_links": (),
}
"""Every code of a ground made here, and the names of its parameters."""


@dataclass(frozen=True, slots=True)
class FormalCase:
    """What is looked at.

    Args:
        form: The form the answers are read by.
        call: The call it is checked for.
        answers: Canonical answers.
        evidence: What is registered.
        today: The day of the check.
        form_said: Name of the form as the file says it.
        call_said: Id of the call as the file says it.
        form_known: Whether this computer has exactly that form.
        came: The day it came in; None on the city's side, before it is sent.
        joined: When the city joined the network, where the Commission or the form says so.
        awarded: When it received its last award.
        members: Codes of Member States; None where the list is not at hand.
        associates: Codes of Associate Members.
        signed_on: Day of the signature on a scan that is there; empty where it has no day; None without one.
        annex_states: By evidence number `absent` or `refused`, where an annex is not whole.
    """

    form: Form
    call: Call
    answers: Answers
    evidence: tuple[Evidence, ...]
    today: date
    form_said: str
    call_said: str
    form_known: bool = True
    came: date | None = None
    joined: date | None = None
    awarded: date | None = None
    members: frozenset[str] | None = None
    associates: frozenset[str] = frozenset()
    signed_on: str | None = None
    annex_states: Mapping[str, str] = field(default_factory=dict)


_Grounds = tuple[Verdict, tuple[Ground, ...]]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A case with what is worked out once for all checks."""

    case: FormalCase
    findings: tuple[Finding, ...]
    eligibility: Eligibility

    def found(self, *codes: str) -> tuple[Ground, ...]:
        """Grounds for the findings with these codes."""
        return tuple(Ground(one.code, one.params, one.question) for one in self.findings if one.code in codes)

    def reasons(self, *rules: str) -> tuple[Reason, ...]:
        """Reasons of eligibility by these rules."""
        return tuple(one for one in self.eligibility.reasons if one.rule in rules)


def findings_of(case: FormalCase) -> tuple[Finding, ...]:
    """What checking the city's part of the form finds."""
    return validation.check(case.form, case.answers, today=case.came or case.today, call=case.call)


def run_checks(case: FormalCase, findings: tuple[Finding, ...] | None = None) -> tuple[FormalResult, ...]:
    """All thirteen checks, in order.

    Args:
        case: What is looked at.
        findings: From `findings_of`, where they are at hand.
    """
    found = findings_of(case) if findings is None else findings
    looked = _Looked(case, found, eligibility_of(case))
    return tuple(FormalResult(check, *RULES[check](looked)) for check in CHECKS)


def eligibility_of(case: FormalCase) -> Eligibility:
    """Whether the city may apply, by the rules of the call; places left are the ranking's matter."""
    return check_eligibility(
        case.call,
        country=country_of(case.answers),
        joined=case.joined or joined_of(case.answers),
        awarded=case.awarded,
        on=case.came or case.today,
        members=case.members,
        associates=case.associates,
    )


def country_of(answers: Answers) -> str | None:
    """The ISO code of the city's country, where it says so."""
    said = plain_part(answer_in_any_language(answers, "city.country"))
    return said if isinstance(said, str) and len(said) == 2 else None


def joined_of(answers: Answers) -> date | None:
    """When the city joined the network, where it says so to the day."""
    said = plain_part(answer_in_any_language(answers, "award.member_since"))
    try:
        return date.fromisoformat(said) if isinstance(said, str) and len(said) == 10 else None
    except ValueError:
        return None


def _form(looked: _Looked) -> _Grounds:
    case = looked.case
    grounds = []
    if case.call_said != case.call.id:
        said = {"call": case.call_said[:_SHOWN], "wanted": case.call.id}
        grounds.append(Ground("call_is_other", said))
    if case.form_said != case.call.form:
        said = {"form": case.form_said[:_SHOWN], "wanted": case.call.form}
        grounds.append(Ground("form_is_other", said))
    if grounds:
        return Verdict.FAILED, tuple(grounds)
    if not case.form_known:
        return Verdict.LOOK, (Ground("form_not_known_here", {"form": case.form_said[:_SHOWN]}),)
    if case.call.expected:
        return Verdict.LOOK, (Ground("form_stands_in", {"form": case.call.form}),)
    return Verdict.PASSED, (Ground("form_is_of_call", {"form": case.call.form}),)


def _time(looked: _Looked) -> _Grounds:
    call, came = looked.case.call, looked.case.came or looked.case.today
    deadline: CallDate = call.own_deadline if call.own_deadline.value else call.city_deadline
    if deadline.is_open:
        return Verdict.PASSED, (Ground("deadline_none"),)
    span: Span | None = span_of(deadline)
    if span is None:
        return Verdict.LOOK, (Ground("deadline_unknown"),)
    said = {"came": came.isoformat(), "deadline": deadline.value}
    if came <= span.first:
        return Verdict.PASSED, (Ground("came_in_time", said),)
    if came > span.last:
        return Verdict.FAILED, (Ground("came_late", said),)
    return Verdict.LOOK, (Ground("deadline_not_exact", said),)


def _complete(looked: _Looked) -> _Grounds:
    progress = completeness(looked.case.form, looked.case.answers)
    told = Ground("answered_of", {"answered": progress.answered, "required": progress.required})
    missing = looked.found(
        "missing_answer", "none_without_reason", "none_for_a_fact", "ratings_missing", "too_few_items"
    )
    if progress.not_relevant and not missing:
        return Verdict.LOOK, (told, Ground("said_not_relevant", {"count": progress.not_relevant}))
    return (Verdict.FAILED if missing else Verdict.PASSED), (told, *missing)


def _limits(looked: _Looked) -> _Grounds:
    over = looked.found("too_many_words", "too_many_characters", "too_many_items")
    return (Verdict.FAILED, over) if over else (Verdict.PASSED, (Ground("limits_kept"),))


def _language(looked: _Looked) -> _Grounds:
    case = looked.case
    wanted = case.call.languages
    untranslated = looked.found("not_translated")
    if untranslated:
        return Verdict.FAILED, untranslated
    if not set(wanted) <= {"en", "fr", "es"}:
        return Verdict.PASSED, (Ground("language_of_call", {"languages": ", ".join(wanted)}),)
    other = []
    for question in case.form.questions():
        if question.type in TEXT_TYPES and question.max_words:
            languages = [code for code in wanted if question.translatable] or [""]
            said = answer_in_any_language(case.answers, question.id, languages[0])
            percent = _outside_latin("".join(text for _path, text in strings_in(plain_part(said))))
            if percent >= _OTHER_SCRIPT:
                other.append(Ground("answer_in_other_script", {"percent": percent}, question.id))
    if other:
        return Verdict.LOOK, tuple(other)
    return Verdict.PASSED, (Ground("language_of_call", {"languages": ", ".join(wanted)}),)


def _outside_latin(text: str) -> int:
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return 0
    # Up to here stand the letters of all languages that are written in Latin without rare marks.
    other = (one for one in letters if one > _LATIN_SO_FAR)
    return 100 * sum(not unicodedata.name(one, "").startswith("LATIN") for one in other) // len(letters)


def _signature(looked: _Looked) -> _Grounds:
    dated = looked.case.signed_on
    if dated is None:
        return Verdict.LOOK, (Ground("signed_page_absent"),)
    if not dated:
        return Verdict.LOOK, (Ground("signed_page_undated"),)
    return Verdict.PASSED, (Ground("signed_page_here", {"dated": dated}),)


def _entity(looked: _Looked) -> _Grounds:
    grounds = []
    states = looked.reasons("member_state", "associate_member")
    verdict = _of(states)
    grounds += [Ground(one.code, one.params) for one in states]
    entity = plain_part(answer_in_any_language(looked.case.answers, "city.entity_type"))
    if looked.case.form.question("city.entity_type") is not None:
        known = isinstance(entity, str) and bool(entity)
        grounds.append(Ground("entity_told", {"entity": str(entity)}) if known else Ground("entity_unknown"))
    if looked.case.form.question("profile.population") is not None:
        population = _population(looked.case.answers)
        if population is None:
            grounds.append(Ground("population_unknown"))
        elif population < SMALL_CITY:
            # A warning, never a refusal: admitted cities are smaller, and sources contradict each other.
            grounds.append(Ground("population_small", {"population": population, "limit": SMALL_CITY}))
            verdict = verdict if verdict is Verdict.FAILED else Verdict.LOOK
        else:
            grounds.append(Ground("population_told", {"population": population}))
    return verdict, tuple(grounds)


def _population(answers: Answers) -> int | None:
    said = plain_part(answer_in_any_language(answers, "profile.population"))
    value = said.get("value") if isinstance(said, dict) else said
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _membership(looked: _Looked) -> _Grounds:
    reasons = looked.reasons("new_city", "member", "member_months", "join_year")
    return _of(reasons), tuple(Ground(one.code, one.params) for one in reasons)


def _six_years(looked: _Looked) -> _Grounds:
    if looked.case.call.kind is not CallKind.AWARD or looked.case.call.years_after_award is None:
        return Verdict.NOT_APPLICABLE, ()
    reasons = looked.reasons("years_after_award")
    if not reasons:
        return Verdict.LOOK, (Ground("award_unknown"),)
    return _of(reasons), tuple(Ground(one.code, one.params) for one in reasons)


def _data(looked: _Looked) -> _Grounds:
    figures = [one for one in looked.case.form.questions() if one.type is QuestionType.DATA_POINT]
    if not figures:
        return Verdict.NOT_APPLICABLE, (Ground("no_figures"),)
    lacking = tuple(
        Ground(one.code, one.params, one.question)
        for one in looked.findings
        if one.code.startswith("figure_")
    )
    if lacking:
        return Verdict.LOOK, lacking
    return Verdict.PASSED, (Ground("figures_have_sources", {"count": len(figures)}),)


def _consent(looked: _Looked) -> _Grounds:
    asked = any(one.id.startswith("consent.") for one in looked.case.form.questions())
    if not asked:
        return Verdict.NOT_APPLICABLE, ()
    if looked.case.signed_on:
        return Verdict.LOOK, (Ground("consent_page_here", {"dated": looked.case.signed_on}),)
    return Verdict.LOOK, (Ground("consent_page_absent"),)


def _logo(looked: _Looked) -> _Grounds:
    pictures = [one for one in annexes(looked.case.evidence) if one.media_type.startswith("image/")]
    if not pictures:
        return Verdict.PASSED, (Ground("no_pictures"),)
    return Verdict.LOOK, tuple(
        Ground("picture_to_look_at", {"number": one.name, "title": one.title[:_SHOWN]}) for one in pictures
    )


def _links(looked: _Looked) -> _Grounds:
    case = looked.case
    files = [one for one in case.evidence if one.kind is EvidenceKind.FILE]
    broken = tuple(
        Ground(f"annex_{case.annex_states[one.name]}", {"number": one.name})
        for one in files
        if one.name in case.annex_states
    )
    malformed = looked.found("link_malformed", "url_malformed", "evidence_unknown")
    links = sum(one.kind is EvidenceKind.LINK for one in case.evidence) + _typed_links(case.answers)
    told = Ground("links_not_opened", {"count": links}) if links else Ground("no_links")
    grounds = (*broken, *malformed, told, Ground("annexes_whole", {"count": len(files) - len(broken)}))
    if broken:
        return Verdict.FAILED, grounds
    # No link is ever opened by the program, so a person must.
    return (Verdict.LOOK if malformed or links else Verdict.PASSED), grounds


def _typed_links(answers: Answers) -> int:
    return sum(
        text.startswith(("http://", "https://"))
        for value in answers.values()
        for _path, text in strings_in(value)
    )


def _of(reasons: tuple[Reason, ...]) -> Verdict:
    outcomes = {one.outcome for one in reasons}
    if Outcome.NOT_MET in outcomes:
        return Verdict.FAILED
    return Verdict.LOOK if Outcome.OPEN in outcomes or not outcomes else Verdict.PASSED


RULES: Mapping[str, Callable[[_Looked], _Grounds]] = dict(
    zip(
        CHECKS,
        (
            _form,
            _time,
            _complete,
            _limits,
            _language,
            _signature,
            _entity,
            _membership,
            _six_years,
            _data,
            _consent,
            _logo,
            _links,
        ),
        strict=True,
    )
)
