"""Every case of Unicode's two bidi test files (some 860,000; about ten seconds).

python -m tests.endurance.bidi_conformance [folder of the Unicode Character Database]
"""

import sys
from pathlib import Path

from tests.pdf.text.unicode_cases import UNICODE_DATA, character_cases, class_cases


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else UNICODE_DATA
    failed = 0
    for read in (character_cases, class_cases):
        cases = wrong = 0
        for case in read(folder):
            cases += 1
            wrong += not case.is_right()
        print(f"{read.__name__}: {cases} cases, {wrong} wrong")
        failed += wrong
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
