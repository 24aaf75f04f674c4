"""The record in a browser: what a reader, a keyboard and a hostile text can do with it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

Opener = Callable[..., Any]
CONFLICT = "#e2-f1 td:last-child .words"
MARKED = ".p.on"


def marked(page: Any) -> str:
    """The text of the passage that is marked, its pieces joined."""
    return "".join(page.locator(MARKED).all_inner_texts())


def in_sight(page: Any, selector: str) -> bool:
    """Whether the middle of an element can be seen where it stands."""
    return bool(
        page.locator(selector).first.evaluate(
            """element => {
                const box = element.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
                const seen = document.elementFromPoint(x, y);
                return seen !== null && (element.contains(seen) || seen.contains(element));
            }"""
        )
    )


def test_a_click_shows_the_passage_in_its_report(opened: Opener) -> None:
    """The passage that the cell cites is marked and in sight, and the record stays where it was."""
    page = opened()
    cell = page.locator(CONFLICT)
    cell.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    cell.click()

    assert marked(page) == "35 minutes"
    assert in_sight(page, MARKED)
    assert page.evaluate("scrollY") == before
    assert page.locator("#rests a").all_inner_texts() == ["Finding 1", "Figure 1"]


def test_another_click_marks_another_passage_only(opened: Opener) -> None:
    """One passage is marked at a time."""
    page = opened()
    page.locator(CONFLICT).click()
    page.locator("#e2-f2 .words").first.click()

    assert marked(page) == "A second closure was not discussed, an official said"


def test_a_passage_leads_back_to_what_rests_on_it(opened: Opener) -> None:
    """From the passage to the finding, also one whose verdict was filtered away."""
    page = opened()
    assert not page.locator("#e2-f6").is_visible()
    page.locator("#r3 .p", has_text="The engineers found 12 bolts missing").click()
    page.locator("#rests a", has_text="Finding 6").click()

    assert page.locator("#e2-f6").is_visible()
    assert in_sight(page, "#e2-f6")


def test_texts_of_reports_do_not_run(opened: Opener) -> None:
    """Hostile texts stand in a title, a topic, the account, the reports and the problems, and none has run."""
    page = opened()

    assert page.title() == "Mayor and engineers first met in October and 1 other event – Rapporteur"
    assert page.get_by_text("<script>document.title='owned'</script>").count() >= 5
    assert page.locator("img").count() == 0


def test_an_injected_script_is_refused(browser: Any, records: dict[str, str]) -> None:
    """Even if a text became markup, the policy keeps it from running."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(records["harbour"])
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.append("document.title = 'owned'");
            document.body.append(script);
        }"""
    )
    title = page.title()
    context.close()

    assert title != "owned"
    assert any("Content Security Policy" in text or "TrustedScript" in text for text in said)


def test_the_keyboard_alone_is_enough(opened: Opener) -> None:
    """Enter opens the passage and takes the focus there; Escape brings it back to the cell."""
    page = opened()
    page.locator(CONFLICT).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(MARKED)
    there = page.evaluate("document.activeElement.id")
    page.keyboard.press("Escape")

    assert there == page.locator(CONFLICT).get_attribute("href").removeprefix("#")
    assert page.evaluate("document.activeElement.matches('#e2-f1 td:last-child .words')")
    assert page.locator(MARKED).count() == 0


def test_the_first_stop_of_the_keyboard_skips_to_the_record(opened: Opener) -> None:
    """The skip link is the first thing that Tab reaches, is seen when reached, and works."""
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the record"
    assert in_sight(page, ".skips a")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "record"


@pytest.mark.parametrize("name", ["harbour", "crowd"])
def test_no_page_is_wider_than_its_window(opened: Opener, name: str) -> None:
    """Tables scroll inside themselves; the page never scrolls sideways, from the smallest phone to the widest desk."""
    page = opened(name)
    found = {}
    for width in (320, 390, 820, 1100, 1400, 2200):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate("document.documentElement.scrollWidth")

    assert found == {width: width for width in found}


def test_on_a_phone_the_report_opens_over_the_record(opened: Opener) -> None:
    """It is a dialog with a way out; the record behind it is out of reach until it is closed."""
    page = opened(width=390, height=800)
    assert not page.locator("#reports").is_visible()
    page.locator(CONFLICT).click()
    page.wait_for_selector(MARKED)

    assert in_sight(page, MARKED)
    assert page.locator("#reports").get_attribute("role") == "dialog"
    assert page.evaluate("document.getElementById('page').inert")

    page.locator("#close").click()

    assert not page.locator("#reports").is_visible()
    assert page.evaluate("document.activeElement.matches('#e2-f1 td:last-child .words')")
    assert not page.evaluate("document.getElementById('page').inert")


def test_on_a_phone_back_closes_the_report(opened: Opener) -> None:
    """The address names what is open, so the browser's own way back works."""
    page = opened(width=390, height=800)
    page.locator(CONFLICT).click()
    page.wait_for_selector(MARKED)
    page.go_back()

    assert not page.locator("#reports").is_visible()


