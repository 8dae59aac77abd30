"""Taking a file from outside in: the dossier, and what the Commission remarked on it."""

from lcapp.domain.remarks import FILE_NAME
from lcapp.services.app import App
from lcapp.services.package_preview import Inspected
from lcapp.services.packages import Accepted


def take_in(
    app: App, inspected: Inspected, *, as_received: bool = False, loss_known: bool = False
) -> Accepted:
    """Take a dossier in, and keep the remarks that came beside it.

    Args:
        app: The program.
        inspected: From `Packages.inspect`.
        as_received: As `Packages.accept`.
        loss_known: As `Packages.accept`.

    Raises:
        InputRefused, ChangedElsewhere, EnvironmentFailed: As `Packages.accept`.
    """
    accepted = app.packages.accept(inspected, as_received=as_received, loss_known=loss_known)
    remarks = inspected.opened.extras.get(FILE_NAME)
    if remarks and not as_received:
        app.commission.city_remarks.take(accepted.dossier, remarks)
    return accepted
