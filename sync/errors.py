"""What can go wrong between a finished visit and the clinic; no message here ever names a patient."""

from care.errors import CarepostError, Remedy


class StoreError(CarepostError):
    """The sealed store cannot do what was asked."""

    code = "store"


class StoreMissingError(StoreError):
    """There is no store in this folder."""

    code = "store-missing"


class StoreUnusableError(StoreError):
    """The store's folder or files cannot be read or written: its rights, its drive, or it was never finished."""

    code = "store-unusable"


class StoreBusyError(StoreError):
    """Another program holds this store."""

    code = "store-busy"


class WrongKeyError(StoreError):
    """The key does not open this store; nothing was changed."""

    code = "store-wrong-key"


class NoKeyError(StoreError):
    """No key can be had for this store, or only in a way that is not allowed."""

    code = "store-no-key"


class StoreFullError(StoreError):
    """The disk is full: what was asked for is not saved."""

    code = "store-full"


class StoreDamagedError(StoreError):
    """Something in the store cannot be read, or is not what was written."""

    code = "store-damaged"


class StoreTooNewError(StoreError):
    """A newer Carepost made this store."""

    code = "store-too-new"


class EngineTooOldError(StoreError):
    """The bundled SQLite is older than 3.51.3 and may lose committed visits."""

    code = "store-engine-too-old"


class FrozenError(StoreError):
    """A bundle of this id is already frozen with other bytes; frozen bytes never change."""

    code = "bundle-frozen"


class ClinicError(CarepostError):
    """The root of what can go wrong between the kiosk and its clinic's server."""

    code = "clinic"


class NotUnderstoodError(ClinicError):
    """The server's answer is no answer of a clinic that we know: perhaps it is newer or older than this kiosk."""

    code = "clinic-not-understood"


class UnreachableError(ClinicError):
    """The server did not answer. `sent` is False only when it is certain that no byte of the request left."""

    code = "clinic-unreachable"
    remedy = Remedy.WAIT

    def __init__(self, message: str, *, sent: bool) -> None:
        super().__init__(message)
        self.sent = sent


class CaptivePortalError(ClinicError):
    """Something between us and the clinic answered in its place, such as a network's sign-in page."""

    code = "clinic-captive-portal"


class UntrustedServerError(ClinicError):
    """The server's certificate is not the clinic's."""

    code = "clinic-untrusted"


class RefusedError(ClinicError):
    """The server does not accept this kiosk (its key, its code or its rights)."""

    code = "clinic-refused"


class TooManyTriesError(ClinicError):
    """The server asks us to slow down."""

    code = "clinic-too-many-tries"
    remedy = Remedy.WAIT


class DeliveryStoppedError(ClinicError):
    """Delivery cannot go on until somebody puts something right; every visit is kept."""

    code = "delivery-stopped"
