"use strict";
/* Opens passages beside the record, or over it where there is no room beside. Without this script every link is a plain
   anchor and works. Decided here: what is open is what the address names, so that Back and shared links do what they say. */
(() => {
  const root = document.documentElement;
  const page = document.getElementById("page");
  const pane = document.getElementById("reports");
  const close = document.getElementById("close");
  const rests = document.getElementById("rests");
  const narrow = matchMedia("(max-width: 67.49rem)");
  let opener = null;
  root.classList.add("js");

  const targetOf = (link) => link.getAttribute("href").slice(1);
  const named = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };

  function clear() {
    for (const piece of document.querySelectorAll(".p.on")) piece.classList.remove("on");
    for (const row of document.querySelectorAll(".arrived")) row.classList.remove("arrived");
    rests.hidden = true;
  }

  function unfold(element) {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  /* Which report is open, and which lines of the record rest on the passage. */
  function tell(report, id) {
    const places = new Map();
    for (const link of id ? page.querySelectorAll(`a[href="#${CSS.escape(id)}"]`) : []) {
      const place = link.closest("[data-ref]");
      if (place) places.set(place.id, place.dataset.ref);
    }
    rests.replaceChildren(report, places.size ? ". On this passage rests: " : "");
    let first = true;
    for (const [target, name] of places) {
      const link = document.createElement("a");
      link.href = `#${target}`;
      link.textContent = name;
      if (!first) rests.append(", ");
      rests.append(link);
      first = false;
    }
    rests.hidden = !report;
  }

  function setOver(open) {
    pane.classList.toggle("open", open);
    const over = open && narrow.matches;
    close.hidden = !over;
    page.inert = over;
    if (over) { pane.setAttribute("role", "dialog"); pane.setAttribute("aria-modal", "true"); }
    else { pane.removeAttribute("role"); pane.removeAttribute("aria-modal"); }
  }

  function show(element) {
    clear();
    setOver(true);
    unfold(element);
    if (element.tagName === "DETAILS") element.open = true;
    const paper = element.closest(".paper");
    let report = "";
    for (const link of pane.querySelectorAll("nav .no")) {
      if (paper && targetOf(link) === paper.id) {
        link.setAttribute("aria-current", "true");
        report = link.title;
        link.parentElement.parentElement.scrollLeft = link.offsetLeft - 120;
      } else link.removeAttribute("aria-current");
    }
    const passage = element.classList.contains("p");
    if (passage) {
      element.classList.add("on");
      for (const piece of pane.querySelectorAll(`[data-of="${CSS.escape(element.id)}"]`)) piece.classList.add("on");
    }
    tell(report, passage ? element.id : "");
    const head = pane.querySelector(".bar").offsetHeight + 12;
    const room = pane.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    pane.scrollTop += box.top - room.top - (passage ? Math.max(pane.clientHeight * .33, head) : head);
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  function arrive(element) {
    clear();
    setOver(false);
    if (!element || element === document.body) return;
    unfold(element);
    const box = element.closest(".collation");
    const verdict = element.dataset.verdict;
    const wanted = box && verdict && box.querySelector(`input[value="${verdict}"]`);
    if (wanted) { wanted.checked = true; element.hidden = false; }
    element.classList.add("arrived");
    element.scrollIntoView({ block: "center" });
    if (element.hasAttribute("tabindex")) element.focus({ preventScroll: true });
  }

  function follow(element = named()) {
    if (element && pane.contains(element)) show(element);
    else if (element && element.id) element.matches("[data-ref]") ? arrive(element) : (clear(), setOver(false), unfold(element));
    else { clear(); setOver(false); }
  }

  function leave() {
    const back = opener && opener.isConnected ? opener : null;
    clear();
    setOver(false);
    try { history.replaceState(null, "", location.pathname + location.search); } catch { /* the address stays */ }
    if (back) back.focus();
  }

  /* Inside another page (a notebook) the address is the other page's, so there the way leads past it. */
  const inside = location.protocol === "about:";
  function go(id) {
    const element = document.getElementById(id);
    if (inside || location.hash === `#${id}`) { element.scrollIntoView(); follow(element); }
    else location.hash = id;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      if (page.contains(link)) opener = link;
      event.preventDefault();
      go(targetOf(link));
      return;
    }
    const passage = event.target.closest(".p");
    if (passage && pane.contains(passage) && String(getSelection()) === "") go(passage.id || passage.dataset.of);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pane.contains(document.activeElement)) leave();
  });
  close.addEventListener("click", leave);
  addEventListener("hashchange", () => follow());
  narrow.addEventListener("change", () => setOver(pane.classList.contains("open") && !narrow.matches));

  for (const label of document.querySelectorAll(".find")) {
    label.hidden = false;
    label.querySelector("input").addEventListener("input", (event) => {
      const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of label.closest(".collation").querySelectorAll("tbody tr")) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      }
    });
  }
  /* Long timelines open at the event, or at the first report where the event's day is not known. */
  for (const strip of document.querySelectorAll(".strip")) {
    const scroll = strip.closest(".scroll");
    const start = strip.querySelector(".here, .filing");
    if (start) scroll.scrollLeft = Number(start.getAttribute("x")) + 36 - scroll.clientWidth / 2;
  }
  if (location.hash) follow();
})();
