"""What all tests share: where the examples and the shared gold are, and how Hypothesis runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("default")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the example reports."""
    return ROOT / "examples" / "reports"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with seeds, gold and scorers; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.joinpath("seeds").is_dir():
        pytest.skip("the shared gold is not beside this checkout")
    return folder
