"""What the city record says to whoever asks whether the city may apply."""

from lcapp.domain.answers import AnswerKey
from lcapp.domain.city_facts import CityFacts, city_facts

RECORD = {
    "city.name": "Kashan",
    "city.country": "IR",
    "city.entity_type": {"answer": "other", "text": "new town"},
    "award.member_since": "2020-09",
    "city.last_award": "2021",
    "profile.population": {"value": 304487, "year": 2016},
}


def test_that_the_facts_are_those_of_the_record():
    answers = {AnswerKey(name): value for name, value in RECORD.items()}
    assert city_facts(answers) == CityFacts("Kashan", "IR", "other", "new town", "2020-09", "2021", 304487)


def test_that_what_is_not_answered_or_not_relevant_is_not_known():
    assert city_facts({}) == CityFacts()
    none = {
        AnswerKey("profile.population"): {"none": "no census"},
        AnswerKey("city.last_award"): {"none": "never"},
    }
    assert city_facts(none) == CityFacts()
