"""Every shipped change map agrees with its forms, and no sample loses anything on its way to another form."""

import pytest

from lcapp.domain.form_upgrade import plan_upgrade
from lcapp.domain.retyped_values import missing_texts, written_texts
from tests.resources.shipped import CALLS, FORMS, RESOURCES, SAMPLES

MAPS = sorted((RESOURCES / "forms").glob("*/*-to-*.toml"))
NEWEST = ("membership-2025", "award-2024", "progress-2019-2021")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_that_a_shipped_change_map_is_found_by_its_name_and_agrees_with_its_forms(path):
    old, _, new = path.stem.partition("-to-")
    name = old if old in FORMS.names() else f"{path.parent.name}-{old}"
    found = FORMS.change_map(FORMS.get(name), FORMS.get(f"{path.parent.name}-{new}"))
    assert found is not None
    assert path.stem not in {form.partition("-")[2] for form in FORMS.names()}


@pytest.mark.parametrize("target", NEWEST)
@pytest.mark.parametrize("name", SAMPLES.names())
def test_that_no_sample_loses_anything_on_its_way_to_another_form(name, target):
    sample = SAMPLES.get(name)
    old, new = FORMS.get(CALLS.get(sample.call).form), FORMS.get(target)
    plan = plan_upgrade(old, new, sample.answers, change_map=FORMS.change_map(old, new))
    aside = {one.key: one.value for one in plan.set_aside}
    standing = [
        text
        for key, value in plan.answers.items()
        for text in written_texts(new.question(key.question), value)
    ]
    for key, value in sample.answers.items():
        whole = aside.get(key) == value
        assert whole or missing_texts(written_texts(old.question(key.question), value), standing) == []
