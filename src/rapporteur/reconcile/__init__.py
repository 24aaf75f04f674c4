"""The record of each event, reconciled from what its reports say.

In: readings and links. Out: :class:`rapporteur.model.Dossier`. Pure functions, small: the part that editors argue with.
"""

from rapporteur.reconcile.account import LENGTH
from rapporteur.reconcile.record import Manner, dossier

__all__ = ["LENGTH", "Manner", "dossier"]
