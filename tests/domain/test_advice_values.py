"""Praise without proof, words that hurt, politics, people shut out, privileges, learners and mayors named."""

import pytest

from tests.domain.advice_builders import heard


def said(text, language="en", question="areas.access", call="membership-2025", more=()):
    return {one.code for one in heard(call, {f"{question}@{language}": text, **dict(more)})}


FOUND = [
    ("praise_without_source", "en", "It is the best reading project in the country, and everybody knows it."),
    ("praise_without_source", "en", "Our libraries are second to none."),
    (
        "praise_without_source",
        "en",
        "The festival is admired all over the world and unmatched on the continent.",
    ),
    ("praise_without_source", "en", "Under the wise guidance of our mayor nine rooms opened."),
    ("praise_without_source", "fr", "C'est le meilleur taux du pays et l'un des meilleurs d'Europe."),
    ("praise_without_source", "fr", "Samplia est unanimement reconnue comme un modèle sans égal."),
    ("stigmatising_words", "en", "The courses are for lazy and backward people from the blocks."),
    ("stigmatising_words", "en", "Welfare cases and illegals were reached as well."),
    ("stigmatising_words", "en", "A ramp was built for residents confined to a wheelchair."),
    ("stigmatising_words", "fr", "Nous touchons aussi les cas sociaux et les assistés du quartier nord."),
    ("stigmatising_words", "fr", "Des personnes ignorantes ont appris à lire."),
    ("party_politics", "en", "Only our party defended education, and voters will remember it."),
    ("party_politics", "en", "The previous administration failed; our election promises were kept."),
    ("party_politics", "fr", "Ce budget existe grâce à notre liste ; nos adversaires n'en voulaient pas."),
    ("group_excluded", "en", "The courses are free, but only for holders of a national identity card."),
    ("group_excluded", "en", "Foreigners are not admitted to the evening courses."),
    ("group_excluded", "fr", "Les cours sont réservés aux nationaux."),
    ("group_excluded", "fr", "Les étrangers n'y sont pas admis."),
    ("commercial_favour", "en", "In return the company receives the addresses of those who register."),
    ("commercial_favour", "en", "The firm has the exclusive right to sell courses in our rooms."),
    ("commercial_favour", "fr", "En échange, l'entreprise reçoit les coordonnées des inscrits."),
    ("commercial_favour", "fr", "Nous recommandons ses produits à tous les habitants."),
]

FINE = [
    (
        "praise_without_source",
        "en",
        "According to the ministry's ranking of 2023, it is the best library in the country.",
    ),
    (
        "praise_without_source",
        "en",
        "We want to learn from the best practices in the region and in the world.",
    ),
    ("praise_without_source", "en", "Unemployment is the highest in the region, at 11 %."),
    ("praise_without_source", "en", "The best results were in the north, where the bus runs late."),
    ("praise_without_source", "en", "The plan was adopted unanimously by the council."),
    ("praise_without_source", "fr", "Une meilleure insertion dans la région est le but de ces cours."),
    ("praise_without_source", "fr", "Le plan a été adopté à l'unanimité ; il est lié à celui de la région."),
    ("stigmatising_words", "en", "The survey looked backward and forward: who came, who did not."),
    (
        "stigmatising_words",
        "en",
        "Nobody is called “ignorant people” here; adults who read with difficulty are asked.",
    ),
    (
        "stigmatising_words",
        "en",
        "Adults who read and write with difficulty meet in kitchens; people with disabilities too.",
    ),
    (
        "stigmatising_words",
        "fr",
        "Les adultes en situation d'illettrisme et les personnes handicapées ont leur salle.",
    ),
    ("stigmatising_words", "fr", "L'école primaire reçoit des enfants de douze quartiers."),
    (
        "party_politics",
        "en",
        "All parties of the council voted for the plan, and residents vote for projects of the fund.",
    ),
    (
        "party_politics",
        "en",
        "The money is fixed for six years, so that it does not depend on the next election.",
    ),
    (
        "party_politics",
        "en",
        "The learners' council is elected by those who learn; third parties may listen.",
    ),
    ("party_politics", "fr", "Les habitants votent pour les projets ; la liste des membres est publique."),
    ("group_excluded", "en", "Nobody is excluded because of nationality, and no identity card is asked for."),
    (
        "group_excluded",
        "en",
        "Foreigners and newcomers meet neighbours in the kitchens; a passport is not needed.",
    ),
    ("group_excluded", "en", "A course prepares 40 people a year for the citizenship test."),
    (
        "group_excluded",
        "fr",
        "Les cours sont ouverts à tous, quelle que soit la nationalité ; aucun passeport n'est demandé.",
    ),
    ("group_excluded", "fr", "Les étrangers apprennent la langue avec des voisins, deux fois par semaine."),
    ("commercial_favour", "en", "The firm lends a furnace, and no exclusive right was given in return."),
    ("commercial_favour", "en", "Enterprises pay 140,000 dollars and the working time of 46 trainers."),
    ("commercial_favour", "fr", "L'entreprise prête un four, sans aucune exclusivité."),
]


