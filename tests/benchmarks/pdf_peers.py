"""The same fifty pages from us and from others, each in a process of its own, taking turns: prints a table.

    python -m tests.benchmarks.pdf_peers [--turns 5] [--json]

Seconds hold imports and all, memory is the process's highest. Peers come with the optional extra `bench`;
LibreOffice is used where it is installed. One that is missing is named. Only ours makes PDF/A-3a and
PDF/UA-1 at the same time.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from html import escape
from io import BytesIO
from pathlib import Path

from tests.benchmarks.big_dossier import Plain, plain, snapshot_of

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
LATIN, ARABIC = (next(FONTS.rglob(f"{name}-Regular.ttf")) for name in ("NotoSans", "Vazirmatn"))
LIMITS = {("ours", "en"): (0.9, 110), ("ours", "fa"): (1.1, 110), ("ours ×10", "en"): (9.0, 300)}
"""Seconds and megabytes of the plan."""


def ours(data: Plain, target: Path) -> None:
    from lcapp.i18n import Catalogs
    from lcapp.pdf.renderer import PdfRenderer
    from lcapp.services.export import Unwatched
    from lcapp.services.ports import PrintOptions

    snapshot, annexes = snapshot_of(data)
    renderer = PdfRenderer(FONTS, Catalogs(ROOT / "translations"))
    options = PrintOptions(language=data.language)
    target.write_bytes(renderer.render(snapshot, options, Unwatched(), annexes=annexes).data)


def fpdf2(data: Plain, target: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.add_font("text", fname=ARABIC if data.rtl else LATIN)
    pdf.set_text_shaping(True)
    pdf.set_font("text", size=10)
    align = "R" if data.rtl else "L"
    pdf.add_page()
    for title, paragraphs in data.sections:
        pdf.multi_cell(0, 7, title, align=align, new_x="LMARGIN", new_y="NEXT")
        for paragraph in paragraphs:
            pdf.multi_cell(0, 5, paragraph, align=align, new_x="LMARGIN", new_y="NEXT")
    for table in data.tables:
        with pdf.table(line_height=5, first_row_as_headings=False) as drawn:
            for row in table:
                cells = drawn.row()
                for cell in row:
                    cells.cell(cell)
    for photo in data.photos:
        pdf.image(BytesIO(photo), w=150)
    pdf.output(str(target))


def html(data: Plain) -> str:
    face = (ARABIC if data.rtl else LATIN).as_uri()
    body = [
        f"<h2>{escape(title)}</h2>" + "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
        for title, paragraphs in data.sections
    ]
    for table in data.tables:
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table
        )
        body.append(f"<table>{rows}</table>")
    body += [f'<img src="{n}.jpg" alt="{n}" width="480">' for n in range(len(data.photos))]
    style = (
        f"@font-face{{font-family:text;src:url({face})}}body{{font:10pt text}}"
        "table{border-collapse:collapse}td{border:0.4pt solid}@page{size:A4;margin:25mm}"
    )
    direction = "rtl" if data.rtl else "ltr"
    return f'<html lang="{data.language}" dir="{direction}"><style>{style}</style>{"".join(body)}</html>'


def weasyprint(data: Plain, target: Path) -> None:
    from weasyprint import HTML

    for n, photo in enumerate(data.photos):
        (target.parent / f"{n}.jpg").write_bytes(photo)
    HTML(string=html(data), base_url=str(target.parent)).write_pdf(target)


def typst(data: Plain, target: Path) -> None:
    import typst as engine

    def said(text: str) -> str:
        return f"#{json.dumps(text, ensure_ascii=False)}"

    face, direction = ("Vazirmatn", "rtl") if data.rtl else ("Noto Sans", "ltr")
    lines = [
        f'#set text(font: "{face}", size: 10pt, dir: {direction}, lang: "{data.language}")',
        "#set page(margin: 25mm)",
    ]
    for title, paragraphs in data.sections:
        lines += [f"== {said(title)}", ""] + [f"{said(each)}\n" for each in paragraphs]
    for table in data.tables:
        cells = ",".join(f"[{said(cell)}]" for row in table for cell in row)
        lines.append(f"#table(columns: {len(table[0])}, {cells})")
    for n, photo in enumerate(data.photos):
        (target.parent / f"{n}.jpg").write_bytes(photo)
        lines.append(f'#image("{n}.jpg", width: 150mm)')
    source = target.with_suffix(".typ")
    source.write_text("\n".join(lines), encoding="utf-8")
    engine.compile(str(source), output=str(target), font_paths=[str(FONTS)])


def libreoffice(data: Plain, target: Path) -> None:
    import docx
    from docx.shared import Mm

    document = docx.Document()
    for title, paragraphs in data.sections:
        document.add_heading(title, 2)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
    for table in data.tables:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    for photo in data.photos:
        document.add_picture(BytesIO(photo), width=Mm(150))
    source = target.with_suffix(".docx")
    document.save(str(source))
    profile = (target.parent / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", source.name],
        cwd=target.parent,
        check=True,
        capture_output=True,
    )


ENGINES = {"ours": ours, "fpdf2": fpdf2, "WeasyPrint": weasyprint, "Typst": typst, "LibreOffice": libreoffice}
JOBS = (*((name, language) for language in ("en", "fa") for name in ENGINES), ("ours ×10", "en"))


def one(name: str, language: str) -> dict:
    """In a process of its own: make the PDF once and tell what it took."""
    engine, times = name.removesuffix(" ×10"), 10 if name.endswith("×10") else 1
    data = plain(language, times=times)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "dossier.pdf"
        begun = time.perf_counter()
        ENGINES[engine](data, target)
        seconds = time.perf_counter() - begun
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        import pypdfium2

        with pypdfium2.PdfDocument(target) as document:
            pages = len(document)
        return {
            "seconds": seconds,
            "megabytes": max(own, children) / 1024,
            "pages": pages,
            "file_megabytes": target.stat().st_size / 1e6,
        }


def take_turns(turns: int) -> list[dict]:
    """Every engine once in each turn, so that a slow minute is shared; medians."""
    found: dict[tuple[str, str], list[dict]] = {}
    missing: dict[tuple[str, str], str] = {}
    for _ in range(turns):
        for job in JOBS:
            if job[0] == "LibreOffice" and shutil.which("soffice") is None:
                missing[job] = "not installed"
                continue
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.pdf_peers", "--one", *job],
                cwd=ROOT, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode:
                missing[job] = (done.stderr.strip().splitlines() or ["?"])[-1]
            else:
                found.setdefault(job, []).append(json.loads(done.stdout))
    rows = [{"engine": job[0], "language": job[1], **_median(each)} for job, each in found.items()]
    return rows + [{"engine": job[0], "language": job[1], "missing": why} for job, why in missing.items()]


def _median(each: list[dict]) -> dict:
    return {name: statistics.median(one[name] for one in each) for name in each[0]}


def table(rows: list[dict]) -> str:
    """The rows for people."""
    lines = ["| engine | language | pages | seconds | MB memory | MB file |", "|---|---|---|---|---|---|"]
    for row in rows:
        if "missing" in row:
            lines.append(f"| {row['engine']} | {row['language']} | missing: {row['missing']} | | | |")
        else:
            lines.append(
                f"| {row['engine']} | {row['language']} | {row['pages']:.0f} | {row['seconds']:.2f} "
                f"| {row['megabytes']:.0f} | {row['file_megabytes']:.1f} |"
            )
    return "\n".join(lines)


def missed(rows: list[dict]) -> list[str]:
    """Our own rows over the plan's limits."""
    told = []
    for row in rows:
        seconds, megabytes = LIMITS.get((row["engine"], row["language"]), (9e9, 9e9))
        if row.get("seconds", 0) > seconds or row.get("megabytes", 0) > megabytes:
            told.append(f"{row['engine']} {row['language']}")
    return told


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("ENGINE", "LANGUAGE"))
    words = parser.parse_args()
    if words.one:
        print(json.dumps(one(*words.one)))
        return 0
    rows = take_turns(words.turns)
    over = missed(rows)
    print(json.dumps({"rows": rows, "missed": over}, indent=2) if words.json else table(rows))
    if over and not words.json:
        print("missed:", ", ".join(over))
    return int(bool(over))


if __name__ == "__main__":
    raise SystemExit(main())
