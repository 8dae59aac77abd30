"""What a translation says otherwise than its source, and the terms and names that help to write it."""

import pytest

from lcapp.domain.answers import AnswerKey
from lcapp.domain.forms import Hand
from lcapp.domain.glossary_terms import Offer, offered
from lcapp.domain.record_names import is_latin, record_names
from lcapp.domain.side_records import latin_name_key
from lcapp.domain.translation_differences import Difference, TextDate, differences
from tests.builders import a_form, a_question, some_answers

CITY = some_answers(city__name="Kashan", city__name_local="کاشان", mayor__name="رضایی، مریم")
LATIN_MAYOR = {latin_name_key("mayor.name"): "Rezaei, Maryam"}


def a_form_with_names():
    return a_form(
        a_question(id_="city.name"),
        a_question(id_="city.name_local"),
        a_question(id_="mayor.name", filled_by=Hand.MAYOR),
        a_question(id_="contact.1.unit"),
        a_question(id_="commission.name", filled_by=Hand.NATIONAL_COMMISSION),
        a_question(id_="city.motto"),
    )


def the_names(sides=LATIN_MAYOR, answers=CITY):
    return record_names(a_form_with_names(), answers, sides)


def told(source, target, **more):
    return [(one.code, one.said) for one in differences(("fa", source), ("en", target), **more)]


def test_that_texts_that_say_the_same_show_nothing():
    assert told("کاشان ۳۰۴٬۴۸۷ نفر جمعیت دارد.", "Kashan has 304,487 people.", names=the_names()) == []


def test_that_a_text_without_a_translation_shows_nothing():
    assert told("۳۰۴٬۴۸۷ نفر", None) == []


def test_that_a_number_is_told_with_its_place_in_the_string_it_stands_in():
    source = [{"id": "a", "text": "کتاب"}, {"id": "b", "text": "تا ۱۲۰ کتاب"}]
    target = [{"id": "c", "text": "Books"}, {"id": "d", "text": "up to 210 books"}]
    assert differences(("fa", source), ("en", target)) == (
        Difference("number_missing", "۱۲۰", True, (1, "text"), 3, 6),
        Difference("number_added", "210", False, (1, "text"), 6, 9),
    )


def test_that_the_explanation_beside_an_answer_is_compared_too():
    found = differences(("fa", {"answer": "کتاب", "text": "۱۲۰"}), ("en", "Books, 120"))
    assert found == ()
    (missing,) = differences(("fa", {"answer": "کتاب", "text": "تا ۱۳۰"}), ("en", "Books"))
    assert (missing.path, missing.start, missing.end) == (("text",), 3, 6)


def test_that_a_name_of_the_record_is_expected_in_the_script_of_the_translation():
    (missing,) = differences(("fa", "شهر کاشان"), ("en", "The city"), names=the_names())
    assert (missing.code, missing.said, missing.expected, missing.start) == (
        "name_missing",
        "کاشان",
        "Kashan",
        4,
    )


def test_that_a_mayor_is_looked_for_by_surname_in_the_latin_form_of_the_side_record():
    assert told("خانم رضایی گفت", "Ms Maryam Rezaei said", names=the_names()) == []
    assert told("خانم رضایی گفت", "The mayor said", names=the_names()) == [("name_missing", "رضایی")]


def test_that_a_name_without_a_form_in_the_other_script_is_not_asked_for():
    assert told("خانم رضایی گفت", "The mayor said", names=the_names(sides={})) == []


def test_that_the_names_of_a_record_say_what_is_known_and_what_is_worth_asking_for():
    city, mayor = the_names(sides={})
    assert (city.own, city.latin, city.lacks_latin) == ("کاشان", "Kashan", False)
    assert (mayor.own, mayor.latin, mayor.lacks_latin) == ("رضایی، مریم", "", True)
    assert the_names()[1].latin == "Rezaei, Maryam"


