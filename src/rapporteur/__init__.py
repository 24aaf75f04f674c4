"""Rapporteur: press reports in, one reconciled and fully cited record per event out."""

__version__ = "0.1.0"
