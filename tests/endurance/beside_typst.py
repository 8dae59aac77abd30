"""The same texts by our engine and by Typst, as two pictures to look at side by side.

python -m tests.endurance.beside_typst FOLDER      (wants `typst`, which the project's extra `bench` has)
"""

import sys
from pathlib import Path

import pypdfium2
import typst

from lcapp.pdf.text.engine import TextEngine
from lcapp.pdf.text.faces import Faces
from lcapp.pdf.text.languages import is_rtl
from lcapp.pdf.text.style import Run, TextStyle
from tests.endurance.texts import TEXTS
from tests.pdf.text.conftest import FONTS
from tests.pdf.text.printed import document

SIZE, LEADING, WIDTH = 12, 20, 475


def ours() -> bytes:
    """One page by our engine; the first word of each text comes again in bold."""
    engine = TextEngine(Faces.load(FONTS))
    style = TextStyle(size=SIZE, leading=LEADING, space_after=4)
    blocks = [
        engine.block([Run(text), Run(f" {text.split()[0]}", bold=True)], style, language=language)
        for language, text in TEXTS.items()
    ]
    pdf = document(blocks)
    print("without a face:", engine.missing or "none")
    return pdf


def theirs() -> bytes:
    """The same page by Typst with the same files."""
    families = {face.file.family for face in Faces.load(FONTS).faces} - {"Noto Sans", "Vazirmatn"}
    ordered = ("Noto Sans Symbols 2", "Noto Sans", "Vazirmatn", *sorted(families))
    known = ", ".join(f'"{name}"' for name in ordered)
    lines = [
        f'#set page(paper: "a4", margin: 60pt)\n#set text(size: {SIZE}pt, font: ({known}), fallback: false)',
        "#set par(leading: 0.7em)",
    ]
    for language, text in TEXTS.items():
        first = "Vazirmatn" if language in ("fa", "ar") else "Noto Sans"
        direction = "rtl" if is_rtl(language) else "ltr"
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        bold = quoted.split()[0]
        lines.append(
            f'#text(lang: "{language[:2]}", dir: {direction}, font: ("{first}", {known}))'
            f'[#"{quoted} "#strong("{bold}")]\n'
        )
    source = "\n".join(lines).encode()
    return typst.compile(source, font_paths=[str(FONTS)], ignore_system_fonts=True)


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, pdf in (("ours", ours()), ("typst", theirs())):
        (folder / f"{name}.pdf").write_bytes(pdf)
        with pypdfium2.PdfDocument(pdf) as opened:
            opened[0].render(scale=1.6).to_pil().save(folder / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
