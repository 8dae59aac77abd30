"""Answers for any form, made from what `forms show --json` tells about its questions."""

from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"
FORMS = sorted(
    f"{file.parent.name}-{file.stem}"
    for file in RESOURCES.glob("forms/*/*.toml")
    if "-to-" not in file.stem  # what changed from one version to the next stands beside them
)
UNCALLED = ('kind = "demo"', 'kind = "internal"')


def _is_called(name):
    form, _, version = name.partition("-")
    text = (RESOURCES / "forms" / form / f"{version}.toml").read_text(encoding="utf-8")
    return not any(kind in text for kind in UNCALLED)


CALLED_FORMS = [name for name in FORMS if _is_called(name)]
"""Forms that a call asks for; the demonstration form is for screenshots, the city's records are its own."""

SAMPLES = sorted(file.stem for file in RESOURCES.glob("samples/*.json"))


def answers_for(form, call):
    """An answers file with an answer to every question of a form."""
    answers = {
        question["id"]: _answer(question)
        for part in form["parts"]
        for section in part["sections"]
        for question in section["questions"]
        if question["takes_answer"]
    }
    return {"format": "lcapp-answers/1", "call": call, "answers": answers}


def _answer(question):
    shape = _shape(question)
    if question["with_links"]:
        shape = {"answer": shape, "links": ["https://samplia.example/plan"]}
    return {"en": shape, "fa": shape} if question["translatable"] else shape


def _shape(question):
    match question["type"]:
        case "email":
            return "office@samplia.example"
        case "phone":
            return "+90 332 000 00 00"
        case "url":
            return "https://samplia.example"
        case "country":
            return "TR"
        case "date":
            return question["latest"] or question["earliest"] or "2020-05-17"
        case "choice":
            return question["options"][0]["id"]
        case "choices" | "ranking":
            few = question["max_items"] or len(question["options"])
            return [option["id"] for option in question["options"]][:few]
        case "rating_grid":
            return {row["id"]: question["scale"][-1] for row in question["rows"]}
        case "data_point":
            value = question["min"] if question["min"] is not None else "49.5"
            return {"value": value, "year": 2014, "territory": "city", "source": "register"}
        case "list":
            return [{"id": "a", "text": "University"}]
        case "group":
            return [{"id": "r1", **{f["id"]: _answer(f) for f in question["fields"] if f["takes_answer"]}}]
    return "Words of Samplia, کتاب‌ها, İstanbul'un."