def test_that_a_latin_name_alone_asks_for_nothing():
    (unit,) = record_names(a_form_with_names(), some_answers(contact__1__unit="Kulturamt"), {})
    assert not unit.lacks_latin
    assert is_latin("Œuvre")
    assert not is_latin("«کاشان»")


@pytest.mark.parametrize("name", ["", "Å", {"none": "unknown"}])
def test_that_a_name_of_a_letter_or_none_is_no_name(name):
    assert record_names(a_form_with_names(), {AnswerKey("city.name"): name}, {}) == ()


def test_that_evidence_cited_on_one_side_only_is_told():
    source, target = (
        {"answer": "کتاب", "evidence": ["A1", "A2"]},
        {"answer": "Books", "evidence": ["A3", "A1"]},
    )
    assert told(source, target) == [("evidence_missing", "A2"), ("evidence_added", "A3")]


def a_reader(**days):
    def dates_in(text, language):
        return [TextDate(text.find(said), text.find(said) + len(said), iso) for said, iso in days[language]]

    return dates_in


def test_that_days_of_two_calendars_agree_when_they_are_the_same_day():
    dates = a_reader(fa=[("۱۵ مهر ۱۴۰۲", "2023-10-07")], en=[("7 October 2023", "2023-10-07")])
    assert told("در ۱۵ مهر ۱۴۰۲ با ۲۵ نفر", "On 7 October 2023 with 25 people", dates_in=dates) == []


def test_that_another_day_is_told_as_a_day_and_not_figure_by_figure():
    dates = a_reader(fa=[("۱۵ مهر ۱۴۰۲", "2023-10-07")], en=[("8 October 2023", "2023-10-08")])
    assert told("در ۱۵ مهر ۱۴۰۲", "On 8 October 2023", dates_in=dates) == [
        ("date_missing", "۱۵ مهر ۱۴۰۲"),
        ("date_added", "8 October 2023"),
    ]


def test_that_a_day_understood_on_one_side_only_is_compared_by_its_figures():
    dates = a_reader(fa=[], en=[("8 October 2023", "2023-10-08")])
    assert told("در ۸ اکتبر ۲۰۲۳", "On 8 October 2023", dates_in=dates) == []


def test_that_endless_differences_are_told_to_a_bound():
    numbers = " ".join(str(one) for one in range(100, 400))
    assert len(told(numbers, "None")) == 50


TERMS = (
    Offer("city", "شهر یادگیرنده", "learning city"),
    Offer("lifelong", "یادگیری مادام‌العمر", "lifelong learning"),
    Offer("mayor", "شهردار", "mayor"),
)


def test_that_the_terms_a_text_uses_are_offered_in_its_order_whatever_endings_they_carry():
    text = "شهردار گفت شهرهای یادگیرنده به یادگیری مادام العمر و مادام‌العمر می‌اندیشند"
    assert [one.target for one in offered(text, TERMS)] == ["mayor", "learning city"]
    assert [one.key for one in offered("یادگیری مادام‌العمر", TERMS)] == ["lifelong"]


@pytest.mark.parametrize(
    ("text", "term", "yes"),
    [
        ("Učečega se mesta ni brez šol.", "učeče se mesto", True),
        ("Öğrenen şehirlerin ağı", "öğrenen şehir", True),
        ("Les villes apprenantes", "ville apprenante", True),
        ("Learning cities", "learning city", True),
        ("LIFELONG LEARNING", "lifelong learning", True),
        ("the UNESCO Institute for Lifelong Learning", "UNESCO Institute for Lifelong Learning (UIL)", True),
        ("La alcaldesa", "alcalde/alcaldesa", True),
        ("the city learns", "learning city", False),
        ("", "mayor", False),
    ],
)
def test_that_a_term_is_found_with_the_endings_of_its_language(text, term, yes):
    assert bool(offered(text, [Offer("key", term, "x")])) is yes


def test_that_at_most_twelve_terms_are_offered():
    terms = [Offer(str(n), f"word{n}x", "y") for n in range(100, 130)]
    assert len(offered(" ".join(one.source for one in terms), terms)) == 12
