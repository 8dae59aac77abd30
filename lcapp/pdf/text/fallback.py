"""Chooses a face for every character: one for a whole word if it can, else one by one."""

import unicodedata
from collections.abc import Iterator

from fontTools import unicodedata as scripts

from lcapp.pdf.text.faces import Face, Faces
from lcapp.pdf.text.languages import script_of

REPLACEMENT = "\ufffd"
_NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})
# Default-ignorable characters: never drawn, so no face needs them.
_IGNORABLE = (
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
    *range(0x180B, 0x1810),
    *range(0x200B, 0x2010),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    *range(0xE0000, 0xE1000),
)
IGNORABLE = frozenset(map(chr, _IGNORABLE))


class ScriptOfCharacter(dict[str, str]):
    """ISO 15924 code by character; "" for what belongs to no script of its own."""

    def __missing__(self, character: str) -> str:
        code = scripts.script(character)
        self[character] = code = "" if code in _NO_SCRIPT else code
        return code


class FaceChooser:
    """Face by character, with a memory of words.

    Args:
        faces: What there is to choose from.
    """

    def __init__(self, faces: Faces) -> None:
        self.script_of = ScriptOfCharacter()
        self._faces = faces
        self._orders: dict[tuple[str, int, bool], tuple[Face, ...]] = {}

    def choose(self, text: str, *, weight: int, italic: bool, language: str) -> list[Face | None]:
        """One face for each character; None for a character that no face has."""
        order = self._order(language, weight, italic)
        chosen: list[Face | None] = []
        for start, end, script in self._script_runs(text):
            word = text[start:end]
            needed = {c for c in word if c not in IGNORABLE and not c.isspace()}
            whole = [order[0], *(face for face in order if script in face.file.scripts)]
            face = next((face for face in whole if face.covers(needed)), None)
            if face is not None:
                chosen += [face] * len(word)
            else:
                self._choose_each(word, order, chosen)
        return chosen

    def _order(self, language: str, weight: int, italic: bool) -> tuple[Face, ...]:
        key = (language, weight, italic)
        if key not in self._orders:
            self._orders[key] = self._faces.candidates(script_of(language), weight=weight, italic=italic)
        return self._orders[key]

    def _script_runs(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Stretches of one script; characters without one go with what precedes them."""
        start, script = 0, ""
        for i, character in enumerate(text):
            own = self.script_of[character]
            if own and script and own != script:
                yield start, i, script
                start = i
            script = own or script
        if text:
            yield start, len(text), script

    def _choose_each(self, word: str, order: tuple[Face, ...], chosen: list[Face | None]) -> None:
        for character in word:
            previous = chosen[-1] if chosen else None
            if character.isspace() and previous and not previous.file.scripts:
                previous = None  # the space of a face of pictures is as wide as a picture
            follows = character in IGNORABLE or character.isspace()
            if follows or (
                previous and unicodedata.category(character)[0] == "M" and previous.covers(character)
            ):
                chosen.append(previous or order[0])
            else:
                chosen.append(next((face for face in order if face.covers(character)), None))

    def replacement_face(self, *, weight: int, italic: bool, language: str) -> Face:
        """The face that prints U+FFFD."""
        order = self._order(language, weight, italic)
        return next((face for face in order if face.covers(REPLACEMENT)), order[0])
