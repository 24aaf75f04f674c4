"""The ``rapporteur`` command and its subcommands.

In: arguments. Out: results on standard output or in a file, messages on standard error, and an exit status: 0 when all
was read, 1 when some could not be read or a record does not hold, 2 when nothing could be read or the call was wrong.
Decided here: stages are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rapporteur import __version__
from rapporteur.cli.output import Sink, finish, progress

if TYPE_CHECKING:
    from rapporteur.model import Change, Placement, Problem, Reading

_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_OUT = click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
_JOBS = click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read reports."
)
_MODEL = click.option(
    "--model", metavar="NAME", help="Who reads: english (default), fast (no network, for archives), or a plug-in."
)
_LINES = click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Form of the output."
)


def _shared(*options: Callable[..., Any]) -> Callable[..., Any]:
    def apply(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return apply


class _Commands(click.Group):
    """The commands; a plug-in of the settings that cannot be loaded ends any of them with one line and status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        from rapporteur.errors import ModelError

        try:
            return super().invoke(ctx)
        except ModelError as error:
            click.echo(f"error: {error}", err=True)
            raise SystemExit(2) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rapporteur")
def main() -> None:
    """Press reports in, one reconciled and fully cited record per event out.

    PATH is any mix of files, folders, globs and - (standard input): plain text, HTML, JSON Lines, CSV, WARC, feeds,
    e-mail, each also packed (gzip, bzip2, xz, Zstandard) or in a zip or tar.

    \b
    Example:
      rapporteur report examples/reports -o record.html
    """


def _items(
    paths: tuple[str, ...], jobs: int, model: str | None, *, replacing: bool = False
) -> Iterator[Reading | Problem]:
    """Readings and problems as they come, counted on a terminal; status 2 if there is no such model."""
    from rapporteur import language, pipeline
    from rapporteur.errors import ModelError

    try:
        (language.load if jobs == 1 else language.known)(model)
    except ModelError as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from None
    stdin = sys.stdin.buffer if "-" in paths else None
    return progress(pipeline.read(paths, stdin=stdin, jobs=jobs, model=model, replacing=replacing))


@main.command()
@_shared(_PATHS, _OUT, _JOBS, _MODEL)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "md", "json", "csv"]),
    help="Form of the record; by default that of FILE's ending, else html.",
)
@click.option(
    "--length",
    type=click.IntRange(0),
    metavar="N",
    help="Sentences of each account at most (0 for none).  [default: 14]",
)
def report(
    paths: tuple[str, ...], output: str | None, jobs: int, model: str | None, form: str | None, length: int | None
) -> None:
    """Reconcile reports into one record per event.

    \b
    Example:
      rapporteur report reports/ more.jsonl -o record.html
      rapporteur report reports/ --format json > record.json
      rapporteur report reports/ --length 5 -o short.md
    """
    from rapporteur import pipeline
    from rapporteur.reconcile import LENGTH
    from rapporteur.render import FORMS, render

    ending = Path(output).suffix.lstrip(".") if output else ""
    form = form or (ending if ending in FORMS else "html")
    dossier = pipeline.report(_items(paths, jobs, model), LENGTH if length is None else length)
    with Sink(output) as sink:
        if dossier.reports:
            sink.write(render(dossier, form))
    finish(len(dossier.reports), dossier.problems)


@main.command()
@_shared(_PATHS, _OUT, _JOBS, _MODEL, _LINES)
def read(paths: tuple[str, ...], output: str | None, jobs: int, model: str | None, form: str) -> None:  # noqa: ARG001
    """Read reports: labelled blocks, date, and every annotation, one JSON object a line.

    \b
    Example:
      rapporteur read page.html dump.jsonl -o readings.jsonl
    """
    from rapporteur.model import Problem
    from rapporteur.model.codec import encode

    count, problems = 0, []
    with Sink(output) as sink:
        for item in _items(paths, jobs, model):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                count += 1
                sink.write(encode(item).decode() + "\n")
    finish(count, problems)


