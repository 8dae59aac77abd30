"""Random histories of three authors, merged: no text is lost, and the order of merging does not matter.

    python -m tests.endurance.merge_histories --rounds 10000
    python -m tests.endurance.merge_histories --rounds 200 --control

In each round three authors edit the same answers, all types of questions among them. Their versions are
merged in three orders while nobody decides. Every text that somebody wrote must stand in the answers or in
the history, and in the answers or among what was shown as disputed; all orders must end the same.

The control lets the last writer win: text must be lost, or this test is blind.
"""

import argparse
import sys
import time
from dataclasses import dataclass
from random import Random

from tests.builders import a_demo_form
from tests.domain.merge_histories import (
    a_history,
    last_writer_wins,
    lost_texts,
    merged_in_order,
    texts_of,
    unseen_texts,
)

ORDERS = ((0, 1, 2), (2, 1, 0), (1, 2, 0))


@dataclass
class Found:
    """What the rounds showed."""

    rounds: int = 0
    texts: int = 0
    lost: int = 0
    unseen: int = 0
    order_mattered: int = 0
    disputes: int = 0
    seconds: float = 0


def merge_many(rounds: int, *, seed: int, control: bool) -> Found:
    """Play so many histories."""
    form, found, began = a_demo_form(), Found(), time.perf_counter()
    for number in range(rounds):
        history = a_history(Random(f"{seed}/{number}"), form)
        found.rounds += 1
        found.texts += sum(1 for one in history.authors for value in one.values() for _ in texts_of(value))
        if control:
            found.lost += len(lost_texts(history, last_writer_wins(history)))
            continue
        outcomes = [merged_in_order(form, history, order) for order in ORDERS]
        found.lost += sum(len(lost_texts(history, outcome)) for outcome in outcomes)
        found.unseen += sum(len(unseen_texts(history, outcome)) for outcome in outcomes)
        found.order_mattered += any(outcome.answers != outcomes[0].answers for outcome in outcomes)
        found.disputes += len(outcomes[0].disputed)
    found.seconds = round(time.perf_counter() - began, 1)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", action="store_true")
    words = parser.parse_args()
    found = merge_many(words.rounds, seed=words.seed, control=words.control)
    print(found)
    failed = bool(found.lost or found.unseen or found.order_mattered)
    return int(not failed if words.control else failed)


if __name__ == "__main__":
    sys.exit(main())
