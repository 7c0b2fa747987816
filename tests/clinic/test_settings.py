"""The clinic's configuration: mistakes are named, addresses follow from it."""

from pathlib import Path

import pytest

from care.errors import BadInputError, CarepostError
from clinic.settings import IceServer, Settings, Tls, checked, load


def written(folder: Path, text: str) -> Path:
    file = folder / "clinic.toml"
    file.write_text(text)
    return file


def test_a_whole_configuration_is_read(tmp_path):
    text = """
name = "Riverside"
mode = "training"
host = "0.0.0.0"
port = 8443
data = "records"
public_url = "https://clinic.example/"
[tls]
cert = "a.pem"
key = "a.key"
[session]
hours = 8
[[ice_servers]]
urls = ["turn:turn.example"]
username = "u"
credential = "c"
"""
    found = load(written(tmp_path, text))
    assert (found.name, found.mode, found.session.hours) == ("Riverside", "training", 8)
    assert found.data == tmp_path / "records"
    assert found.tls.cert == tmp_path / "a.pem"
    assert found.address == "https://clinic.example"
    assert found.ice() == ({"urls": ["turn:turn.example"], "username": "u", "credential": "c"},)


def test_what_is_not_said_is_safe():
    assert (Settings().mode, Settings().host, Settings().address) == ("live", "127.0.0.1", "http://localhost:8480")
    assert Settings().key == "keyring"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "A"\nmoed = "live"\n', "line 2: there is no setting called 'moed'"),
        ('mode = "practice"\n', "line 1: mode is wrong"),
        ('name = "A"\n[session]\nhours = "long"\n', "line 3: session.hours is wrong"),
        ("port = 70000\n", "port 70000 is not a port"),
        ('[tls]\ncert = "a.pem"\n', "tls.cert and tls.key go together"),
        ('public_url = "clinic.example"\n', "public_url should look like https://"),
        ('name = " "\n', "name is empty"),
        ("name = \n", "line 1"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path, text, said):
    file = written(tmp_path, text)
    with pytest.raises(CarepostError) as caught:
        load(file)
    assert str(caught.value).startswith(str(file))
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CarepostError, match=r"none\.toml: cannot be read \(No such file"):
        load(tmp_path / "none.toml")


def test_beyond_loopback_everything_is_encrypted():
    assert not Settings().encrypted
    assert not Settings(host="::1").encrypted
    assert Settings(host="192.0.2.7").encrypted
    assert Settings(host="192.0.2.7").address == "https://192.0.2.7:8480"
    assert Settings(host="0.0.0.0").address == "https://localhost:8480"
    assert Settings(tls=Tls(cert=Path("a"), key=Path("b"))).encrypted


def test_the_usual_port_need_not_be_said():
    bases = Settings(host="192.0.2.7", port=443).bases
    assert {"https://192.0.2.7", "https://192.0.2.7:443"} <= bases
    assert "https://192.0.2.7" not in Settings(host="192.0.2.7", port=8443).bases


def test_only_our_own_names_are_ours():
    ours = checked(Settings(public_url="https://clinic.example", tls=Tls(names=("10.0.0.2",)))).bases
    assert {"http://localhost:8480", "http://[::1]:8480", "http://10.0.0.2:8480", "https://clinic.example"} <= ours
    assert "http://localhost:1" not in ours


def test_an_ice_server_says_only_what_was_set():
    assert Settings(ice_servers=(IceServer(urls="stun:a"),)).ice() == ({"urls": ["stun:a"]},)


def test_a_refusal_says_who_must_mend_it():
    assert BadInputError.remedy.value == "correct-input"
