import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lcapp.domain.answers import AnswerKey
from lcapp.domain.answers_file import (
    DEEPEST,
    FILE_CODES,
    FORMAT,
    LARGEST_FILE,
    answers_from,
    call_named_in,
    read_answers,
    write_answers,
)
from lcapp.domain.forms import QuestionType
from lcapp.domain.values import REFUSAL_CODES, canonical
from lcapp.errors import InputRefused
from tests.builders import a_demo_form, a_form, a_question, some_answers

FORM = a_demo_form()
CALL = "membership-2025"


def file_of(answers="{}", *, top=""):
    if not isinstance(answers, str):
        answers = json.dumps(answers)
    return f'{{"format": "{FORMAT}", "call": "{CALL}", "answers": {answers}{top}}}'.encode()


def refusal(data, form=FORM):
    with pytest.raises(InputRefused) as caught:
        read_answers(data, form)
    error = caught.value
    known = FILE_CODES.get(error.code) or REFUSAL_CODES.get(error.code, ())
    assert set(error.params) == set(known)
    return error


def test_that_a_file_is_read_by_question_and_language():
    data = file_of(
        {
            "city.name": " Samplia ",
            "plan.why": {"en": "Because", "tr": "Çünkü", "fr": ""},
            "profile.population": {"value": 84300, "year": 2024},
            "plan.practices": [{"id": "a", "title": {"en": "School"}, "started": "2016-07"}],
            "city.website": None,
            "city.country": "",
        }
    )
    read = read_answers(data, FORM)
    assert read.call == call_named_in(data) == CALL
    assert read.answers == {
        AnswerKey("city.name"): "Samplia",
        AnswerKey("plan.why", "en"): "Because",
        AnswerKey("plan.why", "tr"): "Çünkü",
        AnswerKey("profile.population"): {"value": 84300, "year": 2024},
        AnswerKey("plan.practices"): [{"id": "a", "title": {"en": "School"}, "started": "2016-07"}],
    }


def test_that_numbers_with_a_point_are_read_exactly():
    read = read_answers(
        file_of('{"profile.area": {"value": 0.10000000000000000000000001, "year": 2024.0}}'), FORM
    )
    assert read.answers[AnswerKey("profile.area")] == {"value": "0.10000000000000000000000001", "year": 2024}