@pytest.mark.parametrize(("code", "language", "text"), FOUND)
def test_that_what_a_published_dossier_should_not_say_is_found(code, language, text):
    assert code in said(text, language)


@pytest.mark.parametrize(("code", "language", "text"), FINE)
def test_that_harmless_sentences_with_the_same_words_are_left_alone(code, language, text):
    assert code not in said(text, language)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The program is the property of our contractor and cannot be passed on.", "en", True),
        ("The method is patented and may not be copied.", "en", True),
        ("Le logiciel est la propriété d'une entreprise et ne peut être transmis.", "fr", True),
        ("The handbook is free to be used and changed by other cities.", "en", False),
        ("What one city learned can be adopted by any other, at no cost.", "en", False),
        ("The building is the property of the city.", "en", False),
        ("The key is passed on from learner to learner.", "en", False),
    ],
)
def test_that_a_practice_nobody_may_adopt_is_found_where_practices_are_asked_for(text, language, found):
    told = said(text, language, "criteria.innovation", "award-2024")
    assert ("practice_kept_back" in told) is found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Ms Ann Roe, 52 years old, could not read the letters of her doctor.", "en", True),
        ("Mr. John Roe (61), of 14 Mill Street, learned to read after his divorce.", "en", True),
        ("Mme Halima Modèle, 47 ans, en dépression, a écrit sa première lettre.", "fr", True),
        ("Gospa Ana Vzorec, 52 let, je prebrala prvo pismo.", "sl", True),
        ("Bayan Ayşe Örnek, 52 yaşında, ilk mektubunu yazdı.", "tr", True),
        ("One learner, 52 years old, could not read the letters of her doctor.", "en", False),
        ("A woman of 47 (name changed), Ms Ann Roe, 47 years old, wrote her first letter.", "en", False),
        ("Ms Ann Roe, 52 years old, gave her consent to be named here.", "en", False),
        ("In the Mill Street School (12 rooms) adults who cannot read meet in the evening.", "en", False),
        ("The office is led by Joris Sample since 2020; he has three posts.", "en", False),
        ("River Day, 14 years old by now, brings all schools to the bank.", "en", False),
        ("Les adultes de 52 ans et plus viennent du quartier du Moulin.", "fr", False),
    ],
)
def test_that_learners_named_with_private_things_are_found(text, language, found):
    assert ("learner_named" in said(text, language)) is found


@pytest.mark.parametrize(
    ("text", "language", "salutation", "found"),
    [
        ("The mayor chairs the group himself and has missed no meeting.", "en", "ms", True),
        ("The mayor has led the group since she took office.", "en", "mr", True),
        ("Monsieur le maire préside le comité.", "fr", "ms", True),
        ("La maire préside elle-même le comité.", "fr", "mr", True),
        ("The mayor chairs the group herself.", "en", "ms", False),
        ("The mayor met a learner who brought his daughter.", "en", "ms", False),
        ("The mayor and the deputy, who took his office in 2022, lead the group.", "en", "ms", False),
        ("The former mayor left his books to the library.", "en", "ms", False),
        ("Le maire préside le comité ; il se réunit six fois par an.", "fr", "ms", False),
    ],
)
def test_that_the_mayors_he_or_she_goes_with_the_salutation(text, language, salutation, found):
    told = said(text, language, more={"mayor.salutation": salutation})
    assert ("mayor_pronoun" in told) is found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Samplia'da öğrenme. Sampliya'da meclis her yıl toplanır.", "tr", True),
        ("Samplia uči. V mestu Samlia se vsako leto učijo.", "sl", True),
        ("Samplia'da öğrenme. Samplia'nın meclisi her yıl toplanır.", "tr", False),
        ("Samplia uči. V Samplii se vsako leto učijo, s Samplio vred.", "sl", False),
        ("Sampliya'da meclis her yıl toplanır.", "tr", False),
    ],
)
def test_that_a_second_spelling_of_the_city_is_found_in_languages_without_lists(text, language, found):
    told = said(text, language, "motivation.why", more={"city.name": "Samplia"})
    assert ("name_differs" in told) is found
