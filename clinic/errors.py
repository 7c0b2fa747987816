"""What can go wrong at the clinic server, in sentences for the person who must mend it."""

from care.errors import CarepostError, Remedy


class ClinicError(CarepostError):
    """The root of the server's own errors."""

    code = "clinic-server"


class SettingsError(ClinicError):
    """The configuration cannot be used as it is."""

    code = "clinic-settings"
    remedy = Remedy.CORRECT_INPUT


class StoreError(ClinicError):
    """The clinic's database cannot be opened or written."""

    code = "clinic-store"


class StoreFullError(StoreError):
    """The disk of the clinic's database is full: what was asked for is not saved."""

    code = "clinic-store-full"


class StoreBusyError(StoreError):
    """Another program holds the clinic's database, or too many ask it at once."""

    code = "clinic-store-busy"
    remedy = Remedy.WAIT


class KeyRefusedError(StoreError):
    """The database's key is missing, wrong, or kept where it must not be."""

    code = "clinic-store-key"


class RefusedError(ClinicError):
    """A request that the clinic does not take; `status` is the HTTP status, the message is a sentence."""

    code = "refused"
    remedy = Remedy.CORRECT_INPUT

    def __init__(self, status: int, kind: str, say: str, retry_after_s: float | None = None) -> None:
        super().__init__(say)
        self.status = status
        self.kind = kind
        self.say = say
        self.retry_after_s = retry_after_s
