"""Hostile and broken files through the real child process: the program lives, and each gets its verdict.

    python -m tests.endurance.hostile_files --rounds 2000
    python -m tests.endurance.hostile_files --control

The whole corpus goes first, then mutants of honest and hostile files. The control gives some of the corpus to
pdfium and pikepdf without guard and limits: some must abort, run out of memory or of time, or this test is
blind.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from lcapp.errors import InputRefused
from lcapp.sandbox.adapters import check_file, prepare_annex
from tests.sandbox import hostile_pdfs, hostile_pictures

CHECKOUT = Path(__file__).parents[2]
LONGEST, MOST_MEMORY = 20.0, 30_000_000
CODES = {
    "bomb",
    "could_not_be_read",
    "dynamic_form",
    "needs_password",
    "nested_too_deep",
    "not_a_pdf",
    "not_a_picture",
    "out_of_memory",
    "page_too_large",
    "pdf_broken",
    "picture_broken",
    "picture_too_large",
    "svg_refused",
    "timed_out",
    "too_many_pages",
}
UNGUARDED = """
import io, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (15, 16))
data = open(sys.argv[1], "rb").read()
import pypdfium2
document = pypdfium2.PdfDocument(data)
for page in list(document)[:3]:
    page.render(scale=1)
"""


def memory_in_use() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def seeds() -> list[bytes]:
    pdfs = [
        hostile_pdfs.full_of_acts(),
        hostile_pdfs.with_font(font=hostile_pdfs.FONT.read_bytes()),
        hostile_pdfs.with_font(),
        hostile_pdfs.signed(),
        hostile_pdfs.billion_forms(),
        hostile_pdfs.corner_page(turn=90, crop=(5, 5, 90, 90), inherited=True),
        hostile_pdfs.many_filters(),
    ]
    pictures = [
        hostile_pictures.lying_on_its_side(),
        hostile_pictures.for_presses(),
        hostile_pictures.see_through(),
        hostile_pictures.palette(),
        hostile_pictures.other_profile(),
    ]
    return pdfs + pictures


def mutant(data: bytes, chance: random.Random) -> bytes:
    """The same file with some bytes changed, cut, doubled or moved."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.choice((1, 4, 100))]
            case 2:
                changed[at:at] = changed[at : at + chance.choice((1, 30, 400))]
            case 3:
                changed[at : at + 1] = chance.choice(
                    (b"99999999", b"-1", b"0 R", b"<<", b"[", b"\xff\xff\xff")
                )
            case _:
                changed[at] ^= 1 << chance.randrange(8)
        if not changed:
            return b"%PDF-"
    return bytes(changed)


def verdict(data: bytes, *, prepare: bool) -> tuple[str, float]:
    began = time.monotonic()
    try:
        told = check_file(data)
        if prepare:
            prepare_annex("e", data, told.media_type, quality="small")
        code = "removals" if told.removed else "accepted"
    except InputRefused as refused:
        code = refused.code
    return code, time.monotonic() - began


def control() -> int:
    fates: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, (data, _codes) in hostile_pdfs.harmful().items():
            file = Path(folder) / "x.pdf"
            file.write_bytes(data)
            command = [sys.executable, "-c", UNGUARDED, str(file)]
            try:
                done = subprocess.run(command, capture_output=True, timeout=30, check=False)
                fate = "drawn" if done.returncode == 0 else "refused" if done.returncode == 1 else "DIED"
                if b"MemoryError" in done.stderr:
                    fate = "DIED"
            except subprocess.TimeoutExpired:
                fate = "DIED"
            fates[fate] += 1
            print(f"{name:30} {fate}")
    print(dict(fates))
    return 0 if fates["DIED"] else 1


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rounds", type=int, default=500)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--control", action="store_true")
    asked = words.parse_args()
    if asked.control:
        return control()
    chance = random.Random(asked.seed)
    verdicts: Counter[str] = Counter()
    wrong: list[str] = []
    slowest, before = 0.0, memory_in_use()
    corpus = {**hostile_pdfs.harmful(), **hostile_pictures.harmful()}
    before = max(before, memory_in_use())
    for name, (data, codes) in corpus.items():
        code, seconds = verdict(data, prepare=True)
        slowest = max(slowest, seconds)
        verdicts[code] += 1
        right = {*codes, *(("accepted", "removals") if "" in codes else ())}
        if code not in right or seconds > LONGEST:
            wrong.append(f"{name}: {code} after {seconds:.1f} s")
    kept = seeds()
    for number in range(asked.rounds):
        code, seconds = verdict(mutant(chance.choice(kept), chance), prepare=True)
        slowest = max(slowest, seconds)
        verdicts[code] += 1
        if code not in CODES | {"accepted", "removals"} or seconds > LONGEST:
            wrong.append(f"mutant {number} of seed {asked.seed}: {code} after {seconds:.1f} s")
    grown = memory_in_use() - before
    print(f"{len(corpus)} files and {asked.rounds} mutants: {dict(verdicts.most_common())}")
    print(f"slowest {slowest:.2f} s; the program itself grew by {grown / 1e6:.0f} MB")
    print("\n".join(wrong) or "every verdict is right")
    return 1 if wrong or grown > MOST_MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
