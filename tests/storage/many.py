"""A library with very many dossiers in several languages, made in one transaction."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from lcapp.domain.answers import AnswerKey
from lcapp.domain.fingerprint import answer_hash, root_hash
from lcapp.domain.history import Act, Change
from lcapp.storage.library import LibraryFile
from lcapp.storage.rows import ANSWER, CHANGE, DOSSIER, change_row, time_text, value_text

BEGAN = datetime(2020, 1, 2, 8, tzinfo=UTC)
_WORDS = {
    "en": "learning city people work health library school market garden river lifelong council",
    "fr": "ville apprenante écoles santé bibliothèque marché rivière citoyens être où élève",
    "tr": "öğrenen şehir insanlar ışık istanbul okul sağlık kütüphane pazar ırmak ilçe İzmir",
    "fa": "شهر یادگیرنده می‌خواهیم کتابخانه مدرسه کودکان سلامت بازار رودخانه کار مردم ۱۴۰۳",
    "ar": "مدينة التعلم مكتبة مدرسة صحة سوق نهر عمل يتعلمون كل الناس ٢٠٢٤",
    "ru": "город обучения библиотека школа здоровье рынок река люди работа сад",
    "zh": "学习型城市 图书馆 学校 健康 市场 河流 花园 人民 终身学习",
}
WORDS = {language: words.split() for language, words in _WORDS.items()}
LONG = ("motivation.why", "motivation.how", "plan.goals", "plan.steps")
SHORT = ("city.name", "city.country", "city.region", "mayor.name", "mayor.mail", "focal.name", "focal.phone")


class Going:
    """A clock on which every question for the time takes a minute."""

    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def answers_of(number: int, chance: random.Random) -> dict[AnswerKey, str]:
    """Eleven answers, four of them of some sixty words."""
    language = chance.choice(list(WORDS))
    words = WORDS[language]
    long = {AnswerKey(name, language): " ".join(chance.choices(words, k=60)) + f" {number}" for name in LONG}
    short = {AnswerKey(name): f"{chance.choice(words)} {number}" for name in SHORT}
    return long | short


def fill(path: Path, count: int, *, seed: int = 1) -> None:
    """Make a library of `count` dossiers, row by row as the stores write them; without journal and copies."""
    library = LibraryFile(path, backups=path.parent / "backups", clock=Going(), wait_seconds=0)
    chance, clock = random.Random(seed), library.clock

    def work(connection) -> None:
        for first in range(1, count + 1, 500):
            dossiers, answers, changes = [], [], []
            for number in range(first, min(first + 500, count + 1)):
                now, uuid = clock(), f"uuid-{number}"
                given = answers_of(number, chance)
                rows = [_answer(number, uuid, key, value, now) for key, value in given.items()]
                act = Act(f"start-{uuid}", "start", tuple(Change(k, None, v) for k, v in given.items()), now)
                answers += rows
                changes += [change_row(number, act, change, "Ada") for change in act.changes]
                dossiers.append(_dossier(number, uuid, chance, now, [row["hash"] for row in rows]))
            for table, rows in ((DOSSIER, dossiers), (ANSWER, answers), (CHANGE, changes)):
                connection.execute(insert(table), rows)

    library.wait(work)
    library.close()


def _answer(number: int, uuid: str, key: AnswerKey, value: str, now: datetime) -> dict[str, object]:
    return {
        "dossier": number,
        "question": key.question,
        "language": key.language,
        "value": value_text(value),
        "state": "draft",
        "state_by": "",
        "rev": 1,
        "hash": answer_hash(uuid, key, value, 1),
        "updated_at": time_text(now),
        "actor": "Ada",
    }


def _dossier(
    number: int, uuid: str, chance: random.Random, now: datetime, hashes: list[str]
) -> dict[str, object]:
    return {
        "number": number,
        "uuid": uuid,
        "kind": "membership",
        "call": "membership-2025",
        "form": "membership-2025",
        "form_digest": "0" * 64,
        "title": f"{chance.choice(WORDS['en']).title()} {number}",
        "status": "draft",
        "rev": 1,
        "root_hash": root_hash(hashes),
        "fictional": 0,
        "answered": 4,
        "required": 9,
        "to_fix": 2,
        "created_at": time_text(now),
        "updated_at": time_text(now),
    }