def test_on_a_phone_a_finding_is_a_card(opened: Opener) -> None:
    """Reports that say nothing take no room, and each line names its report."""
    page = opened(width=390, height=800)

    assert page.locator("#e2-f1 td.empty").count() == 1
    assert not page.locator("#e2-f1 td.empty").is_visible()
    assert page.locator("#e2-f1 .who").first.is_visible()


def test_an_address_with_a_passage_opens_it(opened: Opener) -> None:
    """A link to a passage can be passed on."""
    page = opened()
    anchor = page.locator(CONFLICT).get_attribute("href")
    other = opened(hash=anchor)

    assert marked(other) == "35 minutes"
    assert in_sight(other, MARKED)


def test_inside_another_page_links_lead_to_passages(browser: Any, records: dict[str, str]) -> None:
    """In a sandboxed frame, as a notebook shows it, a click opens the passage and not the page around."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    record = Path(url2pathname(urlsplit(records["harbour"]).path)).read_text("utf-8")
    page.set_content(f'<iframe sandbox="allow-scripts" width="1300" height="900" srcdoc="{escape(record)}"></iframe>')
    frame = page.frame_locator("iframe")
    frame.locator(CONFLICT).click()
    shown = "".join(frame.locator(MARKED).all_inner_texts())
    context.close()

    assert shown == "35 minutes"


def test_without_a_script_links_lead_to_passages(opened: Opener) -> None:
    """Anchors alone bring the passage into sight, marked."""
    page = opened(java_script_enabled=False)
    page.locator(CONFLICT).click()
    target = page.locator(".p:target")

    assert target.inner_text() == "35 minutes"
    assert target.bounding_box()["y"] < 1000
    assert page.locator("label.find").first.is_hidden()


def test_without_a_script_and_on_a_phone_too(opened: Opener) -> None:
    """The reports stand below the record and links lead there."""
    page = opened(java_script_enabled=False, width=390, height=800)
    page.locator(CONFLICT).click()
    box = page.locator(".p:target").bounding_box()

    assert 0 <= box["y"] <= 800


def test_verdicts_can_be_filtered(opened: Opener) -> None:
    """A box hides its rows, says how many it hides, and shows them again; words narrow further."""
    page = opened()
    box = page.locator("#e2-collation input[value=agreed]")
    box.uncheck()
    assert not page.locator("#e2-f5").is_visible()
    assert page.locator("#e2-collation .hidden-rows .agreed").inner_text().strip() == "Not shown: 1 finding agreed."
    box.check()
    assert page.locator("#e2-f5").is_visible()
    page.locator("#e2-collation input[type=search]").fill("closure mayor")

    assert page.locator("#e2-collation tbody tr:visible").count() == 1


def test_a_passage_in_a_fold_unfolds_it(opened: Opener) -> None:
    """What was set aside can be cited as evidence and is then shown."""
    page = opened(hash="#r2-aside-1")

    assert page.locator("#r2-aside-1").get_attribute("open") is not None
    assert page.locator("#r2-aside-1").get_by_text("still is").is_visible()


def test_the_page_can_be_printed(opened: Opener) -> None:
    """On paper the reports follow the record, and nothing that only a screen can use is printed."""
    page = opened()
    page.emulate_media(media="print")

    assert page.locator("#reports").evaluate("e => getComputedStyle(e).position") == "static"
    assert not page.locator(".filters").first.is_visible()
    assert page.locator("#r2 .text").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_can_be_told_from_their_ground(opened: Opener, scheme: str) -> None:
    """Every text has a contrast of 4.5 to 1 or better with what it stands on (WCAG 2.2, 1.4.3)."""
    page = opened(color_scheme=scheme)
    page.locator(CONFLICT).click()
    poor = page.evaluate(
        """() => {
            const parse = text => text.match(/[\\d.]+/g).map(Number);
            const part = value => value <= 10.3 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4;
            const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
            const ground = element => {
                for (let e = element; e; e = e.parentElement) {
                    const colour = parse(getComputedStyle(e).backgroundColor);
                    if (colour.length === 3 || colour[3] === 1) return colour;
                }
                return [255, 255, 255];
            };
            const poor = new Set();
            for (const element of document.querySelectorAll("body *:not(script)")) {
                if (element.closest("svg, .p.on") || element.getAnimations().length) continue;
                if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
                const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < 4.5) poor.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
            }
            return [...poor];
        }"""
    )

    assert poor == []


def test_what_is_marked_can_be_read_in_the_dark(opened: Opener) -> None:
    """The mark keeps dark text on a light ground under both colour schemes."""
    page = opened(color_scheme="dark")
    page.locator(CONFLICT).click()

    assert page.locator(MARKED).first.evaluate("e => getComputedStyle(e).color") == "rgb(28, 27, 25)"


def test_motion_stays_away_from_those_who_ask(opened: Opener) -> None:
    """With reduced motion nothing is animated."""
    page = opened(reduced_motion="reduce")
    page.locator(CONFLICT).click()

    assert page.locator(MARKED).first.evaluate("e => e.getAnimations().length") == 0
