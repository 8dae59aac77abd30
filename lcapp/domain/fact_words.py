"""Words around a figure in running text: what joins it to what it counts, and what says it counts less."""

import re
from collections.abc import Iterable, Sequence

LINKS = frozenset(
    (
        *("is", "was", "are", "were", "of", "to", "at", "reached", "reaches", "counts", "totals", "has"),
        *("est", "était", "de", "à", "sont", "atteint", "compte", "totalise"),
        *("je", "znaša", "šteje", "ima", "so", "dosega"),
        *("toplam", "yılında", "olarak"),
        *("با", "بر", "به", "را", "معادل", "حدود"),
    )
)
"""Words right before a figure that belongs to the thing named earlier: "the population of Samplia is"."""

ROUNDING = frozenset(
    (
        *(
            "about",
            "around",
            "approximately",
            "nearly",
            "almost",
            "over",
            "some",
            "roughly",
            "now",
            "currently",
        ),
        *("environ", "près", "presque", "quelque", "plus", "désormais", "actuellement", "aujourd", "hui"),
        *("okoli", "približno", "skoraj", "več", "kot", "zdaj", "trenutno"),
        *("yaklaşık", "neredeyse", "şu", "anda", "artık"),
        *("حدود", "تقریباً", "تقریبا", "نزدیک", "بیش", "از", "اکنون", "هم‌اکنون"),
    )
)
"""Words that may stand between such a word and its figure."""

ELSEWHERE = frozenset(
    (
        *(
            "district",
            "districts",
            "province",
            "region",
            "country",
            "county",
            "neighbourhood",
            "neighborhood",
        ),
        *("quarter", "village", "metropolitan", "suburb", "suburbs", "national", "state"),
        *("quartier", "quartiers", "département", "région", "pays", "arrondissement", "canton", "banlieue"),
        *(
            "okrožje",
            "okrožju",
            "pokrajina",
            "pokrajini",
            "regija",
            "regiji",
            "država",
            "državi",
            "četrt",
            "četrti",
        ),
        *(
            "ilçe",
            "ilçesi",
            "ilçesinin",
            "il",
            "ilin",
            "ili",
            "bölge",
            "bölgesi",
            "ülke",
            "mahalle",
            "mahallesi",
        ),
        *("استان", "منطقه", "محله", "کشور", "ناحیه", "روستا"),
    )
)
"""Words of another area: its figure may be another one."""

PART = frozenset(
    (
        *("new", "more", "further", "additional", "other", "opened", "built", "renovated", "closed", "added"),
        *(
            "these",
            "those",
            "first",
            "plan",
            "planned",
            "target",
            "aim",
            "goal",
            "until",
            "by",
            "will",
            "per",
            "each",
        ),
        *(
            "nouveau",
            "nouveaux",
            "nouvelle",
            "nouvelles",
            "autres",
            "ouvert",
            "ouvertes",
            "ouverts",
            "rénovées",
        ),
        *("rénovés", "premières", "premiers", "objectif", "cible", "ici", "chaque", "par"),
        *(
            "nova",
            "nove",
            "novih",
            "dodatnih",
            "drugih",
            "odprli",
            "odprla",
            "prvih",
            "cilj",
            "vsak",
            "vsaka",
            "bo",
        ),
        *("yeni", "ek", "diğer", "açıldı", "açtık", "açtı", "ilk", "hedef", "hedefi", "her", "kadar"),
        *("جدید", "دیگر", "تازه", "هدف", "هر", "نخستین", "افتتاح"),
    )
)
"""Words that say that only some are counted, or those to come."""

GENERIC = frozenset(
    (
        *(
            "number",
            "share",
            "rate",
            "percentage",
            "proportion",
            "total",
            "of",
            "the",
            "in",
            "and",
            "for",
            "per",
        ),
        *("with", "who", "a", "an", "to", "by", "on", "at", "all", "our", "city"),
        *(
            "nombre",
            "part",
            "taux",
            "pourcentage",
            "proportion",
            "total",
            "de",
            "des",
            "du",
            "la",
            "le",
            "les",
        ),
        *("et", "en", "dans", "par", "pour", "au", "aux", "ville"),
        *("število", "delež", "stopnja", "odstotek", "v", "in", "na", "za", "z", "s", "mesto", "mestu"),
        *("sayısı", "sayı", "oranı", "oran", "yüzdesi", "toplam", "ve", "bir", "için", "kent", "kentteki"),
        *("تعداد", "شمار", "سهم", "نرخ", "درصد", "نسبت", "و", "در", "از", "شهر", "برای", "به"),
    )
)
"""Words of a figure's name that do not say what is counted."""

BEFORE_PERCENT = frozenset(("yüzde", "%", "٪", "pct"))
AFTER_PERCENT = ("%", "٪", "percent", "per cent", "pour cent", "odstotk", "درصد")

_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
_ENDINGS = tuple(
    sorted(
        (
            *("ların", "lerin", "ları", "leri", "lar", "ler", "sının", "sinin", "sı", "si", "mız", "miz"),
            *("های", "ها", "هایی", "ان"),
            *("ies", "es", "s", "x"),
            *("ami", "ega", "emu", "ih", "im", "ah", "om", "ov", "ev"),
        ),
        key=len,
        reverse=True,
    )
)
_SHORTEST = 3
_VOWELS = "aeiouyıüöéاهی"


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(found[0].casefold() for found in _WORD.finditer(text))


def spans_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a text in small letters, each with its start and end."""
    return tuple((found[0].casefold(), *found.span()) for found in _WORD.finditer(text))


def stem(word: str) -> str:
    """A word without its plural's ending, lightly, in en, fr, fa, tr and sl; three letters at least."""
    bare = word.replace("\u200c", "")
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            bare = bare[: -len(ending)]
            break
    while len(bare) > _SHORTEST and bare[-1] in _VOWELS:
        bare = bare[:-1]
    return bare


def leads_to_figure(between: Sequence[str]) -> bool:
    """Whether the words between a thing and a figure say that the figure is its: "… of Samplia is about".

    Args:
        between: The words, in small letters.
    """
    left = list(between)
    while left and left[-1] in ROUNDING:
        left.pop()
    return not left or left[-1] in LINKS


def any_of(words: Iterable[str], wanted: frozenset[str]) -> bool:
    """Whether one of the words is wanted."""
    return not wanted.isdisjoint(words)
