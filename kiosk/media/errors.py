"""What can go wrong around the media process."""

from care.errors import CarepostError, Remedy


class MediaError(CarepostError):
    """The root of what goes wrong with camera, sound or call."""

    code = "media"
    remedy = Remedy.WAIT


class MediaProcessLostError(MediaError):
    """The media process is not there, did not start in time, or ended by itself; its owner starts a new one."""

    code = "media-process-lost"


class MediaProtocolError(MediaError):
    """The other side of the pipe sent something too large to be one of our messages."""

    code = "media-protocol"
    remedy = Remedy.CALL_TECHNICIAN


class UntestedAiortcError(MediaError):
    """An aiortc is installed that our patches were never tested with."""

    code = "media-untested-aiortc"
    remedy = Remedy.CALL_TECHNICIAN
