"""Addresses to a folder that can be read: the only part of Rapporteur that uses the network, and only when asked.

In: addresses, or lists of them. Out: a WARC archive with the bytes as they came. Decided here: nothing; see
:mod:`rapporteur.fetch.harvest`.
"""

from rapporteur.fetch.client import Client
from rapporteur.fetch.harvest import Harvest, harvest

__all__ = ["Client", "Harvest", "harvest"]
