"""One dossier of about fifty pages as plain data, and as a snapshot of ours: text, tables and photos."""

import io
import random
from dataclasses import dataclass

ENGLISH = "river school evening bridge library quarter teacher learning market council bus book tree garden"
PERSIAN = "شهر یادگیری مدرسه کتابخانه محله شورا پل رودخانه آموزگار شب کتاب می‌خواهند سال‌های بازار باغ"
SECTIONS = 62
WORDS = 340
TABLES = 12
ROWS, COLUMNS = 15, 7
PHOTOS = 10


@dataclass(frozen=True, slots=True)
class Plain:
    """What every peer sets: sections of paragraphs, tables of cells, photos as JPEG."""

    language: str
    sections: list[tuple[str, list[str]]]
    tables: list[list[list[str]]]
    photos: list[bytes]

    @property
    def rtl(self) -> bool:
        return self.language == "fa"


def plain(language: str, *, times: int = 1) -> Plain:
    """The same for the same language and size; no two paragraphs alike."""
    chance = random.Random(4)
    stems = (PERSIAN if language == "fa" else ENGLISH).split()
    sections = []
    for n in range(SECTIONS * times):
        words = [stems[chance.randrange(len(stems))] for _ in range(WORDS)]
        paragraphs = [" ".join(words[k : k + 80]) + "." for k in range(0, WORDS, 80)]
        sections.append((f"{stems[n % len(stems)]} {n + 1}", paragraphs))
    tables = [
        [[f"{chance.choice(stems)} {row * column}" for column in range(COLUMNS)] for row in range(ROWS)]
        for _ in range(TABLES * times)
    ]
    return Plain(language, sections, tables, [photo(seed) for seed in range(PHOTOS)])


def photo(seed: int) -> bytes:
    """A photo of about half a megabyte."""
    from PIL import Image

    chance = random.Random(seed)
    small = Image.frombytes("RGB", (160, 110), chance.randbytes(160 * 110 * 3))
    target = io.BytesIO()
    small.resize((1600, 1100)).save(target, "JPEG", quality=88)
    return target.getvalue()


def snapshot_of(data: Plain):
    """The same as a dossier of ours: long answers, tables of figures, photos as annexes."""
    from dataclasses import replace

    from lcapp.domain.answers import AnswerKey
    from lcapp.domain.evidence import Evidence, EvidenceKind
    from lcapp.domain.forms import Section
    from lcapp.services.ports import PreparedAnnex
    from tests.builders import NOW, a_question
    from tests.pdf.cases import full_snapshot

    snapshot = full_snapshot()
    questions, answers = [], dict(snapshot.answers)
    for n, (title, paragraphs) in enumerate(data.sections):
        questions.append(a_question("long_text", f"more.q{n}", label=title))
        answers[AnswerKey(f"more.q{n}")] = "\n".join(paragraphs)
    sections = [Section("more", "More", tuple(questions))]
    for t, table in enumerate(data.tables):
        figures = [
            a_question("data_point", f"t{t}.r{r}", unit="persons", label=row[0])
            for r, row in enumerate(table)
        ]
        for r, row in enumerate(table):
            standing = {"value": 1000 + r, "year": 2024, "territory": row[1], "source": " ".join(row[2:5])}
            answers[AnswerKey(f"t{t}.r{r}")] = standing
        sections.append(Section(f"s{t}", f"Table {t + 1}", tuple(figures), layout="table"))
    city = snapshot.form.parts[0]
    city = replace(city, sections=(*city.sections, *sections))
    form = replace(snapshot.form, parts=(city, *snapshot.form.parts[1:]))
    evidence = tuple(
        Evidence(
            f"e{n}", n + 1, n + 1, EvidenceKind.FILE, f"Photo {n + 1}", NOW, f"photo{n}.jpg",
            media_type="image/jpeg", sha256=f"{n:064d}", size=len(data.photos[n]), pages=1, annex=True,
            caption=f"Photo {n + 1}", rights="City",
        )
        for n in range(len(data.photos))
    )  # fmt: skip
    annexes = tuple(
        PreparedAnnex(f"e{n}", "picture", jpeg, 1, width=1600, height=1100)
        for n, jpeg in enumerate(data.photos)
    )
    return replace(snapshot, form=form, answers=answers, evidence=evidence), annexes
