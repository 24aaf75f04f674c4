"""The command line. Holds no logic: it calls the pipeline, shows progress and sets the exit status."""

from rapporteur.cli.main import main

__all__ = ["main"]
