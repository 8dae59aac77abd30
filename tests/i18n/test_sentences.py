"""Codes with parameters of any name become sentences."""

from hypothesis import given
from hypothesis import strategies as st

from lcapp.i18n import Words
from lcapp.i18n.sentences import Counted, sentence

EN = Words("en")
SENTENCES = {
    "pages": Counted("number", "{count} page of {name}", "{count} pages of {name}"),
    "plain": "{number} of {message} in {context}",
    "count": Counted("count", "{count} day", "{count} days"),
}
NAMES = st.sampled_from(
    ["one", "many", "number", "count", "message", "context", "self", "words", "code", "name"]
)


def test_that_a_counted_sentence_may_count_a_parameter_called_number():
    assert sentence(EN, SENTENCES, "pages", {"number": 1, "name": "plan.pdf"}) == "1 page of plan.pdf"
    assert sentence(EN, SENTENCES, "pages", {"number": 1200, "name": "a"}) == "1,200 pages of a"
    assert sentence(EN, SENTENCES, "count", {"count": 2}) == "2 days"


def test_that_a_plain_sentence_may_have_parameters_of_any_name():
    params = {"number": 3, "message": "five", "context": "all"}
    assert sentence(EN, SENTENCES, "plain", params) == "3 of five in all"


@given(st.sampled_from([*SENTENCES, "unknown"]), st.dictionaries(NAMES, st.integers() | st.text(max_size=5)))
def test_that_every_code_is_told_whatever_it_brings(code, params):
    said = sentence(EN, SENTENCES, code, params)
    assert said
    assert "{" not in said.replace("{", "", sum(str(value).count("{") for value in params.values()))
