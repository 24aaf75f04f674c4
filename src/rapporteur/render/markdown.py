"""The record as Markdown (CommonMark with tables and footnotes): everything the page says, with every passage.

In: a dossier. Out: one document. Decided here: its order; that each passage is a footnote named by report and offsets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapporteur.model import Dossier
from rapporteur.render.chapters import Book, Chapter, book
from rapporteur.render.collation import Collation, Row
from rapporteur.render.footnotes import Footnotes, escaped
from rapporteur.render.meeting import Matters, Person
from rapporteur.render.quotebook import Utterance
from rapporteur.render.register import Card, Citation
from rapporteur.render.reports import Page
from rapporteur.render.sections import Line
from rapporteur.render.wording import counted


def render(dossier: Dossier) -> str:
    """The record as one Markdown document."""
    whole = book(dossier)
    notes = Footnotes(whole.register)
    return "\n".join([*_document(whole, notes), *notes.notes()]) + "\n"


def _document(whole: Book, notes: Footnotes) -> Iterator[str]:
    yield from (f"# {whole.heading}", "", f"{whole.summary}.", "")
    for chapter in whole.chapters:
        yield from _chapter(chapter, notes)
    yield from ("## Reports", "")
    for page in whole.pages:
        yield from _page(page, notes)
    yield from ("## Problems", "")
    if not whole.problems:
        yield "Everything that was given could be read."
    yield from (f"- {escaped(str(problem))} ({escaped(problem.step)})" for problem in whole.problems)
    yield ""


def _chapter(chapter: Chapter, notes: Footnotes) -> Iterator[str]:
    yield from (f"## {escaped(chapter.title)}", "")
    yield from _glance(chapter, notes)
    yield from _section("Account", list(_account(chapter, notes)))
    yield from _section("Topics and positions", list(_matters(chapter.matters, notes)))
    yield from _section("Collation", list(_collation(chapter.collation, notes)))
    yield from _section("Quote book", [text for quote in chapter.quotes.all for text in _utterance(quote, notes)])
    yield from _section("Figures", list(_figures(chapter, notes)))
    yield from _section("Timeline", list(_timeline(chapter, notes)))
    yield from _section("Origins", list(_origins(chapter, notes)))
    why = [f"- {escaped(reason.text)} ({escaped(reason.kind)})" for reason in chapter.why]
    yield from _section("Why these reports are one event, and when it was", why)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from (f"### {title}", "", *lines, "")


def _account(chapter: Chapter, notes: Footnotes) -> Iterator[str]:
    for passus in chapter.account:
        if passus.name:
            yield from (f"**{passus.name}**", "")
        for line in passus.lines:
            yield from (f"{escaped(line.text)}{notes.marks(line.citations)}", "")


def _matters(matters: Matters, notes: Footnotes) -> Iterator[str]:
    if matters.topics:
        yield f"| Topic |{''.join(f' {state} |' for state in matters.states)}"
        yield f"|---|{'---|' * len(matters.states)}"
        for topic in matters.topics:
            cells = (f" {_numbers(cell)}{notes.marks(cell)} |" if cell else "  |" for cell in topic.cells)
            yield f"| {escaped(topic.name)} |{''.join(cells)}"
        yield ""
    for party in matters.parties:
        yield from (f"**{escaped(party.name) or 'Together'}**", "")
        yield from (f"- Committed: {_line(line, notes)}" for line in party.commitments)
        yield from (f"- Position: {_line(line, notes)}" for line in party.positions)
        yield ""


def _numbers(citations: Sequence[Citation]) -> str:
    """The reports of some citations, each once."""
    return ", ".join(str(number) for number in dict.fromkeys(c.number for c in citations))


def _people(persons: Sequence[Person], notes: Footnotes) -> str:
    told = []
    for person in persons:
        offices = "; ".join(_line(office, notes) for office in person.offices)
        told.append(f"{escaped(person.name)}{notes.marks(person.citations)}" + (f" ({offices})" if offices else ""))
    return "; ".join(told)


def _line(line: Line, notes: Footnotes) -> str:
    note = f" ({escaped(line.note)})" if line.note else ""
    return f"{escaped(line.text)}{note}{notes.marks(line.citations)}"


def _glance(chapter: Chapter, notes: Footnotes) -> Iterator[str]:
    yield f"- When: {chapter.date}"
    yield f"- Where: {escaped(chapter.place or 'not known')}"
    if chapter.ordinals:
        yield f"- Which: {'; '.join(_line(value, notes) for value in chapter.ordinals)}"
    if chapter.participants:
        yield f"- Who: {_people(chapter.participants, notes)}"
    if chapter.present:
        yield f"- Also present: {_people(chapter.present, notes)}"
    if chapter.duration:
        yield f"- How long: {'; '.join(_line(value, notes) for value in chapter.duration)}"
    numbers = ", ".join(str(item.card.number) for item in chapter.reports)
    yield f"- Reports: {numbers}, from {counted(len(chapter.roots.all), 'independent origin')}"
    for row in chapter.overview.disputes:
        yield f"- {row.label.sign} {row.label.name}: {escaped(row.topic)}. {escaped(row.why)}"
    if not chapter.overview.disputes:
        yield "- No report contradicts another."
    for sibling in chapter.siblings:
        yield f"- Same story: {escaped(sibling.title)} ({sibling.date})"
    yield ""


def _collation(table: Collation, notes: Footnotes) -> Iterator[str]:
    if not table.rows:
        return
    yield f"| | Finding | Verdict |{''.join(f' {_head(card)} |' for card in table.columns)}"
    yield f"|--:|---|---|{':-:|' * len(table.columns)}"
    for row in table.rows:
        cells = "".join(f" {' '.join(entry.letter for entry in cell)} |" for cell in row.cells)
        yield f"| {row.number} | {escaped(row.topic)} | {row.label.sign} {row.label.name} |{cells}"
    yield ""
    for row in table.rows:
        yield from _row(row, notes)


def _head(card: Card) -> str:
    return f"{card.number} {escaped(card.short)}"


def _row(row: Row, notes: Footnotes) -> Iterator[str]:
    yield f"**{row.number}. {row.label.name}: {escaped(row.topic)}.** {escaped(row.why)} ({_backing(row)})"
    yield ""
    for position in row.positions:
        source = f" (source: {escaped(position.source)})" if position.source else ""
        yield f"- {position.letter}: {escaped(position.says)}{source}{notes.marks(position.citations)}"
    yield ""


def _backing(row: Row) -> str:
    return f"{counted(row.origins, 'origin')}, {counted(row.outlets, 'outlet')}"


def _utterance(quote: Utterance, notes: Footnotes) -> Iterator[str]:
    speaker = escaped(quote.speaker) if quote.speaker else "Speaker not named"
    channel = f", by way of {escaped(', '.join(quote.channel))}" if quote.channel else ""
    office = f" ({escaped(quote.stands_for)})" if quote.stands_for else ""
    yield f"**{quote.number}. {speaker}**{office}{channel}. {escaped(quote.why)}"
    yield ""
    for wording in quote.wordings:
        relation = f" ({wording.relation})" if wording.relation else ""
        yield f"- {wording.letter}{relation}: {escaped(wording.text)}{notes.marks(wording.citations)}"
    for parting in quote.partings:
        left, right = (f"“{escaped(w)}”" if w else "nothing" for w in (parting.left_words, parting.right_words))
        yield f"    - {parting.left} has {left} where {parting.right} has {right}"
    yield ""


def _figures(chapter: Chapter, notes: Footnotes) -> Iterator[str]:
    if not chapter.figures:
        return
    yield from ("| What is measured | Verdict | Values | Why |", "|---|---|---|---|")
    for amount in chapter.figures:
        values = "; ".join(_line(value, notes) for value in amount.values)
        verdict = f"{amount.label.sign} {amount.label.name}"
        measured = f"{escaped(amount.measures)} ({escaped(amount.unit)})"
        yield f"| {measured} | {verdict} | {values} | {escaped(amount.why)} |"


def _timeline(chapter: Chapter, notes: Footnotes) -> Iterator[str]:
    for moment in chapter.moments:
        coming = " (still to come when written)" if moment.scheduled else ""
        yield f"- {escaped(moment.date)}: {escaped(moment.what)}{coming}{notes.marks(moment.citations)}"


def _origins(chapter: Chapter, notes: Footnotes) -> Iterator[str]:
    for root in chapter.roots.all:
        numbers = ", ".join(str(card.number) for card in root.reports)
        agency = f" ({escaped(root.agency)})" if root.agency else ""
        yield f"- Report{'s' * (len(root.reports) > 1)} {numbers}{agency}: {escaped(root.why)}"
    for passage in chapter.roots.shared:
        pair = notes.marks((passage.left, passage.right))
        share = f"{passage.of_left} % and {passage.of_right} % in all"
        names = f"{passage.left.number} and {passage.right.number}"
        yield f"- Reports {names} share {counted(passage.words, 'word')} ({passage.kind}; {share}){pair}"


def _page(page: Page, notes: Footnotes) -> Iterator[str]:
    card = page.card
    yield f"### Report {card.number}: {escaped(card.name)}"
    yield ""
    yield f"- Title: {escaped(card.title)}"
    yield f"- Source: {escaped(card.id)}"
    if page.agency:
        yield f"- Agency: {escaped(page.agency)}"
    if page.link or page.address:
        yield f"- Address: {escaped(page.link or page.address or '')}"
    yield f"- Published: {card.published}"
    if page.paywalled:
        yield "- Access: for subscribers, as the page declares"
    for witness in page.witnesses:
        of = f" of report {witness.report.number}" if witness.report else ""
        mark = notes.marks((witness.citation,)) if witness.citation else ""
        told = f"{escaped(witness.kind)}{of} says {escaped(witness.says)}{mark}"
        yield f"    - {told}, weight {witness.weight:.2f}: {escaped(witness.why)}"
    for aside in page.asides:
        reasons = f": {escaped('; '.join(aside.reasons))}" if aside.reasons else ""
        yield f"- Set aside: {counted(aside.stretches, aside.kind.one, aside.kind.many)}{reasons}"
    yield from (f"- Problem: {escaped(problem)}" for problem in page.problems)
    yield ""
