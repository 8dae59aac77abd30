"""What writing left in a text: gaps, notes to colleagues, a program's words, other languages, copies."""

import pytest

from tests.domain.advice_builders import codes, heard

OFFER = "network.offer"


def said(text, language="en", question=OFFER, call="membership-2025"):
    return {one.code for one in heard(call, {f"{question}@{language}": text})}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 2024 XX participants finished a course and nine rooms opened.", "en"),
        ("En 2024, XX personnes ont suivi un cours dans neuf salles.", "fr"),
        ("2024 yılında XX kişi dokuz salonda kurslara katıldı.", "tr"),
        ("Leta 2024 je XX oseb obiskovalo tečaje v devetih sobah.", "sl"),
        ("The rooms cost 140,000 dollars (Noor: please check with accounting) a year.", "en"),
        ("Les salles coûtent 140 000 dollars (Noor, merci de vérifier ce montant) par an.", "fr"),
        ("The rooms are open on six days [double-check with Ida] of the week.", "en"),
        ("Sobe so odprte šest dni [preveri z županjo] na teden.", "sl"),
        ("Salonlar haftada altı gün açıktır [müdüre sorulacak].", "tr"),
        ("اتاق‌ها شش روز در هفته باز است (بررسی شود).", "fa"),
        ("The festival had 8,400 visitors (2023?) in three days.", "en"),
        ("The festival had 8,400 visitors (?) in three days.", "en"),
        ("The festival had 8,400 visitors (figure to be checked) in three days.", "en"),
        ("Le festival a eu 8 400 visiteurs (chiffre à vérifier) en trois jours.", "fr"),
        ("DRAFT of the answer: nine rooms are open.", "en"),
        ("Check this figure with the statistics office before it goes out.", "en"),
    ],
)
def test_that_gaps_and_notes_to_colleagues_are_found_in_every_language(text, language):
    assert "placeholder_left" in said(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La verrerie, bâtie au XXe siècle, ouvre ses portes.", "fr"),
        ("The largest evening was in Hall XX of the glassworks, the last one.", "en"),
        ("The congress of the XX century was held in Room XX and hall XXI.", "en"),
        ("The council (mayor, deputies and clerks) checks the figures each year.", "en"),
        ("Two firms (the bakery, which asked for it, and the bus depot) take part.", "en"),
        ("The rooms (please ring the bell at the gate) are open to all learners.", "en"),
        ("Le conseil [créé en 2019] se réunit six fois par an.", "fr"),
        ("The survey asked: could you read the letter (yes or no?), and who helped?", "en"),
        ("Svet (župan, trije svetniki) preverja številke vsako leto.", "sl"),
        ("The board drafts the plan; the draft is discussed in public.", "en"),
        ("Teams (Anna, Ben and Carla, who add new rooms each year) visit every district.", "en"),
    ],
)
def test_that_roman_numerals_and_remarks_for_readers_are_no_gaps(text, language):
    assert "placeholder_left" not in said(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Here is a revised version of your answer: nine rooms are open.", "en"),
        ("Certainly! Here's a shortened version: nine rooms are open.", "en"),
        ("Nine rooms are open. Let me know if you want a shorter text.", "en"),
        ("Voici une version raccourcie de votre texte : neuf salles sont ouvertes.", "fr"),
        ("Neuf salles sont ouvertes. N'hésitez pas à adapter ce texte.", "fr"),
        ("İşte düzenlenmiş metin: dokuz salon açıktır.", "tr"),
        ("Tukaj je skrajšana različica: devet sob je odprtih.", "sl"),
        ("در اینجا نسخه کوتاه‌تر متن آمده است: نه اتاق باز است.", "fa"),
    ],
)
def test_that_the_sentences_of_a_writing_program_are_found(text, language):
    assert "assistant_left" in said(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Here the city revised its plan; here is where learners meet.",
        "Guests feel free to ask, and the guides help everybody.",
        "A course on artificial intelligence was attended by 40 adults.",
        "The council asked: would you like more rooms? Nine were opened.",
    ],
)
def test_that_writing_about_versions_and_programs_is_no_leftover(text):
    assert "assistant_left" not in said(text)


