"""Where results and messages go.

In: strings, items, problems. Out: a file written whole or not at all, a progress bar on a terminal, an exit status.
Decided here: output is UTF-8 with plain line feeds on every platform, and a file appears under its name only once it
is complete.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, TypeVar

import click

from rapporteur.model import Problem

T = TypeVar("T")


class Sink:
    """Standard output, or a file that takes its name when all has been written.

    :raises click.FileError: if the file cannot be written
    """

    def __init__(self, path: str | None) -> None:
        self._target = Path(path) if path and path != "-" else None
        self._stream: IO[bytes] | None = None
        self._written = 0

    def __enter__(self) -> Sink:
        if self._target is not None:
            try:
                self._part.parent.mkdir(parents=True, exist_ok=True)
                self._stream = self._part.open("wb")
            except OSError as error:
                raise click.FileError(str(self._target), error.strerror or str(error)) from None
        return self

    @property
    def _part(self) -> Path:
        assert self._target is not None
        return self._target.with_name(self._target.name + ".part")

    def write(self, text: str) -> None:
        """Write ``text`` as UTF-8; lone surrogates are written as ``?``."""
        content = text.encode("utf-8", "replace")
        self._written += len(content)
        stream = self._stream or sys.stdout.buffer
        stream.write(content)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._stream is None:
            sys.stdout.flush()
            return
        self._stream.close()
        assert self._target is not None
        if kind is None and self._written:
            os.replace(self._part, self._target)
        else:
            self._part.unlink(missing_ok=True)


def progress(items: Iterable[T]) -> Iterator[T]:
    """Pass ``items`` through; on a terminal, show on standard error how many have been read."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, total=None)


def finish(count: int, problems: Sequence[Problem]) -> None:
    """Tell each problem on standard error; leave with 2 if nothing was read, 1 if something was lost."""
    for problem in problems:
        click.echo(f"{'error' if problem.lost else 'warning'}: {problem}", err=True)
    if not count:
        click.echo("error: no report could be read", err=True)
        raise SystemExit(2)
    if any(problem.lost for problem in problems):
        raise SystemExit(1)
