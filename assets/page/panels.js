"use strict";

// The sheet that opens for an item. Its address is the part after `#`, so that it can be kept, sent, and left by Back.

const KINDS = {
  regime: "Sanctions regime", designation: "Listing", agreement: "Agreement", party: "Party",
};
const LINKS_AT_ONCE = 100;

const PANELS = { regime: regimePanel, designation: designationPanel, agreement: agreementPanel, party: partyPanel };

function told(row) {
  return [
    ["Articles", count(row.articles, "article") + (row.publishers ? ` of ${count(row.publishers, "publisher")}` : "")],
    ["Reported", row.first_reported && (row.first_reported === row.last_reported ? time(row.first_reported)
      : [time(row.first_reported), " to ", time(row.last_reported)])],
  ];
}

function regimePanel(row) {
  return [
    facts([
      ["Sanctioned by", partyLink(row.sender)],
      ["On", partyLink(row.target)],
      ["Subject", row.theme],
      ["Status", [status(row.status, statusWords("regime")), row.status_on && [", ", time(row.status_on)]]],
      ["Since", time(row.started_on)],
      ["Lifted", time(row.ended_on)],
      ...told(row),
    ]),
    evidenceOf(row.id),
  ];
}

function designationPanel(row) {
  return [
    facts([
      ["Party", partyLink(row.party)],
      ["Listed by", partyLink(row.authority)],
      ["Status", [status(row.status, statusWords("designation")), row.status_on && [", ", time(row.status_on)]]],
      ["Listed", time(row.listed_on)],
      ["Taken off", time(row.delisted_on)],
      ...told(row),
    ]),
    evidenceOf(row.id),
  ];
}

function agreementPanel(row) {
  const role = (name) => joined((row.roles[name] ?? []).map(partyLink));
  return [
    facts([
      ["Kind", words(row.kind)],
      ["Status", [status(row.status, statusWords("agreement")), row.status_on && [", ", time(row.status_on)]]],
      ["Signed", time(row.signed_on)],
      ["Place", row.place],
      ["Parties", role("party")],
      ["Signed by", role("signed_by")],
      ["Mediated by", role("mediator")],
      ["Left by", role("withdrawn")],
      ["Topics", row.topics.map(words).join(", ")],
      ...told(row),
    ]),
    evidenceOf(row.id),
  ];
}

function partyPanel(row) {
  const listed = designationsBy.get(row.id)?.length;
  const listings = designationsOf.get(row.id) ?? [];
  return [
    facts([
      ["Kind", words(row.kind)],
      ["Code", row.code],
      ["Country", data.countries[row.country]],
      ["Also called", row.names?.join("; ")],
      ["Office", row.roles?.join("; ")],
      ["Numbers", row.identifiers?.map(([scheme, value]) => `${scheme.toUpperCase()} ${value}`).join("; ")],
      ["Has listed", listed && `${count(listed, "party", "parties")}, which the table of parties shows under “Sanctioned by”`],
    ]),
    linked("Sanctioned by", "regime", regimesOn.get(row.id)),
    linked("Sanctions", "regime", regimesBy.get(row.id)),
    linked("Agreements", "agreement", agreementsOf.get(row.id)),
    linked("Listed by", "designation", listings),
    listings.slice(0, 3).map((listing) => el("section", {},
      listings.length > 1 && el("h3", {}, `On the list of ${nameOf(listing.authority)}`), evidenceOf(listing.id))),
  ];
}

/** A list of links to items of one kind, or nothing where there are none. */
function linked(title, kind, rows) {
  if (!rows?.length) return null;
  const shown = strongest(rows).slice(0, LINKS_AT_ONCE);
  return el("section", { class: "linked" },
    el("h3", {}, title),
    el("ul", {}, shown.map((row) => el("li", {}, link(row.id, titleOf({ kind, row })), " ",
      status(row.status, statusWords(kind)), ` ${count(row.articles, "article")}`))),
    rows.length > shown.length && el("p", {}, `and ${rows.length - shown.length} more, told of by fewer articles`));
}

/** Opens the item that the address names, or closes the sheet where it names none. */
function follow() {
  const sheet = at("evidence");
  const item = items.get(addressed());
  if (!item) {
    if (sheet.open) sheet.close();
    return;
  }
  at("evidence-kind").textContent = KINDS[item.kind];
  at("evidence-title").textContent = titleOf(item);
  at("evidence-title").dir = "auto";
  at("evidence-body").replaceChildren(...PANELS[item.kind](item.row).flat().filter(Boolean));
  if (!sheet.open) sheet.showModal();
  sheet.scrollTop = 0;
  at("evidence-title").focus();
}

function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** Opens an item. */
function open(id) {
  location.hash = encodeURIComponent(id);
}

/** Copies the open sheet to where it can run over several pages of paper, on which it stands alone. */
function layOnPaper() {
  const copy = document.querySelector("#evidence .sheet").cloneNode(true);
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  at("paper").replaceChildren(copy);
  document.documentElement.classList.add("sheet-alone");
}

function openPanels() {
  const sheet = at("evidence");
  at("evidence-close").addEventListener("click", () => sheet.close());
  at("evidence-print").addEventListener("click", () => window.print());
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
  sheet.addEventListener("close", () => {
    if (items.has(addressed())) history.pushState(null, "", "#");
  });
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => sheet.open && layOnPaper());
  window.addEventListener("afterprint", () => {
    at("paper").replaceChildren();
    document.documentElement.classList.remove("sheet-alone");
  });
  follow();
}
