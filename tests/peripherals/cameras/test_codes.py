import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from peripherals.cameras.codes import Code, read_codes, write_qr


def picture(text: str) -> np.ndarray:
    """The code in black on white, five pixels a module, with its quiet zone."""
    modules = np.pad(write_qr(text), 4)
    return np.kron(np.where(modules, 0, 255).astype(np.uint8), np.ones((5, 5), np.uint8))


@settings(max_examples=30)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120))
def test_what_is_written_is_read_in_any_script(text: str) -> None:
    assert read_codes(picture(text)) == [Code(text=text, format="qr-code")]


@pytest.mark.parametrize("text", ["Tome una pastilla al día", "خذ حبة واحدة كل يوم", "一日一錠"])
def test_a_plan_in_another_language_fits(text: str) -> None:
    assert [code.text for code in read_codes(picture(text * 5))] == [text * 5]


def test_a_turned_picture_is_read_and_an_empty_one_holds_nothing() -> None:
    assert [code.text for code in read_codes(np.rot90(picture("card")))] == ["card"]
    assert read_codes(np.full((200, 200), 128, np.uint8)) == []


def test_a_text_too_long_for_any_code_is_refused() -> None:
    with pytest.raises(ValueError, match=r"."):
        write_qr("x" * 5000)


def test_a_licence_comes_as_it_is_printed_with_what_parts_its_lines() -> None:
    text = "@\n\x1e\rANSI 636999080001DL00310079DLDAQX1234567\nDCSTESTER\nDACEXAMPLE\nDBB01021950\r"
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.PDF417)
    image = np.asarray(zxingcpp.write_barcode_to_image(code, scale=3))
    assert read_codes(image) == [Code(text=text, format="pdf417")]
