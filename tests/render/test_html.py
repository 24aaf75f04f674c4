import base64
import hashlib
import re
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from lxml import html as parser

from rapporteur.model import Dossier
from rapporteur.render import html

VOID = {"meta", "input", "col"}


@pytest.fixture(scope="module")
def page(harbour: Dossier) -> str:
    return html.render(harbour)


@pytest.fixture(scope="module")
def tree(page: str) -> Any:
    return parser.fromstring(page)


def test_the_same_record_gives_the_same_page(harbour: Dossier, page: str) -> None:
    """No clock, no chance: rendering again gives the same bytes."""
    assert html.render(harbour) == page


def test_every_link_within_the_page_leads_somewhere(tree: Any) -> None:
    """Each #target exists, and no id stands twice."""
    ids = tree.xpath("//@id")
    targets = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}

    assert len(ids) == len(set(ids))
    assert targets - set(ids) == set()


def test_a_citation_leads_to_its_passage(harbour: Dossier, tree: Any) -> None:
    """The element with a citation's anchor, and the pieces that follow it, hold the passage."""
    event = harbour.events[1]
    numbers = {report.id: n for n, report in enumerate(harbour.reports, start=1)}
    texts = {report.id: report.text for report in harbour.reports}
    for side in (side for finding in event.findings for side in finding.sides):
        for span in side.spans:
            name = f"r{numbers[span.id]}-{span.begin}-{span.end}"
            pieces = tree.xpath(f"//*[@id='{name}' or @data-of='{name}']")

            assert "".join(piece.text_content() for piece in pieces) == texts[span.id][span.begin : span.end]


def test_conflicts_come_first_in_the_collation(tree: Any) -> None:
    """Rows stand in the order of verdicts, whatever the record's order."""
    verdicts = tree.xpath("//article[@id='e2']//tr/@data-verdict")

    assert verdicts == ["conflict", "denied", "superseded", "compatible", "agreed", "single-source"]


def test_findings_of_one_source_wait_until_asked_for(tree: Any) -> None:
    """Single-source rows are unchecked beside others, and checked where there is nothing else."""
    checked = [box.get("checked") is not None for box in tree.xpath("//input[@value='single-source']")]

    assert checked == [True, False]


def test_a_figure_that_a_finding_cites_is_not_told_twice(tree: Any) -> None:
    """Of the two figures one is a finding already, so it adds no row."""
    topics = [topic.text_content() for topic in tree.xpath("//article[@id='e2']//span[@class='topic']")]

    assert sum("length of the talk" in topic for topic in topics) == 1
    assert sum("vehicles a year" in topic for topic in topics) == 1


def test_texts_of_reports_are_never_markup(page: str, tree: Any) -> None:
    """A hostile text adds no element, in whatever place of the record it stands."""
    assert [s.get("src") for s in tree.xpath("//script")] == [None]
    assert tree.xpath("//img | //b[not(@class)][normalize-space()='Radio'] | //*[@onerror]") == []
    assert "<script>document" not in page


def test_only_web_addresses_are_links(tree: Any) -> None:
    """An address that is a script is shown and leads nowhere; links away carry no opener and no referrer."""
    away = [a for a in tree.xpath("//a") if not a.get("href").startswith("#")]

    assert [a.get("href") for a in away] == ["https://gazette.example/a?b=1&c=2"]
    assert [a.get("rel") for a in away] == ["noopener noreferrer nofollow"]
    assert "javascript:document.title" in tree.text_content()


def test_the_policy_names_the_style_and_the_script_of_the_page(page: str) -> None:
    """Their digests stand in the policy, so that a browser applies them and nothing else."""
    policy = parser.fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for name in ("style", "script"):
        text = re.search(rf"<{name}>(.*?)</{name}>", page, re.S)
        assert text
        digest = base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode()

        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_nothing_is_fetched_and_no_attribute_carries_style_or_script(tree: Any) -> None:
    """The page is one file: no src, no link element, no inline handlers or styles, which the policy would block."""
    names = {name for element in tree.iter() if isinstance(element.tag, str) for name in element.attrib}

    assert not {"src", "srcset", "style", "xlink:href"} & names
    assert not [name for name in names if name.startswith("on")]
    assert tree.xpath("//link | //iframe | //object | //embed") == []


def test_elements_close_in_order(page: str) -> None:
    """Passages that nest and cross are cut so that the page stays well formed."""
    body = re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.S)
    stack: list[str] = []
    for closing, name, end in re.findall(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>", body):
        if closing:
            assert stack.pop() == name
        elif not end and name not in VOID:
            stack.append(name)

    assert stack == []


def test_headings_descend_one_level_at_a_time(tree: Any) -> None:
    """No level is skipped on the way down, and there is one h1."""
    levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3 | //h4")]

    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_landmarks_and_names(tree: Any) -> None:
    """Main, navigation and the reports can be reached and are named; every picture has a title and a description."""
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//html/@lang") == ["en"]
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in tree.xpath("//nav"))
    for picture in tree.xpath("//*[local-name()='svg']"):
        named = picture.get("aria-labelledby").split()
        texts = [tree.xpath(f"//*[@id='{name}']")[0].text_content() for name in named]

        assert picture.get("role") == "img"
        assert all(texts)


def test_tables_say_what_their_heads_stand_for(tree: Any) -> None:
    """Every th has a scope."""
    assert [th for th in tree.xpath("//th") if th.get("scope") not in ("col", "row", "colgroup")] == []


