"""The national call as a file: made by the Commission, taken by its cities."""

from collections.abc import Callable

from lcapp.domain.desk_papers import CommissionProfile
from lcapp.domain.national_call import NationalCall, national_call_bytes, read_national_call
from lcapp.services.desk_ports import DeskDeed, DeskEntry, DeskStore
from lcapp.services.ports import CallLibrary, Clock


class NationalCalls:
    """National calls of every round.

    Args:
        store: Keeps what came.
        calls: Calls by id, with the deadlines typed here.
        profile: The Commission as it was typed on this computer.
        clock: The time now.
        actor: Who is working.
    """

    def __init__(
        self,
        *,
        store: DeskStore,
        calls: CallLibrary,
        profile: Callable[[], CommissionProfile],
        clock: Clock,
        actor: Callable[[], str],
    ) -> None:
        self._store, self._calls, self._profile = store, calls, profile
        self._clock, self._actor = clock, actor

    def file(self, call_id: str) -> bytes:
        """The file for the cities: own deadline, contacts, documents, guidance."""
        call = self._calls.get(call_id)
        return national_call_bytes(NationalCall(call_id, call.own_deadline.day, self._profile()))

    def take(self, data: bytes) -> NationalCall:
        """Keep what the Commission gave; its deadline counts from now on beside the call's.

        Raises:
            InputRefused: `not_a_national_call`.
            NotFound: `call_not_found`.
        """
        told = read_national_call(data)
        self._calls.get(told.call)
        if told.own_deadline is not None:
            self._calls.set_own_deadline(told.call, told.own_deadline.isoformat(), told.commission.name)
        body = {"file": national_call_bytes(told).decode("utf-8")}
        entry = DeskEntry("national_call", told.call, "", "national_call", body, self._clock(), self._actor())
        self._store.write(DeskDeed("national_call", told.call, (entry,)), actor=self._actor())
        return told

    def of(self, call: str) -> NationalCall | None:
        """What the Commission gave for a call; None where nothing came."""
        kept = self._store.entries(kind="national_call", call=call, subject="")
        return read_national_call(str(kept[-1].body["file"]).encode("utf-8")) if kept else None
