"""Sample cities: small JSON files shipped with the program."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from lcapp.domain.answers_file import answers_from
from lcapp.errors import EnvironmentFailed, NotFound
from lcapp.services.ports import CallLibrary, FormLibrary, Sample

FORMAT = "lcapp-sample/1"


class SampleLibrary:
    """Samples by name; implements `services.ports.SampleLibrary`.

    Args:
        folder: Where `<name>.json` stand.
        forms: For the form of a sample's call.
        calls: For that call.
    """

    def __init__(self, folder: Path, forms: FormLibrary, calls: CallLibrary) -> None:
        self._folder = folder
        self._forms = forms
        self._calls = calls

    def names(self) -> tuple[str, ...]:
        """Every sample's name, sorted."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.json")))

    def get(self, name: str) -> Sample:
        """The sample of that name.

        Raises:
            NotFound: There is none.
            EnvironmentFailed: `sample_damaged` with `file`: the file is not what was shipped.
            InputRefused: Its answers do not fit the form of its call.
        """
        # The name may have been typed by anybody: it is looked up, never made into a path.
        if name not in self.names():
            raise NotFound("sample_unknown", sample=name)
        path = self._folder / f"{name}.json"
        try:
            told = json.loads(path.read_bytes(), parse_float=Decimal)
            if told["format"] == FORMAT and isinstance(told["answers"], dict):
                return self._sample(name, told)
        except (ValueError, KeyError, TypeError) as error:
            raise EnvironmentFailed("sample_damaged", file=path.name) from error
        raise EnvironmentFailed("sample_damaged", file=path.name)

    def _sample(self, name: str, told: dict[str, Any]) -> Sample:
        form = self._forms.get(self._calls.get(told["call"]).form)
        return Sample(
            name=name,
            title=told["title"],
            call=told["call"],
            fictional=told["fictional"],
            note=told.get("note", ""),
            answers=answers_from(told["answers"], form),
            sources=tuple(told.get("sources", ())),
            dated=told.get("dated", ""),
        )