def test_a_verdict_is_told_in_words_and_by_a_sign(tree: Any) -> None:
    """Colour alone tells nothing: each badge has a sign of its own and a name."""
    badges = {badge.text_content() for badge in tree.xpath("//table//span[contains(@class, 'badge')]")}

    assert {"≠Conflict", "¬Denied", "→Superseded", "≈Compatible", "=Agreed", "•Single source"} == badges


def test_reports_of_one_origin_stand_together_under_its_name(tree: Any) -> None:
    """The band over the columns names the agency and spans its reports."""
    bands = tree.xpath("//article[@id='e2']//tr[@class='bands']/th")

    assert [(band.get("colspan"), band.text_content()) for band in bands] == [("2", "One origin: Sund Wire")]


def test_what_was_set_aside_is_folded_with_its_reason(tree: Any) -> None:
    """Comments stay where they stood, folded and named, and each says why it was set aside."""
    fold = tree.xpath("//details[@id='r2-aside-1']")[0]

    assert fold.get("open") is None
    assert fold.xpath("summary")[0].text_content() == "Set aside: 3 reader comments and 1 link to other stories"
    assert "stands under the heading of the comments" in fold.text_content()
    assert "The bridge was fine in 1974 & still is" in fold.text_content()


def test_dates_show_their_witnesses(tree: Any) -> None:
    """Each report's date has its witnesses, weightiest first, linked to where they stand."""
    rows = tree.xpath("//details[@id='r2-date']//tbody/tr")

    assert [row.xpath("th")[0].text_content().strip() for row in rows] == ["weekday", "clock"]
    assert len(rows[0].xpath(".//a")) == 1


def test_an_abstention_is_said_aloud(tree: Any) -> None:
    """A report without a settled day shows its bounds and that it is not settled."""
    facts = tree.xpath("//article[@id='r5']//dl")[0].text_content()

    assert "not settled; from Tuesday 4 March 2031 to Wednesday 5 March 2031" in " ".join(facts.split())


def test_problems_are_listed(tree: Any) -> None:
    """What could not be read stands in the page with its cause."""
    assert "no text in the record" in tree.xpath("//section[@id='problems']")[0].text_content()


def test_a_crowd_of_reports_gets_letters(crowd: Dossier) -> None:
    """With many reports a cell holds a letter, and the sides are told in the row's head."""
    tree = parser.fromstring(html.render(crowd))
    table = tree.xpath("//table[contains(@class, 'letters')]")[0]

    assert len(table.xpath(".//thead//th")) == 121
    assert [side.text_content().split()[0] for side in table.xpath(".//ul[@class='sides']/li")] == ["A", "B"]


def test_an_empty_record_is_a_page(harbour: Dossier) -> None:
    """A record without events renders and says so."""
    empty = msgspec.structs.replace(harbour, reports=(), origins=(), reuse=(), events=())

    assert "No event was found." in html.render(empty)


def test_characters_that_no_page_can_hold_are_shown_as_such(dossiers: dict[str, Any]) -> None:
    """Controls and lone surrogates become U+FFFD, so that the page can be encoded."""
    pile = dossiers["crowd"](2)
    odd = msgspec.structs.replace(pile.reports[0], title="a\x00b\ud800c")
    page = html.render(msgspec.structs.replace(pile, reports=(odd, *pile.reports[1:])))

    assert "a\ufffdb\ufffdc" in page
    assert page.encode("utf-8")


def test_outlets_that_are_not_known_are_not_counted_as_outlets(tree: Any) -> None:
    """The head tells how many outlets there are, and how many reports name none."""
    summary = tree.xpath("//p[@class='summary']")[0].text_content()

    assert summary == "From 3 outlets and 1 report whose outlet is not known, resting on 4 independent origins."


def test_a_declared_paywall_stands_with_the_report(harbour: Dossier) -> None:
    """In the list of reports and at the head of the report itself."""
    closed = msgspec.structs.replace(
        harbour, reports=tuple(msgspec.structs.replace(r, paywalled=True) for r in harbour.reports)
    )

    page = html.render(closed)

    assert page.count('<span class="note">for subscribers</span>') == len(harbour.reports)
    assert page.count("for subscribers, as the page declares") == len(harbour.reports)


def test_disputes_stand_before_everything_else(tree: Any) -> None:
    """Under the title, with a link to the row; where there are none, that is said."""
    (disputes,) = tree.xpath("//*[@id='e2']//ul[@class='disputes']")

    assert [a.get("href") for a in disputes.xpath(".//a")] == ["#e2-f1", "#e2-f2"]
    assert "No report contradicts another." in tree.xpath("string(//*[@id='e1'])")


def test_the_account_names_its_parts(tree: Any) -> None:
    """Where it has more than one."""
    assert tree.xpath("//*[@id='e2']//section[@class='account']//h4/text()") == ["What happened", "What was agreed"]


def test_topics_have_a_column_for_each_state(tree: Any) -> None:
    """That some report gives; a cell cites the reports that do."""
    (table,) = tree.xpath("//table[@class='topics']")

    assert table.xpath("./thead//th/text()") == ["Topic", "Raised", "Not discussed"]
    assert [len(td.xpath(".//a")) for td in table.xpath("./tbody/tr/td")] == [1, 1]


def test_an_office_stands_with_the_reports_that_give_it(tree: Any) -> None:
    """On the card."""
    (office,) = tree.xpath("//*[@id='e2-p1']//*[@class='office']")

    assert " ".join(office.text_content().split()) == "mayor Report 2"
