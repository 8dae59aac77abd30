"""How long a dossier of about fifty pages takes to print, and how much memory: prints JSON.

Run it with the program's Python from the root: `python tests/benchmarks/dossier_speed.py`.
"""

import json
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

WORDS = 330
QUESTIONS = 62


def main() -> None:
    started = time.perf_counter()
    from lcapp.i18n import Catalogs
    from lcapp.pdf.renderer import PdfRenderer
    from lcapp.services.export import Unwatched
    from lcapp.services.ports import PrintOptions
    from tests.pdf.cases import full_snapshot

    imported = time.perf_counter()
    renderer = PdfRenderer(ROOT / "resources/fonts", Catalogs(ROOT / "translations"))
    snapshot = _long(full_snapshot())
    begun = time.perf_counter()
    printed = renderer.render(snapshot, PrintOptions(), Unwatched())
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    renderer.render(snapshot, PrintOptions(), Unwatched())
    second = time.perf_counter() - begun
    told = {
        "pages": printed.pages,
        "kilobytes": len(printed.data) // 1000,
        "import_seconds": round(imported - started, 3),
        "first_seconds": round(first, 3),
        "second_seconds": round(second, 3),
        "rss_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(told))


def _long(snapshot):
    """The same dossier with many long answers and tables, no two alike."""
    from lcapp.domain.answers import AnswerKey
    from lcapp.domain.forms import Section
    from tests.builders import a_question

    stems = [
        "river",
        "school",
        "evening",
        "bridge",
        "library",
        "quarter",
        "teacher",
        "learning",
        "market",
        "council",
        "bus",
        "book",
        "tree",
    ]
    questions, answers = [], dict(snapshot.answers)
    for n in range(QUESTIONS):
        questions.append(a_question("long_text", f"more.q{n}", label=f"What was done in field {n}?"))
        words = [f"{stems[(n * 7 + k * k) % 9]}{'s' if (n + k) % 5 == 0 else ''}" for k in range(WORDS)]
        paragraphs = [" ".join(words[k : k + 80]) for k in range(0, WORDS, 80)]
        answers[AnswerKey(f"more.q{n}")] = "\n\n".join(paragraphs)
    figures = [a_question("data_point", f"more.f{n}", unit="persons") for n in range(60)]
    for n in range(60):
        answers[AnswerKey(f"more.f{n}")] = {"value": 1000 + n, "year": 2024, "source": f"Register {n}"}
    sections = (
        Section("more", "More", tuple(questions)),
        Section("figures", "Figures", tuple(figures), layout="table"),
    )
    city = snapshot.form.parts[0]
    city = replace(city, sections=(*city.sections, *sections))
    form = replace(snapshot.form, parts=(city, *snapshot.form.parts[1:]))
    return replace(snapshot, form=form, answers=answers)


if __name__ == "__main__":
    main()
