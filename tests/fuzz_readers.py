"""Coverage-guided fuzzing of the readers with atheris (``make fuzz``): bytes in, documents or problems out.

Anything that raises, hangs or fills memory is a finding; the input that did it is left in the folder it is run in.
"""

from __future__ import annotations

import io
import sys

import atheris

with atheris.instrument_imports(include=["rapporteur"]):
    from rapporteur.model import Document, Problem
    from rapporteur.readers import read_documents


def once(data: bytes) -> None:
    """Read ``data`` as standard input."""
    found = list(read_documents(["-"], io.BytesIO(data)))
    if not found or not all(isinstance(item, Document | Problem) for item in found):
        raise AssertionError("nothing came of a source")


if __name__ == "__main__":
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
