"""No random change of a package brings in other content; `python -m tests.endurance.package_mutants`.

The control reads the same mutants with Python's own `zipfile`, without our manifest: it must take some whose
content was changed, or the mutants would prove nothing.
"""

import argparse
import io
import random
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator

from lcapp.domain.package import Package
from lcapp.errors import InputRefused
from lcapp.sandbox.package_reader import read_package


def mutants(data: bytes, choice: random.Random, rounds: int) -> Iterator[bytes]:
    """Copies with bits turned, bytes replaced, pieces cut, doubled, moved, or stretched numbers."""
    for _round in range(rounds):
        made = bytearray(data)
        for _change in range(choice.choice((1, 1, 1, 2, 5))):
            if not made:
                break
            place, length = choice.randrange(len(made)), choice.randrange(1, 40)
            match choice.randrange(7):
                case 0:
                    made[place] ^= 1 << choice.randrange(8)
                case 1:
                    made[place] = choice.randrange(256)
                case 2:
                    del made[place : place + length]
                case 3:
                    made[place:place] = made[place : place + length]
                case 4:
                    other = choice.randrange(len(made))
                    made[place : place + length] = made[other : other + length]
                case 5:
                    made[place : place + 4] = choice.choice((0, 1, 0xFFFF, 0xFFFFFFFF)).to_bytes(4, "little")
                case 6:
                    # Near the headers, where meaning is dense.
                    near = made.find(choice.choice((b"PK\3\4", b"PK\1\2", b"PK\5\6")), place)
                    if near >= 0:
                        made[min(near + choice.randrange(46), len(made) - 1)] ^= 1 << choice.randrange(8)
        yield bytes(made)


def content_of(package: Package) -> dict[str, bytes]:
    """Everything a package says, by name."""
    return {
        "manifest": package.manifest,
        "data": package.data,
        "form": package.form_file,
        "call": package.call_file,
        **package.files,
        **package.extras,
    }


def lax_content(data: bytes, *, proving: bool) -> dict[str, bytes] | None:
    """What a careless reader sees: by name, without a look at the table of the manifest."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if proving:
                return {name: file.read(name) for name in file.namelist()}
            found = {}
            for info in file.infolist():
                with file.open(info) as member:
                    member._expected_crc = None
                    found[info.filename] = member.read()
            return found
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return None


def main(argv: list[str] | None = None) -> int:
    """Run; 0 where no changed content was taken and the control took some."""
    from tests.exchange.hostile_packages import GOOD

    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    told, lax = content_of(read_package(GOOD)), lax_content(GOOD, proving=True)
    accepted = changed = lax_changed = careless_changed = 0
    slowest = 0.0
    for mutant in mutants(GOOD, random.Random(args.seed), args.rounds):
        began = time.perf_counter()
        try:
            found = content_of(read_package(mutant))
        except InputRefused:
            found = None
        slowest = max(slowest, time.perf_counter() - began)
        if found is not None:
            accepted += 1
            changed += found != told
        if (seen := lax_content(mutant, proving=True)) is not None:
            lax_changed += seen != lax
        if (seen := lax_content(mutant, proving=False)) is not None:
            careless_changed += seen != lax
    print(
        f"{args.rounds} mutants: {accepted} taken, {changed} of them with other content; "
        f"slowest verdict {slowest * 1000:.1f} ms; control (zipfile) took {lax_changed} with other content, "
        f"without its checksum {careless_changed}"
    )
    return 0 if not changed and lax_changed and careless_changed else 1


if __name__ == "__main__":
    sys.exit(main())
