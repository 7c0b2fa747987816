"""A mistake in a configuration is named by file, line and key."""

from pathlib import Path
from typing import Literal

import msgspec
import pytest

from care.config import parse
from care.errors import BadInputError
from care.vitals import Kind


class Inner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    port: int = 1
    sort: Literal["a"] = "a"


class Outer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    inner: Inner = Inner()
    many: tuple[Inner, ...] = ()
    folder: Path | None = None
    mode: Literal["live", "training"] = "live"
    kind: Kind = Kind.WEIGHT


def test_a_good_file_becomes_the_value():
    assert parse('name = "A"\n[inner]\nport = 2\n[[many]]\nport = 3\n', "c.toml", Outer) == Outer(
        "A", Inner(2), (Inner(3),)
    )


def test_a_path_is_read_as_one():
    assert parse('name = "A"\nfolder = "x/y"\n', "c.toml", Outer).folder == Path("x/y")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "A"\nnmae = "B"\n', "c.toml, line 2: there is no setting called 'nmae'"),
        ('name = "A"\n\n[inner]\n# here\nprot = 2\n', "c.toml, line 5: there is no setting called 'inner.prot'"),
        ('name = "A"\n[inner]\nport = "x"\n', "c.toml, line 3: inner.port is wrong: Expected `int`, got `str`"),
        ('name = "A"\n[[many]]\nprot = 2\n', "c.toml, line 3: there is no setting called 'many.prot'"),
        ('name = "A"\ninner = 3\n', "c.toml, line 2: inner is wrong: Expected `object`, got `int`"),
        ('name = "A"\n[inner]\nx = {port = 1}\n', "c.toml, line 3: there is no setting called 'inner.x'"),
        ('name = "A"\nfolder = 3\n', "c.toml, line 2: folder is wrong: Expected `Path`, got `int`"),
        (
            'name = "A"\nmode = "prod"\n',
            "c.toml, line 2: mode is wrong: Invalid enum value 'prod'; use one of live, training",
        ),
        (
            'name = "A"\nkind = "mood"\n',
            "c.toml, line 2: kind is wrong: Invalid enum value 'mood'; "
            "use one of blood-pressure, oxygen, temperature, weight, glucose, heart-rate",
        ),
        (
            'name = "A"\n[[many]]\nsort = "b"\n',
            "c.toml, line 3: many.sort is wrong: Invalid enum value 'b'; use one of a",
        ),
        ("[inner]\nport = 1\n", "c.toml: the setting 'name' is missing"),
        ('name = "A"\ninner.port = "x"\n', "c.toml, line 2: inner.port is wrong: Expected `int`, got `str`"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_key(text, said):
    with pytest.raises(BadInputError) as caught:
        parse(text, "c.toml", Outer)
    assert str(caught.value) == said


def test_what_is_not_toml_is_named_with_its_line():
    with pytest.raises(BadInputError, match=r"^c\.toml: .*line 1"):
        parse("name =\n", "c.toml", Outer)


def test_a_table_that_is_wrong_as_a_whole_is_named_where_it_opens():
    with pytest.raises(BadInputError, match=r"^c\.toml, line 2: inner is wrong"):
        parse('name = "A"\n[[inner]]\nport = 1\n', "c.toml", Outer)
