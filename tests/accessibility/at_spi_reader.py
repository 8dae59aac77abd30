"""The screen reader's half of the AT-SPI run: what stands behind a name, told as JSON.

Runs with the system's Python, which has pyatspi: `python3 at_spi_reader.py NAME`.
"""

import json
import sys
import time

import pyatspi

DEEPEST = 40
PATIENCE_SECONDS = 20


def nodes(node, depth=0):
    """A node and all below it."""
    yield node
    if depth < DEEPEST:
        for child in node:
            if child is not None:
                yield from nodes(child, depth + 1)


def heard(name):
    """Every text field whose name begins so, in every program on this bus (a language may follow)."""
    found = []
    for application in pyatspi.Registry.getDesktop(0):
        if application is None:
            continue
        for node in nodes(application):
            if node.name.startswith(name) and node.getState().contains(pyatspi.STATE_EDITABLE):
                found.append(
                    {
                        "name": node.name,
                        "role": node.getRoleName(),
                        "description": node.description,
                        "focused": node.getState().contains(pyatspi.STATE_FOCUSED),
                        "labelled_by": [
                            relation.getTarget(0).name
                            for relation in node.getRelationSet()
                            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
                        ],
                        "text": node.queryText().getText(0, 40),
                    }
                )
    return found


def main():
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if found := heard(sys.argv[1]):
            print(json.dumps(found))
            return 0
        time.sleep(0.3)
    print("no field of that name was heard", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
