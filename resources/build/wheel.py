"""What a wheel needs made: every catalog compiled, so that no start reads a .po file or Babel."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogs(BuildHookInterface):
    """Hatch calls it before the files of a wheel are gathered; see pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put a .mo file beside every .po file; only the former goes into the wheel.

        An installer writes files in any order, and a .po file that is a moment younger than its .mo file
        would be compiled anew at every start.
        """
        for source in sorted(Path(self.root).glob("translations/*/LC_MESSAGES/*.po")):
            compiled = source.with_suffix(".mo")
            with source.open("rb") as read, compiled.open("wb") as written:
                write_mo(written, read_po(read))
            inside = compiled.relative_to(Path(self.root) / "translations").as_posix()
            build_data["force_include"][str(compiled)] = f"lcapp/_translations/{inside}"
