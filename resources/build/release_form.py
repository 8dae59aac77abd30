#!/usr/bin/env python3
"""Release forms: write the digest of each shipped form into `resources/forms/released.lock`.

A released form is never edited again. This adds new forms and refuses to change the digest of an old one.

    .venv/bin/python resources/build/release_form.py
"""

import sys
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(RESOURCES.parent))

from lcapp.storage.form_library import FormLibrary  # noqa: E402


def main() -> int:
    """Add what is new; exit 1 when a released form was changed."""
    lock = RESOURCES / "forms" / "released.lock"
    library = FormLibrary(RESOURCES, RESOURCES / "no-data-folder")
    now = {name: library.get(name).digest for name in library.names() if not name.startswith("demo-")}
    lines = lock.read_text(encoding="utf-8").splitlines() if lock.exists() else []
    before = dict(line.split() for line in lines if line)
    changed = [name for name, digest in before.items() if now.get(name) != digest]
    if changed:
        print("These forms were released and must not change:", *changed)
        return 1
    lock.write_text("".join(f"{name} {now[name]}\n" for name in sorted(now)), encoding="utf-8")
    print("Released:", *sorted(set(now) - set(before)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
