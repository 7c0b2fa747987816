"""An outside FHIR R4 validator (npm's Medplum, pinned in tests/validator) that knows nothing of our code."""

import json
import subprocess
from collections.abc import Sequence
from typing import Any

from tests.worlds.visits import ROOT

VALIDATOR = ROOT / "tests" / "validator"


def errors(documents: Sequence[bytes]) -> list[list[dict[str, Any]]]:
    """Return the errors that the validator finds in each document and in each resource inside it."""
    if not (VALIDATOR / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=VALIDATOR, check=True, capture_output=True)
    lines = [json.dumps(json.loads(document)).encode() for document in documents]
    said = subprocess.run(
        ["node", str(VALIDATOR / "validate.mjs")],
        input=b"\n".join(lines) + b"\n",
        capture_output=True,
        timeout=120,
        check=True,
    )
    found = [json.loads(line) for line in said.stdout.splitlines()]
    assert len(found) == len(documents)
    return [[issue for issue in issues if issue["severity"] in ("error", "fatal")] for issues in found]
