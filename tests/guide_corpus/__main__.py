"""The corpora as a table: `python -m tests.guide_corpus [first|second|third …]`."""

import sys

from lcapp.domain.findings import Severity
from tests.guide_corpus.judging import CORPORA, Judge, Verdict, defects, is_right, judging, traps


def main() -> None:
    """Print each corpus that is named, or all."""
    with judging() as judge:
        for corpus in sys.argv[1:] or CORPORA:
            _print(corpus, judge)


def _print(corpus: str, judge: Judge) -> None:
    """Each defect with what was said of it, then the clean traps, then the figures."""
    found = [judge.judge(entry) for entry in defects(corpus)]
    clean = [judge.judge(entry) for entry in traps(corpus)]
    counted = {"must_fix": [0, 0], "advice": [0, 0]}
    for verdict in found:
        entry, right = verdict.entry, is_right(verdict)
        counted[entry["severity"]][0] += right
        counted[entry["severity"]][1] += 1
        mark = "found " if right else "MISSED"
        hard = "hard" if entry.get("hard") else ""
        print(f"{mark} {entry['id']:14} {entry['kind']:28} {entry['severity']:8} {hard:4} {_told(verdict)}")
    alarmed = [verdict for verdict in clean if verdict.alarms()]
    for verdict in clean:
        said = ", ".join(f"{one.code}@{one.question}" for one in verdict.alarms())
        mark = "ALARM " if said else "quiet "
        print(f"{mark} {verdict.entry['id']:14} {verdict.entry['looks_like']:28} {said}")
    for severity, (right, all_of_them) in counted.items():
        print(f"{corpus}: {severity}: {right} of {all_of_them}")
    print(f"{corpus}: false alarms: {len(alarmed)} of {len(clean)}")


def _told(verdict: Verdict) -> str:
    must = {one.code for one in verdict.here() if one.severity is Severity.MUST_FIX}
    here = ", ".join(f"{code}!" if code in must else code for code in sorted(verdict.codes()))
    elsewhere = sorted(
        {f"{one.code}@{one.question}" for one in verdict.new}
        - {f"{one.code}@{one.question}" for one in verdict.here()}
    )
    return f"{here}   [elsewhere: {', '.join(elsewhere)}]" if elsewhere else here


if __name__ == "__main__":
    main()