def test_that_a_byte_order_mark_is_no_error():
    assert read_answers(b"\xef\xbb\xbf" + file_of(), FORM).answers == {}


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b"", "file_not_json", {"line": 1, "column": 1}),
        (b'{"format":\n  oops}', "file_not_json", {"line": 2, "column": 3}),
        (b'{"a": "\xff"}', "file_not_utf8", {"byte": 8}),
        (b"[]", "file_not_an_object", {}),
        (b"5", "file_not_an_object", {}),
        (file_of(top=', "anwsers": {}'), "unknown_key", {"place": "", "name": "anwsers", "meant": "answers"}),
        (file_of(top=', "call": "x"'), "key_twice", {"place": "", "name": "call"}),
        (
            file_of('{"city.name": "a", "city.name": "b"}'),
            "key_twice",
            {"place": "answers", "name": "city.name"},
        ),
        (b'{"format": "lcapp-answers/1", "answers": {}}', "key_missing", {"name": "call"}),
        (
            b'{"format": "lcapp-answers/2", "call": "x", "answers": {}}',
            "format_unknown",
            {"value": "lcapp-answers/2", "known": FORMAT},
        ),
        (
            b'{"format": "lcapp-answers/1", "call": 5, "answers": {}}',
            "wrong_type",
            {"place": "call", "expected": "text"},
        ),
        (
            b'{"format": "lcapp-answers/1", "call": "", "answers": {}}',
            "wrong_type",
            {"place": "call", "expected": "text"},
        ),
        (file_of("[]"), "wrong_type", {"place": "answers", "expected": "object"}),
        (file_of('{"city.nmae": "x"}'), "unknown_question", {"name": "city.nmae", "meant": "city.name"}),
        (file_of('{"\\ud800": "x"}'), "unknown_question", {"name": "\\ud800", "meant": ""}),
        (file_of('{"city.name": "\\ud800"}'), "text_not_unicode", {"place": "city.name"}),
        (file_of('{"city.name": 5}'), "wrong_type", {"place": "city.name", "expected": "text"}),
        (file_of('{"city.name": {"en": "x"}}'), "language_not_here", {"place": "city.name"}),
        (file_of('{"plan.why": "x"}'), "language_needed", {"place": "plan.why"}),
        (
            file_of('{"plan.why": {"english": "x"}}'),
            "not_a_language",
            {"place": "plan.why", "value": "english"},
        ),
        (file_of('{"plan.why": {"en": 5}}'), "wrong_type", {"place": "plan.why.en", "expected": "text"}),
        (file_of('{"pledge.text": "x"}'), "takes_no_answer", {"place": "pledge.text"}),
        (file_of('{"profile.density": 5}'), "takes_no_answer", {"place": "profile.density"}),
        (
            file_of('{"profile.area": {"value": NaN}}'),
            "not_a_number",
            {"place": "profile.area", "value": "nan"},
        ),
        (file_of('{"profile.area": -Infinity}'), "not_a_number", {"place": "profile.area", "value": "-inf"}),
        (file_of('{"profile.area": 1e999999}'), "number_too_large", {"place": "profile.area"}),
        (
            file_of('{"profile.area": 1e99999999999999999999}'),
            "number_too_large",
            {"place": "1e99999999999999999999"},
        ),
        (
            file_of('{"plan.practices": [{"started": "2016"}, {"started": "soon"}]}'),
            "not_a_date",
            {"place": "plan.practices[2].started", "value": "soon"},
        ),
    ],
)
def test_that_what_cannot_be_taken_is_refused_with_its_place(data, code, params):
    error = refusal(data)
    assert (error.code, error.params) == (code, params)


@pytest.mark.parametrize("digits", ["9" * 5000, "0." + "9" * 5000])
def test_that_a_number_of_thousands_of_digits_is_refused(digits):
    error = refusal(file_of('{"profile.area": ' + digits + "}"))
    assert error.code == "number_too_large"
    assert len(error.params["place"]) <= 80


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[" * LARGEST_FILE, id="20 MB of arrays"),
        pytest.param(b'{"a":' * 4_000_000, id="20 MB of objects"),
        pytest.param(file_of('{"plan.goals": {"en": ' + "[" * 50 + "]" * 50 + "}}"), id="fifty levels"),
        pytest.param(
            file_of('{"plan.goals": {"en": ' + '{"a":' * 30 + "1" + "}" * 30 + "}}"), id="just too deep"
        ),
    ],
)
def test_that_deep_nesting_is_refused(data):
    started = time.perf_counter()
    error = refusal(data)
    assert (error.code, error.params) == ("file_nested_too_deep", {"limit": DEEPEST})
    assert time.perf_counter() - started < 5


def test_that_nesting_within_the_limit_is_judged_by_what_it_says():
    assert refusal(file_of('{"plan.goals": {"en": ' + "[" * 29 + "]" * 29 + "}}")).code == "wrong_type"


def test_that_a_file_of_more_than_twenty_megabytes_is_not_read():
    assert refusal(b" " * (LARGEST_FILE + 1)).code == "file_too_large"


def test_that_writing_keeps_official_order_and_leaves_out_what_no_reader_could_place():
    answers = {
        AnswerKey("plan.why", "tr"): "Çünkü",
        AnswerKey("plan.why", "en"): "Because",
        AnswerKey("city.name"): "Samplia",
        AnswerKey("plan.why"): "without language",
        AnswerKey("city.website", "en"): "with language",
        AnswerKey("gone"): "x",
        AnswerKey("pledge.text"): "x",
    }
    data = write_answers(CALL, FORM, answers)
    assert data.decode() == (
        "{\n"
        f'  "format": "{FORMAT}",\n'
        f'  "call": "{CALL}",\n'
        '  "answers": {\n'
        '    "city.name": "Samplia",\n'
        '    "plan.why": {\n'
        '      "en": "Because",\n'
        '      "tr": "Çünkü"\n'
        "    }\n"
        "  }\n"
        "}\n"
    )


