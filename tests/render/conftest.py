"""Records for the tests of this folder, from ``dossiers.py`` beside this file."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from rapporteur.model import Dossier


@pytest.fixture(scope="session")
def dossiers() -> dict[str, Any]:
    """The names in ``dossiers.py``."""
    return runpy.run_path(str(Path(__file__).with_name("dossiers.py")))


@pytest.fixture(scope="session")
def harbour(dossiers: dict[str, Any]) -> Dossier:
    """Two events, every verdict, awkward texts."""
    dossier: Dossier = dossiers["harbour"]()
    return dossier


@pytest.fixture(scope="session")
def crowd(dossiers: dict[str, Any]) -> Dossier:
    """A hundred and twenty reports of one event."""
    dossier: Dossier = dossiers["crowd"](120)
    return dossier
