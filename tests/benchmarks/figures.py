"""Figures: a measured value beside the limit of the plan, and the few ways they are taken."""

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `limit` is the plan's, None where it sets none; `passed` follows from both."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    detail: str = ""

    def told(self) -> dict:
        passed = None if self.limit is None else self.value <= self.limit
        return {**asdict(self), "value": round(self.value, 2), "passed": passed}


def tell(figures: list[Figure]) -> None:
    """How a measure that runs in its own process answers."""
    print(json.dumps([figure.told() for figure in figures], ensure_ascii=False))


def median(values: list[float]) -> float:
    return statistics.median(values)


def percentile(values: list[float], share: int) -> float:
    """The nearest rank: 99 of 600 values is the sixth largest."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, len(ranked) * share // 100)]


def milliseconds(work, times: int) -> list[float]:
    """How long each of several runs of `work` takes."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def child(*words: str, **environment: str) -> str:
    """What a fresh interpreter of the program prints; raises when it fails."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's second start finds compiled modules
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout
