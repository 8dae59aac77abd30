"""A registered file to be looked at: a copy of our copy, named by what the file was found to be."""

from collections.abc import Callable
from pathlib import Path

from lcapp.domain.evidence import Evidence
from lcapp.domain.file_kinds import ENDINGS
from lcapp.domain.safe_names import safe_name
from lcapp.errors import InputRefused
from lcapp.services.library_ports import EvidenceFiles

Write = Callable[[Path, bytes], object]


def copy_to_open(evidence: Evidence, files: EvidenceFiles, folder: Path, *, write: Write) -> Path:
    """Put a copy of a registered file into a folder of ours, for another program to show.

    Args:
        evidence: A file of the register.
        files: Keeps its bytes.
        folder: Private, and only for such copies.
        write: Writes a private file.

    Returns:
        The copy. Its name ends as its kind does, whatever the name of the file that was added says.

    Raises:
        InputRefused: `evidence_not_opened`: a link, or a file of no known kind.
        NotFound: `evidence_file_missing`: its bytes are gone or damaged.
        EnvironmentFailed: The folder cannot take it.
    """
    ending = ENDINGS.get(evidence.media_type)
    if ending is None or not evidence.sha256:
        raise InputRefused("evidence_not_opened")
    data = files.path(evidence.sha256).read_bytes()
    target = folder / safe_name(f"{evidence.name} {evidence.title}", ending)
    write(target, data)
    return target