def test_that_answers_can_be_taken_from_an_object():
    form = a_form(a_question(id_="city.name"))
    assert answers_from({"city.name": "x"}, form) == some_answers(city__name="x")


# Export then import is the identity

TEXT = st.text(max_size=12)
BARE = {
    QuestionType.DATE: st.dates().map(str) | st.just("2024-05"),
    QuestionType.COUNTRY: st.sampled_from(["TR", "IR"]),
    QuestionType.CHOICE: st.nothing(),
    QuestionType.RATING_GRID: st.dictionaries(
        st.sampled_from(["access", "money", "time"]), st.integers(1, 5)
    ),
    QuestionType.DATA_POINT: st.fixed_dictionaries(
        {},
        optional={
            "value": st.integers(-(10**18), 10**18) | st.decimals(-(10**9), 10**9, places=3),
            "year": st.integers(1, 9999),
            "territory": TEXT,
            "source": TEXT,
        },
    ),
    QuestionType.LIST: st.lists(
        TEXT | st.fixed_dictionaries({"id": st.sampled_from("abc"), "text": TEXT}), max_size=3
    ),
}


def raw_for(question):
    match question.type:
        case QuestionType.CHOICE:
            bare = st.sampled_from([option.id for option in question.options])
        case QuestionType.CHOICES | QuestionType.RANKING:
            bare = st.lists(st.sampled_from([option.id for option in question.options]), max_size=4)
        case QuestionType.GROUP:
            fields = {
                field.id: st.dictionaries(st.sampled_from(["en", "tr", "pt-BR"]), raw_for(field), max_size=2)
                if field.translatable
                else raw_for(field)
                for field in question.fields
            }
            bare = st.lists(st.fixed_dictionaries({}, optional=fields), max_size=3)
        case _:
            bare = BARE.get(question.type, TEXT)
    bare |= st.fixed_dictionaries({"none": TEXT})
    beside = {}
    if question.with_links:
        beside["links"] = st.lists(TEXT, max_size=2)
    if question.with_evidence:
        beside["evidence"] = st.lists(st.integers(1, 9999).map("A{}".format), max_size=3)
    if question.with_text:
        beside["text"] = TEXT
    return bare | st.fixed_dictionaries({"answer": bare}, optional=beside) if beside else bare


KEYS = [
    AnswerKey(question.id, language)
    for question in FORM.questions()
    if question.takes_answer
    for language in (["en", "tr", "pt-BR"] if question.translatable else [""])
]
RAW_ANSWERS = st.fixed_dictionaries({}, optional={key: raw_for(FORM.question(key.question)) for key in KEYS})


@given(RAW_ANSWERS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_that_export_then_import_is_the_identity(raw):
    answers = {key: canonical(FORM.question(key.question), value) for key, value in raw.items()}
    answers = {key: value for key, value in answers.items() if value is not None}
    data = write_answers(CALL, FORM, answers)
    read = read_answers(data, FORM)
    assert read.answers == answers
    assert write_answers(CALL, FORM, read.answers) == data


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode) | st.text(max_size=40).map(file_of))
@settings(max_examples=150)
def test_that_any_bytes_are_read_or_refused_in_our_words(data):
    try:
        assert isinstance(read_answers(data, FORM).answers, dict)
    except InputRefused as error:
        assert error.code in FILE_CODES.keys() | REFUSAL_CODES.keys()  # noqa: PT017


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda i: st.lists(i) | st.dictionaries(TEXT, i),
    )
)
@settings(max_examples=100)
def test_that_any_json_under_answers_is_read_or_refused_in_our_words(value):
    for question in FORM.questions():
        data = file_of(json.dumps({question.id: value}))
        try:
            read_answers(data, FORM)
        except InputRefused as error:
            known = FILE_CODES.get(error.code) or REFUSAL_CODES[error.code]
            assert set(error.params) == set(known), error  # noqa: PT017
