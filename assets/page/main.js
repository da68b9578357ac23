"use strict";

// Opens the page, part by part, so that what stands first can be used first.

function scope() {
  const { about } = data;
  const range = about.from && (about.from === about.to ? [", published on ", time(about.from)]
    : [", published from ", time(about.from), " to ", time(about.to)]);
  at("scope").append(...[
    `${count(data.regimes.length, "sanctions regime")}, ${count(data.designations.length, "listing")} and `,
    `${count(data.agreements.length, "agreement")}, as ${count(about.stating, "article")} of ${about.articles.toLocaleString("en")} state them`,
    range, ".",
  ].flat().filter(Boolean));
  at("about-read").textContent = `${count(about.articles, "document")} were read, of which ${about.stating.toLocaleString("en")} state a fact`
    + (about.rejected ? `; ${about.rejected.toLocaleString("en")} could not be read.` : ".");
}

function openAlternatives() {
  const closed = new Set();
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      closed.add(details);
      details.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
    closed.clear();
  });
}

/** Enter in a field searches as typing does, and leaves the page where it is. */
function keepForms() {
  for (const form of document.querySelectorAll("form")) form.addEventListener("submit", (event) => event.preventDefault());
}

const PARTS = [scope, keepForms, openPanels, openNetwork, openTimeline, openAgreements, openParties, openAlternatives];

function openNext() {
  const part = PARTS.shift();
  if (!part) {
    document.documentElement.dataset.ready = "";
    performance.mark("ready");
    return;
  }
  part();
  setTimeout(openNext);
}

openNext();
