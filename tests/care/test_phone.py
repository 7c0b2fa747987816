import pytest

from care.phone import phone_number, spaced


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+34 911 555 019", "+34911555019"),
        ("(020) 7946-0958", "02079460958"),
        ("55501", "55501"),
        ("123456789012345", "123456789012345"),
    ],
)
def test_a_number_is_kept_without_what_only_groups_it(typed: str, number: str):
    assert phone_number(typed) == number


@pytest.mark.parametrize("typed", ["", "+", "1234", "1234567890123456", "12+345", "++12345", "٠١٢٣٤٥", "call me"])
def test_what_nobody_could_call_is_no_number(typed: str):
    assert phone_number(typed) is None


@pytest.mark.parametrize(
    ("number", "read"), [("+34911555019", "+349 115 550 19"), ("5550199", "555 0199"), ("123", "123"), ("", "")]
)
def test_a_number_is_grouped_to_be_checked_by_eye(number: str, read: str):
    assert spaced(number).replace("\u00a0", " ") == read
