"""The guide on two real cities: from an empty library and public facts to a complete, honest dossier."""

from datetime import date

from lcapp.domain.answers import AnswerKey, is_none
from lcapp.domain.findings import Severity
from lcapp.domain.forms import QuestionType
from lcapp.i18n import Catalogs
from lcapp.i18n.wording_passages import part_said, passage
from lcapp.pdf.structure_reader import not_found, passages
from lcapp.services.ports import PrintOptions
from lcapp.services.whole_export import export_draft

UNKNOWN = {"none": "Not known from public sources; the city has to answer."}
NOTE = "Drawn from public sources only. It is not the city's own application."


def typed(session, answers):
    new = {}
    for name, raw in answers.items():
        if session.question(name).translatable:
            new |= {AnswerKey(name, code): one for code, one in raw.items()}
        else:
            new[AnswerKey(name)] = raw
    session.set_answers(new, kind="import")
    session.flush()


def unknown(*questions):
    """What stands where no public source says anything."""
    return {question: {"en": UNKNOWN} for question in questions}


def record(app, name, answers):
    typed(app.dossiers.open(app.city_records.find_or_start(name).number), answers)


def accept_offers(app, session, paths):
    """Every fact and all material that the records offer; the questions that took something."""
    words = Catalogs(paths.translations).words("en")

    def form_of(name):
        return app.city_records.line(name).form

    facts = app.facts.offers(session)
    app.facts.insert(session, facts)
    taken = [offer.question.id for offer in facts]
    for name in app.material.questions(session):
        question = session.question(name)
        language = "en" if question.translatable else ""
        found = app.material.material(session, question, language)
        if found.is_empty:
            continue
        taken.append(name)
        if question.type is QuestionType.GROUP:
            app.material.insert_items(session, question, found)
        elif question.type is QuestionType.LIST:
            lines = tuple(part_said(words, one, form_of) for one in found.lines)
            app.material.insert_lines(session, question, language, lines)
        else:
            app.material.insert_text(session, question, language, passage(words, found.sentences, form_of))
    session.flush()
    return taken


def must_fix(session, today):
    return sorted(
        {one.question for one in session.findings(today=today) if one.severity is Severity.MUST_FIX}
    )


def to_sign(session, today):
    return [one.question for one in session.findings(today=today) if one.code == "to_sign"]


def cite(app, session, sources, supports):
    """Register each source, and let answers cite it by its number."""
    for url, (title, *of) in sources.items():
        app.register.add_link(session.dossier.number, url, title=title, supports=tuple(of))
    session.take_evidence(app.register.of(session.dossier.number))
    for key, number in supports.items():
        answer = session.answer(key)
        plain = answer["answer"] if isinstance(answer, dict) and "answer" in answer else answer
        session.set_answer(key, {"answer": plain, "evidence": [number]})
    session.flush()


