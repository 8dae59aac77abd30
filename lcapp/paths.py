"""Where everything stands: data, settings, log, and what is shipped with the program."""

from dataclasses import dataclass
from pathlib import Path

PROGRAM = "lcapp"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The places of one start of the program; nobody else asks where things are.

    Args:
        data: Folder of the library and of what was installed; made when something is first kept.
        settings_file: The person's settings.
        log_file: The log; older ones stand beside it.
        resources: Forms, calls, fonts, samples … as shipped.
        translations: Compiled catalogs as shipped.
    """

    data: Path
    settings_file: Path
    log_file: Path
    resources: Path
    translations: Path

    @property
    def library(self) -> Path:
        """The SQLite file with all dossiers. Only the storage thread may open it."""
        return self.data / "library.sqlite"

    @property
    def backups(self) -> Path:
        """Copies of the library made before a change of its shape."""
        return self.data / "backups"

    @property
    def evidence(self) -> Path:
        """The bytes of evidence, each file once, named by its digest."""
        return self.data / "evidence"


def app_paths(data: Path | None = None) -> AppPaths:
    """The places for this computer, or everything under one folder.

    Args:
        data: A folder that is to hold library, settings and log (`--data DIR`); None takes the places the
            operating system keeps for programs.
    """
    resources, translations = shipped_folders(Path(__file__).parent)
    if data is not None:
        home = data.expanduser().absolute()
        return AppPaths(home, home / "settings.json", home / "lcapp.log", resources, translations)
    # Asked for only here: a start with --data does without.
    import platformdirs

    return AppPaths(
        data=platformdirs.user_data_path(PROGRAM, appauthor=False),
        settings_file=platformdirs.user_config_path(PROGRAM, appauthor=False) / "settings.json",
        log_file=platformdirs.user_log_path(PROGRAM, appauthor=False) / "lcapp.log",
        resources=resources,
        translations=translations,
    )


def shipped_folders(package: Path) -> tuple[Path, Path]:
    """The folders `resources` and `translations`: inside an installed package, beside it in a checkout.

    Args:
        package: Folder of the package `lcapp`.
    """
    inside = package / "_resources"
    if inside.is_dir():
        return inside, package / "_translations"
    return package.parent / "resources", package.parent / "translations"