FRENCH = "Nous montrons comment une petite ville trouve les personnes qui ne viennent jamais. "
ENGLISH = "The plan is revised every second year, and the council gave up three of the measures in it. "
TURKISH = "Şehir her yıl iki heyet için evlerini açar ve onlarla birlikte üç gün çalışır. "


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        (FRENCH + ENGLISH, "fr", "en"),
        (ENGLISH + FRENCH, "en", "fr"),
        (TURKISH + ENGLISH, "tr", "en"),
        (ENGLISH, "fr", "en"),
    ],
)
def test_that_a_sentence_left_in_another_language_is_found(text, language, other):
    found = [
        one
        for one in heard("membership-2025", {f"{OFFER}@{language}": text})
        if one.code == "half_translated"
    ]
    assert [one.params["language"] for one in found] == [other]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (TURKISH, "tr"),
        (f"{ENGLISH}The motto is “{FRENCH.strip()}” and stands on the trams of the city.", "en"),
        (f"{FRENCH}Le titre du plan est « {ENGLISH.strip()} ».", "fr"),
        (
            "The partners are the Maison de la lecture, Les amis du livre and Le club des aînés of the city.",
            "en",
        ),
        ("Mesto vsako leto odpre vrata in za tri dni povabi goste iz drugih mest ter se z njimi uči. ", "sl"),
    ],
)
def test_that_quotations_and_names_in_another_language_are_none(text, language):
    assert "half_translated" not in said(text, language)


DEFINITION = (
    "Samplia effectively mobilizes its resources in every sector to promote inclusive learning "
    "from basic to higher "
    "education; revitalizes learning in families and communities; facilitates learning for and "
    "in the workplace."
)


def test_that_the_definition_of_unesco_is_no_answer():
    assert "motivation.why definition_copied" in codes("membership-2025", {"motivation.why": DEFINITION})
    french = (
        "Samplia redynamise l'apprentissage dans les familles et les communautés, étend l'usage "
        "des technologies modernes "
        "d'apprentissage et améliore la qualité et l'excellence de l'apprentissage."
    )
    assert "motivation.why definition_copied" in codes("membership-2025", {"motivation.why@fr": french})


@pytest.mark.parametrize(
    "text",
    [
        f"UNESCO says of a learning city that it “{DEFINITION}”; for us that begins in a repair room.",
        "Samplia wants to make learning in families and communities easier, and counts who takes part.",
        "We promote learning throughout life, from basic to higher education, with nine rooms and 62 guides.",
    ],
)
def test_that_a_quoted_definition_and_words_of_it_are_fine(text):
    assert "definition_copied" not in said(text, question="motivation.why")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We can show how the citizens of Espoo decide about a learning fund.", "en"),
        ("Ptuj's council adopted the plan, and 24 measures follow from it.", "en"),
        ("Limerick wants to become a learning city because learning changes lives.", "en"),
        ("Les habitants de Clermont-Ferrand décident eux-mêmes d'un fonds.", "fr"),
        ("La municipalité d'Espoo ouvre neuf salles aux adultes.", "fr"),
    ],
)
def test_that_another_city_where_ours_should_stand_is_found(text, language):
    told = codes("membership-2025", {"city.name": "Samplia", f"{OFFER}@{language}": text})
    assert f"{OFFER} other_city_left" in told


@pytest.mark.parametrize(
    "text",
    [
        "The idea came to us from Cork, where two of our officers spent a week.",
        "In a project with the citizens of Espoo we compared 40 reading groups.",
        "Two officers visited the city of Cork and its festival.",
        "The mayor of Limerick invited our learners' council in 2023.",
        "The citizens of Samplia decide about a learning fund.",
        "Cork has shown us how a festival is prepared by volunteers.",
    ],
)
def test_that_a_city_named_on_purpose_is_fine(text):
    assert "other_city_left" not in said(text)


def test_that_a_family_name_is_no_note_that_something_is_still_to_be_done():
    told = codes("membership-2025", {"contact.2.name": "Todo, Marina"})
    assert "contact.2.name placeholder_left" not in told
    assert "contact.2.name gap_left" not in told
    assert "contact.2.name gap_left" in codes("membership-2025", {"contact.2.name": "TODO, Marina"})


@pytest.mark.parametrize("said", ["N. N. (after the election)", "To be confirmed", "à désigner", "NN"])
def test_that_a_name_which_names_nobody_is_a_gap(said):
    assert "mayor.name gap_left" in codes("membership-2025", {"mayor.name": said})


@pytest.mark.parametrize("name", ["Nnamdi, Ada", "N. Nováková", "Vacante Ruiz, Ana", "Xx'hosa, Thandi"])
def test_that_unusual_names_of_people_are_names(name):
    assert "mayor.name gap_left" not in codes("membership-2025", {"mayor.name": name})