def texts_of(session):
    """Every text somebody typed or took over, as it must stand on the pages."""

    def inside(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for one in value:
                yield from inside(one.get("text", one) if isinstance(one, dict) else one)
        elif isinstance(value, dict) and "none" in value:
            yield value["none"]
        elif isinstance(value, dict) and "answer" in value:
            yield from inside(value["answer"])

    kinds = (QuestionType.LONG_TEXT, QuestionType.SHORT_TEXT, QuestionType.LIST)
    return [
        text
        for key, value in session.answers.items()
        if session.question(key.question).type in kinds or is_none(value)
        for text in inside(value)
    ]


def printed(app, session, file):
    options = PrintOptions(language="en", with_notes=True)
    report = export_draft(app, session, file, options=options)
    assert report.pages > 3
    return passages(file.read_bytes())


def test_that_public_facts_of_ljubljana_become_an_honest_application(app, paths, tmp_path):
    page = "https://www.ljubljana.si/sl/aktualno/ljubljana-je-del-unescove-mreze-ucecih-se-mest/"
    record(
        app,
        "city_record",
        {
            "city.name": "Ljubljana",
            "city.country": "SI",
            "city.region": "europe_north_america",
            "city.entity_type": {"answer": "municipality", "text": "City municipality (mestna občina)"},
            "city.website": "https://www.ljubljana.si",
            "city.networks": {"answer": ["creative_cities"], "text": "City of Literature (2015)"},
            "profile.population": {"none": "About 280,000, without a year: obs.agenda21culture.net"},
        },
    )
    record(
        app,
        "plan",
        {
            "vision.slogan": {"en": "Ljubljana, a city of education for all"},
            "vision.text": {
                "en": "The vision of lifelong learning stands under the slogan 'Ljubljana, a city of"
                " education for all'.",
                "sl": "Ljubljana – mesto izobraževanja za vse",
            },
            "plan.link": page,
            "plan.goals": [
                {"goal": {"en": goal}, "term": "medium"}
                for goal in (
                    "Keep 96 % of children in kindergartens through a strong public network.",
                    "Good and safe premises: renovation, structural safety and energy.",
                    "Accessible programmes of quality with highly trained staff who work with autonomy.",
                    "The best opportunities for each person, above all for vulnerable groups.",
                    "Promote digital literacy.",
                )
            ],
        },
    )
    session = app.dossiers.open(app.dossiers.start("membership-2021").number)
    assert accept_offers(app, session, paths) == [
        *("city.name", "city.country", "city.region", "city.entity_type", "city.website"),
        *("profile.population", "vision.text", "vision.text"),
        *("vision.medium_term", "areas.plan", "network.other"),
    ]
    session.add_note("motivation.why", NOTE)
    typed(
        session,
        {
            "motivation.why": {
                "en": "Ljubljana wants to develop into a learning city. It wishes to share experience and"
                " good practice with other cities, to build partnerships and to strengthen how policies of"
                " lifelong learning for all are carried out."
            },
            "network.offer": {
                "en": "The city offers to share experience and good practice and looks for partnerships."
            },
            **dict.fromkeys(("profile.area", "profile.schooling", "practice.items"), UNKNOWN),
            **unknown("motivation.context", "vision.long_term", "areas.structure", "areas.events"),
            **unknown("areas.access", "areas.monitoring", "areas.funding"),
        },
    )
    sources = {page: ("City of Ljubljana: Ljubljana in the network of learning cities",)}
    cite(app, session, sources, {AnswerKey("vision.text", "en"): "A1", AnswerKey("areas.plan", "en"): "A1"})
    day = date(2021, 10, 15)
    assert must_fix(session, day) == [
        *("contact.1.email", "contact.1.name", "contact.1.phone", "contact.1.salutation"),
        *("contact.1.title", "contact.1.unit", "mayor.name", "mayor.salutation", "mayor.title"),
    ]
    assert to_sign(session, day) == ["pledge.signature", "endorsement.signature"]
    advised = [one.code for one in session.findings(today=day) if one.severity is Severity.ADVICE]
    assert "passage_repeated" not in advised, "what was taken from the records is not said twice"
    assert "City of Literature (2015)" in texts_of(session)
    said = printed(app, session, tmp_path / "ljubljana.pdf")
    assert not_found(said, texts_of(session)) == ()
    assert not_found(said, [NOTE, *sources, *(title for title, *_of in sources.values())]) == ()


def test_that_public_facts_of_sonderborg_become_an_honest_nomination(app, paths, tmp_path):
    news = (
        "https://uil.unesco.org/lifelong-learning/learning-cities/"
        "learning-cities-denmark-sonderborg-joins-unesco-global-network-0"
    )
    facts = "https://sonderborgkommune.dk/en/fact"
    record(
        app,
        "city_record",
        {
            "city.name": "Sønderborg",
            "city.country": "DK",
            "city.region": "europe_north_america",
            "city.entity_type": {"answer": "municipality", "text": "kommune"},
            "city.website": "https://sonderborgkommune.dk",
            "award.member_since": "2016-07",
            "profile.population": {"value": 74737, "year": 2016, "territory": "municipality", "source": news},
            "profile.area": {"value": "495.86", "territory": "municipality", "source": facts},
        },
    )
    record(
        app,
        "plan",
        {
            "plan.name": {"en": "4-17-42"},
            "plan.link": news,
        },
    )
    record(app, "structure", {"structure.partner_cities": [{"name": "Espoo", "country": "FI"}]})
    session = app.dossiers.open(app.dossiers.start("award-2019").number)
    assert accept_offers(app, session, paths) == [
        *("city.name", "city.country", "city.region", "award.member_since"),
        *("criteria.plan", "criteria.structure"),
    ]
    session.add_note("award.summary", NOTE)
    typed(
        session,
        {
            "award.summary": {
                "en": "Sønderborg is a municipality of 74,737 people (2016) on 495.86 square kilometres. It"
                " built its strategy on what it calls 4-17-42 thinking: four political commitments, the 17"
                " Sustainable Development Goals and the 42 Key Features of Learning Cities.\n\nThe Key"
                " Features are thus the spine of the strategy and not an annex to it."
            },
            "criteria.plan": {
                "en": "The city follows a plan called “4-17-42”. It joins four political commitments of the"
                " municipality, the 17 Sustainable Development Goals and the 42 Key Features of Learning"
                " Cities."
            },
            "criteria.practices": {
                "en": "A city can use the 42 Key Features to build its strategy, beside its own commitments"
                " and the Sustainable Development Goals. That is the practice which Sønderborg shows."
            },
            **unknown("criteria.resources", "criteria.access", "criteria.events", "criteria.monitoring"),
        },
    )
    sources = {
        news: ("UIL, 27 June 2016: Sønderborg joins the network",),
        facts: ("Municipality of Sønderborg: facts", "award.summary"),
    }
    cited = ("criteria.plan", "criteria.structure", "criteria.practices")
    cite(app, session, sources, {AnswerKey(name, "en"): "A1" for name in cited})
    day = date(2018, 8, 15)
    assert must_fix(session, day) == [
        *("contact.1.name", "contact.1.salutation", "contact.1.title"),
        *("mayor.name", "mayor.salutation", "mayor.title"),
    ]
    assert to_sign(session, day) == ["award.signature", "consent.signature", "nomination.signature"]
    said = printed(app, session, tmp_path / "sonderborg.pdf")
    assert not_found(said, texts_of(session)) == ()
    assert not_found(said, [NOTE, *sources, *(title for title, *_of in sources.values())]) == ()
