"""The demo's doctor at the clinic over HTTP: signed in, reads and writes as the console's page does."""

import json
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from typing import Any


class DoctorDoor:
    """A signed-in session at the clinic."""

    def __init__(self, url: str, name: str, password: str) -> None:
        self._url = url
        self._cookies = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))
        self._csrf = ""
        self._csrf = self.send("POST", "/login", {"name": name, "password": password})["csrf"]

    @property
    def headers(self) -> dict[str, str]:
        """What a WebSocket of the same page sends along."""
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._cookies)
        return {"Cookie": cookies, "Origin": self._url}

    def get(self, path: str) -> dict[str, Any]:
        """Read one JSON document."""
        with self._opener.open(f"{self._url}{path}", timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def send(self, method: str, path: str, value: Any) -> dict[str, Any]:
        """Change something as our own page does. Raises HTTPError when the clinic refuses."""
        headers = {"Content-Type": "application/json", "Origin": self._url, "X-CSRF-Token": self._csrf}
        request = urllib.request.Request(f"{self._url}{path}", json.dumps(value).encode(), headers, method=method)  # noqa: S310 (the demo's own clinic)
        with self._opener.open(request, timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def has(self, reference: str) -> bool:
        """Tell whether the clinic holds this resource (`Type/id`)."""
        try:
            return bool(self.get(f"/fhir/{reference}"))
        except urllib.error.HTTPError:
            return False
