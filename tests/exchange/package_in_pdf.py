"""The dossier inside a PDF in the hands of somebody who knows how it is made: read, bent, put back."""

import json
from dataclasses import replace

import pikepdf

from lcapp.domain.fingerprint import canonical_bytes
from lcapp.domain.package import FILE_NAME
from lcapp.exchange.package_writer import write_package
from lcapp.sandbox.package_reader import read_package


def package_in(pdf):
    return read_package(pdf.attachments[FILE_NAME].get_file().read_bytes())


def carried_in(pdf):
    """What the dossier says."""
    return json.loads(package_in(pdf).data)


def carry(pdf, told):
    """Put another dossier into the PDF, in a package whose hashes all fit."""
    package = replace(package_in(pdf), data=canonical_bytes(told), signature=None)
    del pdf.attachments[FILE_NAME]
    data = write_package(package)
    pdf.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(pdf, data, filename=FILE_NAME)
