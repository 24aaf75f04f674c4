from pathlib import Path

import pytest

import rapporteur
from rapporteur.model import Placement
from rapporteur.verify import verify

REPORT = 'TARN -- "The quay will stay shut for three days," harbour master Ilse Orrin <b>said</b> on Friday.\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "tarn.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_readings_are_a_sequence(source: Path) -> None:
    """`read` gives reports in input order and keeps the problems beside them."""
    readings = rapporteur.read(source, source.with_name("missing.txt"))

    assert (len(readings), readings[0].text, len(readings.problems)) == (1, REPORT, 1)


def test_readings_show_themselves_without_running_markup(source: Path) -> None:
    """The notebook table escapes whatever reports and paths say."""
    shown = rapporteur.read(source, source.with_name("<img src=x>.txt"))._repr_html_()

    assert ("<img" not in shown, "&lt;img" in shown) == (True, True)


def test_a_record_shows_itself_in_a_sandbox(source: Path) -> None:
    """The notebook view is a frame of its own with the whole page inside."""
    record = rapporteur.report(source)

    assert record._repr_html_().startswith('<iframe sandbox="allow-scripts" srcdoc=')
    assert f"<record of 1 reports: {len(record.events)} events" in repr(record)


@pytest.mark.parametrize("form", ["html", "md", "json", "csv"])
def test_a_record_is_saved_in_the_form_its_name_tells(source: Path, tmp_path: Path, form: str) -> None:
    """`save` takes the form from the ending."""
    record = rapporteur.report(source)
    record.save(tmp_path / f"record.{form}")

    assert record.render(form) == tmp_path.joinpath(f"record.{form}").read_bytes().decode("utf-8")


def test_every_report_is_grouped_and_has_an_origin(source: Path) -> None:
    """`group` and `reuse` answer for a pile of one."""
    _, origins = rapporteur.reuse(source)

    assert ([str(source)], [(str(source),)]) == ([p.id for p in rapporteur.group(source)], [o.ids for o in origins])


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy namespace answers as any module would."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        rapporteur.nothing  # noqa: B018


def test_a_page_of_two_articles_is_two_reports_that_verify(tmp_path: Path) -> None:
    """Each with its own annotations on the one text; a record of both holds."""
    page = Path(__file__).parent / "golden" / "pages" / "several-articles.html"
    readings = rapporteur.read(page)
    rapporteur.report(page).save(tmp_path / "record.json")

    assert [reading.id for reading in readings] == [str(page), f"{page}#article-2"]
    assert "Ilse Orrin" in {q.speaker.name for q in readings[0].quotations if q.speaker is not None}
    assert all(q.begin > readings[1].blocks[1].begin for q in readings[1].quotations)
    assert verify(str(tmp_path / "record.json")).reports == 2


def test_a_report_in_another_language_is_labelled_and_not_read(tmp_path: Path) -> None:
    """Its language and a problem tell why it has no annotations; it is still among the reports."""
    page = tmp_path / "bericht.txt"
    page.write_text(
        "Die Fähre nach Tennock wird heute nicht fahren, teilte das Unternehmen am Freitag mit.\n" * 4, "utf-8"
    )

    (reading,) = rapporteur.read(page)

    assert (reading.language, reading.mentions, reading.statements) == ("de", (), ())
    assert [problem.lost for problem in reading.problems] == [False]
    assert rapporteur.report(page).dossier.reports[0].id == str(page)


def test_a_stream_gives_placements_in_order(examples: Path) -> None:
    """As `group` does, for the same reports."""
    names = {p.id: p.event for p in rapporteur.stream(examples, batch=5) if isinstance(p, Placement)}
    pile = {p.id: p.event for p in rapporteur.group(examples)}
    groups = [{frozenset(i for i in of if of[i] == name) for name in of.values()} for of in (names, pile)]

    assert groups[0] == groups[1]
