"""Guidance on disk: the shipped layers, and those a National Commission put into the data folder."""

import tomllib
from functools import cached_property
from pathlib import Path

from lcapp.domain.guidance import GuidanceFile, Layer, read_guidance, read_topics
from lcapp.domain.sources import Source, sources_by_code
from lcapp.errors import FormInvalid, InputRefused
from lcapp.storage.form_library import files_in, keep_file, read_bounded, read_kept

_TOPICS = "topics"


class GuidanceLibrary:
    """Read on first use.

    Args:
        resources: The folder with the shipped `guidance`.
        data: The person's data folder; its `guidance` adds layers of Commissions.
    """

    def __init__(self, resources: Path, data: Path) -> None:
        self._shipped = resources / "guidance"
        self._own = data / "guidance"
        self._sources = resources / "reference" / "sources.toml"

    @cached_property
    def topics(self) -> dict[str, tuple[str, ...]]:
        """Ids of questions by topic."""
        path = self._shipped / f"{_TOPICS}.toml"
        return read_topics(read_bounded(path), file=path.name)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """What the codes of sources stand for, by code."""
        data = tomllib.loads(self._sources.read_text(encoding="utf-8"))
        return sources_by_code(
            Source(one["code"], one["name"], one.get("address", "")) for one in data["source"]
        )

    @cached_property
    def files(self) -> tuple[GuidanceFile, ...]:
        """Every file that can be used, in the order of the layers; Commissions' own come last."""
        shipped = [self._read(path) for path in self._paths(self._shipped)]
        own = []
        for path in self._paths(self._own):
            try:
                own.append(self._checked(path))
            except (FormInvalid, InputRefused):
                # Said by `problems`; guidance that cannot be read stops no one from writing.
                continue
        order = list(Layer)
        return (*sorted(shipped, key=lambda file: (order.index(file.layer), file.name)), *own)

    def problems(self) -> tuple[FormInvalid | InputRefused, ...]:
        """What is wrong with files in the data folder."""
        found: list[FormInvalid | InputRefused] = []
        for path in self._paths(self._own):
            try:
                self._checked(path)
            except (FormInvalid, InputRefused) as error:
                found.append(error)
        return tuple(found)

    def check(self, path: Path) -> GuidanceFile:
        """A Commission's file as it would be used; raises FormInvalid with every problem."""
        return self._checked(path)

    def install(self, path: Path) -> GuidanceFile:
        """Check a Commission's file and keep a copy in the data folder; raises as `check` does."""
        made = self._checked(path)
        keep_file(self._own / f"{path.stem}.toml", read_bounded(path))
        self.forget()
        return made

    def of_commission(self, data: bytes, *, file: str) -> GuidanceFile:
        """A Commission's file of these bytes; raises FormInvalid, InputRefused `guidance_not_own`."""
        made = read_guidance(data, file=file, name=Path(file).stem, topics=self.topics)
        if made.layer is not Layer.COMMISSION:
            raise InputRefused("guidance_not_own", file=file)
        return made

    def forget(self) -> None:
        """Read every file anew: files of the data folder were replaced."""
        self.__dict__.pop("files", None)

    def _checked(self, path: Path) -> GuidanceFile:
        return self.of_commission(read_kept(path), file=path.name)

    def _read(self, path: Path) -> GuidanceFile:
        return read_guidance(read_kept(path), file=path.name, name=path.stem, topics=self.topics)

    def _paths(self, folder: Path) -> list[Path]:
        return [path for path in files_in(folder, "*.toml") if path.stem != _TOPICS]