@main.command()
@_shared(_PATHS, _OUT, _JOBS, _MODEL, _LINES)
@click.option(
    "--stream", is_flag=True, help="Place reports as they come, in their order, within a window that moves on."
)
@click.option(
    "--batch", type=click.IntRange(1), default=100, show_default=True, help="With --stream: reports placed together."
)
@click.option(
    "--window",
    type=click.IntRange(1),
    default=4000,
    show_default=True,
    help="With --stream: how many of the last reports a new one is compared with.",
)
@click.option(
    "--days",
    type=click.IntRange(1),
    default=30,
    show_default=True,
    help="With --stream: days after which a report is compared with no more.",
)
def group(  # noqa: PLR0913 - one per option
    *,
    paths: tuple[str, ...],
    output: str | None,
    jobs: int,
    model: str | None,
    form: str,  # noqa: ARG001
    stream: bool,
    batch: int,
    window: int,
    days: int,
) -> None:
    """Group reports by story and event, one JSON object per report, in input order.

    With --stream, placements are printed as reports come; a later line for a report replaces an earlier one, and lines
    with "change" tell that groups were merged or split, or that a report came again under its id with another text.

    \b
    Example:
      rapporteur group reports/ -o groups.jsonl
      rapporteur group --stream dump.jsonl
    """
    from rapporteur import pipeline
    from rapporteur.model import Problem
    from rapporteur.model.codec import encode

    items = _items(paths, jobs, model, replacing=stream)
    if stream:
        _stream(pipeline.stream(items, batch=batch, window=window, days=days), output)
        return
    listed = list(items)
    readings, problems = pipeline.parted(listed)
    related = pipeline.relate(readings)
    placed = {placement.id: placement for placement in related.placements}
    with Sink(output) as sink:
        for item in listed:
            if not isinstance(item, Problem):
                sink.write(encode(placed[item.id]).decode() + "\n")
    finish(len(readings), (*problems, *related.problems))


def _stream(lines: Iterator[Placement | Change | Problem], output: str | None) -> None:
    """Write what a stream gives, as it comes."""
    from rapporteur.model import Placement, Problem
    from rapporteur.model.codec import encode

    placed: set[str] = set()
    problems = []
    with Sink(output) as sink:
        for line in lines:
            if isinstance(line, Problem):
                problems.append(line)
                continue
            if isinstance(line, Placement):
                placed.add(line.id)
            sink.write(encode(line).decode() + "\n")
    finish(len(placed), problems)


@main.command()
@_shared(_PATHS, _OUT, _JOBS, _MODEL, _LINES)
def reuse(paths: tuple[str, ...], output: str | None, jobs: int, model: str | None, form: str) -> None:  # noqa: ARG001
    """Find passages that reports share, and the independent origins that follow from them.

    \b
    Example:
      rapporteur reuse reports/ -o shared.jsonl
    """
    from rapporteur import pipeline
    from rapporteur.model.codec import encode

    readings, problems = pipeline.parted(_items(paths, jobs, model))
    related = pipeline.relate(readings)
    with Sink(output) as sink:
        for line in (*related.reuse, *related.origins):
            sink.write(encode(line).decode() + "\n")
    finish(len(readings), (*problems, *related.problems))


@main.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("-o", "--output", metavar="FOLDER", required=True, help="Keep what is fetched here, as a WARC archive.")
@click.option("--limit", type=click.IntRange(1), default=500, show_default=True, help="Addresses to ask for at most.")
@click.option(
    "--pause", type=click.FloatRange(0.1), default=1.0, show_default=True, help="Seconds between requests to one host."
)
@click.option("--allow-private", is_flag=True, hidden=True, help="Allow this machine's own addresses, for tests.")
def fetch(urls: tuple[str, ...], output: str, limit: int, pause: float, allow_private: bool) -> None:
    """Fetch pages into a folder that the other commands read; the only command that uses the network.

    A URL is a page, or a feed, sitemap or OPML list whose addresses are fetched; lists may also be files. What a host's
    robots.txt forbids is not fetched, nor is anything at an address that is not public.

    \b
    Example:
      rapporteur fetch https://news.example/a https://news.example/feed.xml -o pages
      rapporteur report pages -o record.html
    """
    from rapporteur.errors import InputError
    from rapporteur.fetch import Client, harvest

    try:
        found = harvest(urls, output, limit=limit, client=lambda: Client(pause=pause, allow_loopback=allow_private))
    except InputError as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from None
    click.echo(f"{found.stored} pages stored in {found.path}, {found.unchanged} unchanged")
    finish(found.stored + found.unchanged, found.problems)


@main.command()
@click.argument("record", metavar="FILE.json")
def verify(record: str) -> None:
    """Re-read the sources of a JSON record and check every passage it cites.

    \b
    Example:
      rapporteur verify record.json
    """
    from rapporteur.errors import InputError, VerificationError
    from rapporteur.verify import verify as check

    try:
        checked = check(record)
    except InputError as error:
        click.echo(f"error: {error}", err=True)
        raise SystemExit(2) from None
    except VerificationError as error:
        click.echo(f"does not hold: {error}", err=True)
        raise SystemExit(1) from None
    click.echo(f"{checked.passages} passages in {checked.reports} reports hold")


@main.command()
@click.argument("command", type=click.Choice(["read", "group", "reuse", "report"]))
def schema(command: str) -> None:
    """Print the JSON Schema of a command's output.

    \b
    Example:
      rapporteur schema report > report.schema.json
    """
    import json

    from rapporteur.model.codec import schema as describe

    click.echo(json.dumps(describe(command), indent=2))
