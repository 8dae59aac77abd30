"""Fields of every type, made as the screens make them."""

from datetime import date

import pytest

from lcapp.ui.fields.context import FieldContext
from lcapp.ui.fields.registry import FIELDS
from tests.ui.draft_builders import COUNTRIES


@pytest.fixture
def context(look, words):
    return FieldContext(
        words=words,
        look=look,
        form="demo-1",
        languages=("en", "fr"),
        countries=lambda: COUNTRIES,
        today=lambda: date(2026, 11, 25),
        registry=FIELDS,
    )
