"""The demo reads back from the clinic as its doctor does: signed in, over HTTP."""

import json
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from typing import Any


class DoctorDoor:
    """A signed-in session at the clinic."""

    def __init__(self, url: str, name: str, password: str) -> None:
        self._url = url
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        body = json.dumps({"name": name, "password": password}).encode()
        headers = {"Content-Type": "application/json", "Origin": url}
        self._opener.open(urllib.request.Request(f"{url}/login", body, headers), timeout=10).close()  # noqa: S310

    def get(self, path: str) -> dict[str, Any]:
        """Read one JSON document."""
        with self._opener.open(f"{self._url}{path}", timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def has(self, reference: str) -> bool:
        """Tell whether the clinic holds this resource (`Type/id`)."""
        try:
            return bool(self.get(f"/fhir/{reference}"))
        except urllib.error.HTTPError:
            return False
