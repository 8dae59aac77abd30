import pytest

from lcapp.domain.conditions import Condition, holds

ANSWERS = {
    "yes": "yes",
    "several": ["a", "b"],
    "reason": {"none": "not collected"},
    "wrapped": {"answer": "yes", "links": ["x"]},
    "wrapped_reason": {"answer": {"none": "x"}, "links": ["x"]},
    "only_links": {"links": ["x"]},
    "only_year": {"year": 2024},
}


@pytest.mark.parametrize(
    ("operator", "question", "operand", "expected"),
    [
        ("is", "yes", "yes", True),
        ("is", "yes", "no", False),
        ("is", "wrapped", "yes", True),
        ("is", "missing", "yes", False),
        ("is", "reason", "not collected", False),
        ("is_not", "yes", "no", True),
        ("is_not", "yes", "yes", False),
        ("is_not", "missing", "yes", True),
        ("includes", "several", "b", True),
        ("includes", "several", "c", False),
        ("includes", "yes", "y", False),
        ("answered", "yes", True, True),
        ("answered", "missing", True, False),
        ("answered", "missing", False, True),
        ("answered", "reason", True, False),
        ("answered", "wrapped_reason", True, False),
        ("answered", "only_links", True, False),
        ("answered", "only_year", True, False),
        ("answered", "wrapped", True, True),
    ],
)
def test_that_a_comparison_looks_at_the_plain_answer(operator, question, operand, expected):
    assert holds(Condition(operator, question, operand), ANSWERS.get) is expected


def test_that_no_condition_always_holds():
    assert holds(None, ANSWERS.get)


def test_that_junctions_join_comparisons():
    true, false = Condition("is", "yes", "yes"), Condition("is", "yes", "no")
    assert holds(Condition("all", parts=(true, true)), ANSWERS.get)
    assert not holds(Condition("all", parts=(true, false)), ANSWERS.get)
    assert holds(Condition("any", parts=(false, true)), ANSWERS.get)
    assert not holds(Condition("any", parts=(false, false)), ANSWERS.get)


def test_that_a_condition_names_every_question_it_looks_at():
    both = Condition(
        "any", parts=(Condition("is", "a", "x"), Condition("all", parts=(Condition("is", "b", "y"),)))
    )
    assert both.questions() == {"a", "b"}
    assert Condition("answered", "c", operand=True).questions() == {"c"}


def test_that_an_unknown_operator_is_our_own_bug():
    with pytest.raises(ValueError, match="unknown operator"):
        holds(Condition("like", "yes", "y"), ANSWERS.get)
