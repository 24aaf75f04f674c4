"""Which language model reads."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from rapporteur.errors import ModelError
from rapporteur.language import Analysis, known, load
from rapporteur.language.loading import SETTING


class Silent:
    """The smallest language model."""

    name = "silent@1"

    def analyse(self, text: str, segments: Sequence[tuple[int, int]]) -> Analysis:  # noqa: ARG002
        return Analysis(text, (), (), ())


class Mute:
    """No language model."""


NO_FACTORY = 3


def test_a_setting_plugs_a_model_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting names a factory; the model is made once."""
    monkeypatch.setenv(SETTING, f"{__name__}:Silent")

    assert load().name == "silent@1"
    assert load() is load(f"{__name__}:Silent")


def test_the_shipped_model_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a setting the model in the package reads."""
    monkeypatch.delenv(SETTING, raising=False)

    assert load().name.startswith("rapporteur-en-encoder@")


@pytest.mark.parametrize("name", ["nowhere", "no.such.module:thing", f"{__name__}:Absent", f"{__name__}:NO_FACTORY"])
def test_a_model_that_is_not_there_is_named(name: str) -> None:
    """The error says which model is missing."""
    with pytest.raises(ModelError, match=name):
        load(name)


def test_what_does_not_keep_the_protocol_is_refused() -> None:
    """A thing without ``analyse`` is no language model."""
    with pytest.raises(ModelError, match="makes no language model"):
        load(f"{__name__}:Mute")


def test_what_is_shipped_is_known_without_being_loaded() -> None:
    """A parent of workers does not load the network; a name that nobody has is an error there too."""
    check = "import sys; from rapporteur import language; language.known(); print('onnxruntime' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout

    assert told.strip() == "False"
    with pytest.raises(ModelError, match="nowhere"):
        known("nowhere")
