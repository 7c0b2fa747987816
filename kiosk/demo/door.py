"""The demo's doctor at the clinic over HTTP: signed in, reads and writes as the console's page does."""

from typing import Any

import httpx

TIMEOUT_S = 10.0


class DoctorDoor:
    """A signed-in session at the clinic. Raises httpx.HTTPError when the clinic refuses or is away."""

    def __init__(self, url: str, name: str, password: str) -> None:
        # The demo's clinic is on this machine: whatever proxy its surroundings name has no business with it.
        # And no connection is kept between requests, so that there is nothing to close.
        alone = httpx.Limits(max_keepalive_connections=0)
        self._http = httpx.Client(
            base_url=url, headers={"Origin": url}, limits=alone, trust_env=False, timeout=TIMEOUT_S
        )
        signed_in = self.send("POST", "/login", {"name": name, "password": password})
        self._http.headers["X-CSRF-Token"] = signed_in["csrf"]

    @property
    def headers(self) -> dict[str, str]:
        """What a WebSocket of the same page sends along."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._http.cookies.items())
        return {"Cookie": cookies, "Origin": self._http.headers["Origin"]}

    def get(self, path: str) -> dict[str, Any]:
        """Read one JSON document."""
        found: dict[str, Any] = self._http.get(path).raise_for_status().json()
        return found

    def send(self, method: str, path: str, value: Any) -> dict[str, Any]:
        """Change something as our own page does."""
        answer = self._http.request(method, path, json=value).raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    def has(self, reference: str) -> bool:
        """Tell whether the clinic holds this resource (`Type/id`)."""
        return self._http.get(f"/fhir/{reference}").is_success
