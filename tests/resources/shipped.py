"""The libraries of what is shipped, without a data folder."""

from pathlib import Path

from lcapp.storage.call_library import CallLibrary
from lcapp.storage.form_library import FormLibrary
from lcapp.storage.sample_library import SampleLibrary

RESOURCES = Path(__file__).parents[2] / "resources"
_NOTHING = RESOURCES / "no data folder"

FORMS = FormLibrary(RESOURCES, _NOTHING)
CALLS = CallLibrary(RESOURCES, _NOTHING)
SAMPLES = SampleLibrary(RESOURCES / "samples", FORMS, CALLS)
