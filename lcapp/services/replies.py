"""A city's answers to the Commission's remarks on their way back: beside its next version, without names."""

from dataclasses import replace

from lcapp.domain.package import Package
from lcapp.domain.remarks import FILE_NAME
from lcapp.services.app import App


def has_replies(app: App, dossier: int) -> bool:
    """Whether the city answered any remark on a dossier."""
    return any(one.remark.reply is not None for one in app.commission.city_remarks.of(dossier))


def with_replies(app: App, package: Package, dossier: int) -> Package:
    """A package with the remarks and the answers to them; the package itself where there are no remarks."""
    answers = app.commission.city_remarks.file(dossier)
    return replace(package, extras={**package.extras, FILE_NAME: answers}) if answers else package
