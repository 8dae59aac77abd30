"""What the text layer must know of a language: its script and its direction."""

_SCRIPTS = {
    "Arab": "ar arc-arab azb bal bgn ckb fa glk ks lrc mzn pnb ps prs sd skr ug ur",
    "Hebr": "he iw yi lad",
    "Thaa": "dv",
    "Nkoo": "nqo",
    "Syrc": "syr",
    "Cyrl": "be bg kk ky mk mn ru sr tg tt uk",
    "Grek": "el",
    "Armn": "hy",
    "Geor": "ka",
    "Deva": "hi mr ne sa",
    "Thai": "th",
    "Khmr": "km",
    "Ethi": "am ti",
    "Hani": "zh",
    "Hira": "ja",
    "Hang": "ko",
}
_SCRIPT_OF_LANGUAGE = {
    language: script for script, languages in _SCRIPTS.items() for language in languages.split()
}
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


def script_of(language: str) -> str:
    """ISO 15924 code of the script a BCP 47 language is written in; "Latn" where nothing else is known."""
    subtags = language.replace("_", "-").split("-")
    for subtag in subtags[1:]:
        if len(subtag) == 4 and subtag.isalpha():
            return subtag.title()
    return _SCRIPT_OF_LANGUAGE.get(subtags[0].lower(), "Latn")


def is_rtl(language: str) -> bool:
    """Whether text in this language runs from right to left."""
    return script_of(language) in _RTL_SCRIPTS
