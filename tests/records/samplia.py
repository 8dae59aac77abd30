"""The records of Samplia, an invented city, as people would type them."""

PLAN = {
    "plan.name": {"en": "Samplia Learns 2030", "fa": "سامپلیا می‌آموزد ۱۴۰۹"},
    "vision.slogan": {"en": "Everybody learns, everywhere"},
    "vision.text": {"en": "In fifteen years everybody in Samplia learns."},
    "plan.adopted": "2024-03-12",
    "plan.adopted_by": "The city council",
    "plan.next_review": "2027-01",
    "plan.learning_needs": ["literacy", "digital"],
    "plan.priorities": {"en": ["Adults who cannot read", "Young people without work"]},
    "plan.goals": [
        {
            "goal": {"en": "Halve the number of adults who cannot read"},
            "term": "medium",
            "indicator": {"en": "Adults who cannot read"},
            "baseline": {"value": 4200, "year": 2023, "source": "register"},
            "target": {"value": 2100, "year": 2028},
            "unit": "persons",
            "owner": "Education office",
        },
        {"goal": {"en": "A library within walking distance"}, "term": "long"},
        {"goal": {"en": "Open ten learning cafés"}, "term": "short"},
    ],
    "plan.activities": [
        {
            "title": {"en": "Evening reading courses"},
            "goal": "Halve the number of adults who cannot read",
            "starts": "2023-09",
            "ends": "2026-06",
            "group": {"en": "adults"},
            "owner": "Adult education centre",
            "budget": 40000,
            "result": {"en": "900 people finished a course"},
        },
        {"title": {"en": "Book boxes"}, "starts": "2017", "ends": "2018"},
        {"title": {"en": "Undated wish"}},
    ],
    "plan.team": [
        {"name": "Ada", "body": "University of Samplia"},
        {"name": "Bo", "body": "Education office"},
    ],
}
STRUCTURE = {
    "structure.steering": [
        {"name": "Dr Aylin Demir", "body": "Mayor's office", "role": "chair"},
        {"name": "Bo", "body": "University of Samplia", "role": "member"},
    ],
    "structure.meets": {"en": "four times a year"},
    "structure.stakeholders": [
        {
            "name": {"en": "University of Samplia"},
            "sector": "university",
            "gives": {"en": "evaluates the courses"},
            "stages": ["planning", "control"],
            "agreement": "signed",
            "signed_on": "2024-05-02",
        },
        {
            "name": {"en": "Refugee council"},
            "sector": "civil_society",
            "speaks_for": ["migrants"],
            "agreement": "oral",
        },
    ],
    "structure.partner_cities": [{"name": "Sønderborg", "country": "DK", "member": "yes"}],
    "structure.ideas": [
        {"idea": {"en": "A bus that lends books"}, "came": "2024", "became": {"en": "it runs on Fridays"}}
    ],
}
EVENTS = {
    "events.rhythm": {"en": "a festival every May"},
    "events.items": [
        {
            "title": {"en": "Festival of Learning"},
            "theme": {"en": "reading together"},
            "starts": "2025-05-10",
            "ends": "2025-05-12",
            "participants": 8100,
            "came_of_it": {"en": "three reading groups"},
            "media": ["press"],
            "documented": ["photos"],
            "priority": "yes",
        },
        {"title": {"en": "Book fair"}, "starts": "2012-04"},
    ],
}
ACCESS = {
    "access.groups": [
        {
            "who": "low_literacy",
            "size": {"value": 4200, "year": 2023, "source": "register"},
            "barriers": ["time", "trust"],
            "programme": {"en": "Reading at work"},
            "measure": {"en": "courses in the lunch break"},
            "reached": {"value": 900, "year": 2025, "source": "centre"},
        }
    ],
    "access.places": [{"name": {"en": "Central library"}}, {"name": {"en": "Old tannery"}}],
}
MONITORING = {
    "monitoring.indicators": [
        {
            "name": {"en": "Adults who cannot read"},
            "family": "educational",
            "unit": "persons",
            "baseline": {"value": 4200, "year": 2023, "source": "register"},
        }
    ],
    "monitoring.results": [
        {
            "indicator": "Adults who cannot read",
            "result": {"value": 3900, "year": 2024, "source": "register"},
        },
        {
            "indicator": "adults who  cannot read",
            "result": {"value": 3500, "year": 2025, "source": "register"},
        },
    ],
    "monitoring.surveys": [
        {
            "title": {"en": "Learners 2024"},
            "made": "2024",
            "asked": 800,
            "answered": 410,
            "found": {"en": "evenings are too late"},
        }
    ],
    "monitoring.lessons": {"en": ["Begin courses at six"]},
}
RESOURCES = {
    "resources.lines": [
        {
            "what": {"en": "Courses"},
            "when": "2025",
            "resource": "money",
            "giver": "city",
            "mechanism": "budget",
            "amount": 90000,
            "certain": "secured",
        },
        {
            "what": {"en": "Festival"},
            "when": "2025-05",
            "resource": "money",
            "giver": "business",
            "mechanism": "sponsor",
            "amount": 30000,
            "certain": "promised",
        },
        {
            "what": {"en": "Rooms"},
            "when": "2027",
            "resource": "places",
            "giver": "partners",
            "mechanism": "in_kind",
            "amount": 12000,
            "certain": "secured",
        },
    ],
    "resources.lasting": {"en": "The council set aside one per cent of the budget until 2030."},
}
ASSESSMENT = {
    "assess.year": "2025",
    "assess.cohesion": {"f1_1": 1, "f1_2": 3, "f1_3": 5, "f1_4": 4},
    "assess.quality": {"f8_1": 2, "f8_2": 3, "f8_3": 3, "f8_4": 4},
    "trend.quality": {"f8_1": 1},
    "last.year": "2023",
    "last.levels": {"f1_1": 1, "f1_2": 2, "f1_3": 3, "f8_1": 3},
    "assess.strengths": {"en": ["Equality in the council"]},
}
PRACTICES = {
    "practices.items": [
        {
            "title": {"en": "Reading at work", "fa": "خواندن در کار"},
            "target_group": {"en": "workers who cannot read"},
            "started": "2023-01",
            "partners": {"en": "twelve companies"},
            "what": {"en": "Courses in the lunch break."},
            "results": {"en": "900 workers finished a course."},
            "participants": {"value": 900, "year": 2025, "source": "centre"},
            "new": {"en": "teachers come to the factory"},
            "copied": {"en": "the contract with the companies"},
        },
        {
            "title": {"en": "Book boxes"},
            "target_group": {"en": "families"},
            "started": "2016",
            "ended": "2017",
            "what": {"en": "Boxes."},
        },
        {"title": {"en": "Idea without a date"}, "target_group": {"en": "all"}, "what": {"en": "Not begun."}},
    ]
}
CITY = {
    "city.name": "Samplia",
    "city.country": "TR",
    "city.currency": "EUR",
    "city.networks": ["creative_cities", "other"],
    "award.member_since": "2020-09",
    "profile.population": {"value": 84300, "year": 2024, "territory": "city", "source": "register"},
    "profile.area": {"value": "495.86", "year": 2020, "territory": "city", "source": "register"},
}
RECORDS = {
    "city_record": CITY,
    "plan": PLAN,
    "structure": STRUCTURE,
    "events": EVENTS,
    "access": ACCESS,
    "monitoring": MONITORING,
    "resources": RESOURCES,
    "self_assessment": ASSESSMENT,
    "practices": PRACTICES,
}
