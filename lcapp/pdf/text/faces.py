"""The font files at hand: families by script, styles within a family, and what each face covers.

A folder holds the two families the program brings along. More come as data: a `faces.toml` in the same
folder with one table per file::

    [[face]]
    family = "Noto Sans Thai"
    file = "noto-sans-thai/NotoSansThai-Regular.ttf"
    scripts = ["Thai"]      # ISO 15924; first choice in languages written so
    order = 50              # the smaller, the earlier among the rest
    bold = false            # these five may be left out
    semibold = false
    italic = false
    index = 0               # in a collection
    coverage = '20 E01-E3A' # hexadecimal; spares reading the file to learn it
"""

import struct
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from lcapp.errors import EnvironmentFailed

TABLE_NAME = "faces.toml"


@dataclass(frozen=True, slots=True)
class FaceFile:
    """Where a face lies and what it is for (see the module)."""

    family: str
    file: str
    scripts: tuple[str, ...] = ()
    order: int = 100
    bold: bool = False
    italic: bool = False
    index: int = 0
    semibold: bool = False
    coverage: str = ""

    @property
    def weight(self) -> int:
        """400, 600 or 700."""
        return 700 if self.bold else 600 if self.semibold else 400


_NOTO = ("Latn", "Cyrl", "Grek")
BUNDLED = (
    FaceFile("Noto Sans", "noto-sans/NotoSans-Regular.ttf", _NOTO, 10),
    FaceFile("Noto Sans", "noto-sans/NotoSans-Bold.ttf", _NOTO, 10, bold=True),
    FaceFile("Noto Sans", "noto-sans/NotoSans-Italic.ttf", _NOTO, 10, italic=True),
    FaceFile("Noto Sans", "noto-sans/NotoSans-BoldItalic.ttf", _NOTO, 10, bold=True, italic=True),
    FaceFile("Vazirmatn", "vazirmatn/Vazirmatn-Regular.ttf", ("Arab",), 20),
    FaceFile("Vazirmatn", "vazirmatn/Vazirmatn-Bold.ttf", ("Arab",), 20, bold=True),
    FaceFile("Noto Sans", "noto-sans/NotoSans-SemiBold.ttf", _NOTO, 10, semibold=True),
    FaceFile("Vazirmatn", "vazirmatn/Vazirmatn-SemiBold.ttf", ("Arab",), 20, semibold=True),
)


class Face:
    """One font file; read on first use.

    Args:
        file: What is known of it without reading it.
        data_path: The file itself.
        key: Its name in the PDF's font resources.
    """

    def __init__(self, file: FaceFile, data_path: Path, key: str) -> None:
        self.file = file
        self.path = data_path
        self.key = key

    @cached_property
    def hb_face(self) -> hb.Face:
        """HarfBuzz's view of the tables."""
        return hb.Face(hb.Blob(self.path.read_bytes()), self.file.index)

    @cached_property
    def hb_font(self) -> hb.Font:
        """HarfBuzz's view at the size of one em."""
        return hb.Font(self.hb_face)

    @cached_property
    def units_per_em(self) -> int:
        """Font units in one em."""
        return int(self.hb_face.upem)

    @cached_property
    def coverage(self) -> frozenset[int]:
        """The code points this face has glyphs for."""
        if self.file.coverage:
            return frozenset(_codes(self.file.coverage))
        return frozenset(self.hb_face.unicodes)

    @cached_property
    def is_cff(self) -> bool:
        """Whether the outlines are PostScript's."""
        return "CFF " in self.hb_face.table_tags

    @cached_property
    def postscript_name(self) -> str:
        """The name in the font file, in characters a PDF name may hold."""
        name = self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.file.family
        return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_")) or self.key

    @cached_property
    def metrics(self) -> "FaceMetrics":
        """What the PDF says about the face."""
        return _read_metrics(self)

    def covers(self, characters: Iterable[str]) -> bool:
        """Whether every character has a glyph."""
        return self.coverage.issuperset(map(ord, characters))

    def advance(self, glyph: int) -> int:
        """Width of a glyph in font units."""
        return int(self.hb_font.get_glyph_h_advance(glyph))


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Metrics of a whole face, in thousandths of an em; angle in degrees, weight from 1 to 1000."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    italic_angle: float
    weight: int


def _read_metrics(face: Face) -> FaceMetrics:
    font, scale = face.hb_font, 1000 / face.units_per_em
    head = face.hb_face.reference_table("head").data
    post = face.hb_face.reference_table("post").data
    os2 = face.hb_face.reference_table("OS/2").data
    x_min, y_min, x_max, y_max = (round(v * scale) for v in struct.unpack_from(">4h", head, 36))
    extents = font.get_font_extents("ltr")
    return FaceMetrics(
        box=(x_min, y_min, x_max, y_max),
        ascent=round(extents.ascender * scale),
        descent=round(extents.descender * scale),
        cap_height=round(font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * scale),
        x_height=round(font.get_metric_position_with_fallback(hb.OTMetricsTag.X_HEIGHT) * scale),
        italic_angle=struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0.0,
        weight=struct.unpack_from(">H", os2, 4)[0] if len(os2) >= 6 else 400,
    )


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of one folder."""

    faces: tuple[Face, ...]

    @classmethod
    def load(cls, folder: Path) -> "Faces":
        """Lists the faces of a folder; each file is read when a character first needs it.

        Raises:
            EnvironmentFailed: A font file is not where it should be, or `faces.toml` cannot be read.
        """
        files = (*BUNDLED, *_further_files(folder / TABLE_NAME))
        for file in files:
            if not (folder / file.file).is_file():
                raise EnvironmentFailed("font_file_missing", file=file.file)
        return cls(tuple(Face(file, folder / file.file, f"T{n}") for n, file in enumerate(files)))

    def candidates(self, script: str, *, weight: int, italic: bool) -> tuple[Face, ...]:
        """All faces in the order to try them in text of a language written in `script`.

        The family made for the script comes first, within a family the nearest style.
        """

        def rank(face: Face) -> tuple[bool, int, str, int]:
            file = face.file
            # A slant counts more than the step from semibold to bold, less than that from regular.
            distance = abs(file.weight - weight) + 150 * (file.italic != italic)
            return script not in file.scripts, file.order, file.family, distance

        return tuple(sorted(self.faces, key=rank))


def _codes(coverage: str) -> Iterator[int]:
    for span in coverage.split():
        first, _, last = span.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def _further_files(table: Path) -> tuple[FaceFile, ...]:
    if not table.is_file():
        return ()
    try:
        entries = tomllib.loads(table.read_text("utf-8")).get("face", [])
        return tuple(FaceFile(**{**entry, "scripts": tuple(entry.get("scripts", ()))}) for entry in entries)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise EnvironmentFailed("font_table_unreadable", file=table.name) from error
