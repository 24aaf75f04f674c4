"""The exceptions Rapporteur raises on purpose.

Whatever else escapes is a bug. Bad *input* does not raise out of a run: a reader turns it into a
:class:`rapporteur.model.Problem` that names path, record and cause, and the rest goes on.

    RapporteurError
    ├── InputError          a file or record cannot be read (path, record, cause)
    ├── SpanError           offsets that do not lie in their text, or an empty passage
    │   └── UncitedError    a statement was built without a passage behind it
    ├── ModelError          a plugged-in model cannot be loaded or broke its protocol
    ├── StepError           a relational step was given tables that are not as it declares
    └── VerificationError   a record does not hold against its sources
"""

from __future__ import annotations


class RapporteurError(Exception):
    """Root of all errors raised on purpose."""


class InputError(RapporteurError):
    """A file or record cannot be read.

    :param path: the path as the user gave it
    :param cause: one clause that says what is wrong
    :param record: number of the record in the file, from 1; ``None`` for the file as a whole
    """

    def __init__(self, path: str, cause: str, record: int | None = None) -> None:
        self.path = path
        self.cause = cause
        self.record = record
        where = path if record is None else f"{path}, record {record}"
        super().__init__(f"{where}: {cause}")


class SpanError(RapporteurError):
    """Offsets do not lie in their text, or the passage between them is empty."""


class UncitedError(SpanError):
    """A statement was built without a passage behind it."""


class ModelError(RapporteurError):
    """A model (of language, or a source of candidates) cannot be loaded, or breaks its protocol."""


class StepError(RapporteurError):
    """A relational step was given tables that are not as it declares them."""


class VerificationError(RapporteurError):
    """A record does not hold against its sources."""
