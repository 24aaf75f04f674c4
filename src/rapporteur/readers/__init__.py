"""Doors through which reports come in: bytes to :class:`~rapporteur.model.Document`.

In: paths, folders, globs and ``-`` as the user gave them. Out: documents and problems, in input order. Decided here:
nothing; :mod:`rapporteur.readers.reading` holds the registry of doors, one module each.
"""

from rapporteur.readers.reading import read_documents
from rapporteur.readers.sources import file_of

__all__ = ["file_of", "read_documents"]
