"""The steps that bring a library of any age to today's shape, in order; a released step never changes."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from lcapp.storage.migrations import (
    m0001_first_schema,
    m0002_evidence_and_versions,
    m0003_commissions_desk,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step. `upgrade` must not commit; it holds its own table definitions."""

    version: int
    title: str
    upgrade: Callable[[sqlite3.Connection], None]


def all_steps() -> tuple[Step, ...]:
    """Every step, from version 1 on without a gap."""
    modules = (m0001_first_schema, m0002_evidence_and_versions, m0003_commissions_desk)
    return tuple(Step(n, module.TITLE, module.upgrade) for n, module in enumerate(modules, start=1))
