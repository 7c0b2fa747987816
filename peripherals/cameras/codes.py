"""Codes that people hold to a camera, and codes that we draw for theirs (zxing-cpp)."""

import msgspec
import numpy as np
from numpy.typing import NDArray


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """What one code says; `format` is its kind in lower case, such as `qr-code`."""

    text: str
    format: str


def read_codes(gray: NDArray[np.uint8]) -> list[Code]:
    """Find every code in a grey picture, whichever way it is turned."""
    import zxingcpp  # when first needed: no screen before the camera's wants it

    kind = zxingcpp.BarcodeFormat
    formats = zxingcpp.BarcodeFormats(
        [kind.QRCode, kind.DataMatrix, kind.Aztec, kind.PDF417, kind.Code128, kind.Code39]
    )
    # As it is written: for people it would spell the control characters that part the lines of a licence.
    plain = zxingcpp.TextMode.Plain
    found = zxingcpp.read_barcodes(np.ascontiguousarray(gray), formats=formats, text_mode=plain)
    return [Code(text=code.text, format=str(code.format).lower().replace(" ", "-")) for code in found]


def write_qr(text: str) -> NDArray[np.bool_]:
    """Draw a QR code: one element a module, True is dark, without the quiet zone of four around it.

    Raises ValueError when the text is too long for any QR code.
    """
    import zxingcpp

    # Left alone it picks an old code page that suits the text, and readers guess another.
    charset = {} if text.isascii() else {"eci": "UTF-8"}
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **charset)
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    return np.asarray(image) < 128
