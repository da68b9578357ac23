"use strict";

// Agreements as cards: what each is, who takes part, where it stands.

const CARDS_AT_ONCE = 12;
const PARTIES_ON_CARD = 8;

function openAgreements() {
  const all = strongest(data.agreements);
  const texts = new Map(all.map((row) => [row.id, folded(
    [row.title, row.place, words(row.kind), ...Object.values(row.roles).flat().map(nameOf)].filter(Boolean).join(" "))]));
  const tally = (key) => [...grouped(all.flatMap(key), (code) => code).keys()].sort().map((code) => [code, words(code)]);
  choices(at("agreements-status"), "any", tally((row) => [row.status]));
  choices(at("agreements-topic"), "any", tally((row) => row.topics));
  let found = all;
  let query = "";
  const show = (from) => {
    const cards = at("agreements-cards");
    if (from === 0) cards.replaceChildren();
    cards.append(...found.slice(from, from + CARDS_AT_ONCE).map(card));
    const left = found.length - cards.children.length;
    at("agreements-more").hidden = left === 0;
    at("agreements-found").textContent = count(found.length, "agreement") + (query && ` for “${query}”`)
      + (left ? `, ${cards.children.length} shown` : "");
  };
  const search = () => {
    query = at("agreements-query").value.trim();
    const terms = folded(query).split(/\s+/).filter(Boolean);
    const [stands, topic] = [at("agreements-status").value, at("agreements-topic").value];
    found = all.filter((row) => (!stands || row.status === stands) && (!topic || row.topics.includes(topic))
      && terms.every((term) => texts.get(row.id).includes(term)));
    show(0);
  };
  at("agreements-query").addEventListener("input", quietly(150, search));
  for (const name of ["status", "topic"]) at(`agreements-${name}`).addEventListener("change", search);
  at("agreements-more").addEventListener("click", () => {
    const from = at("agreements-cards").children.length;
    show(from);
    at("agreements-cards").children[from].querySelector("a").focus();
  });
  window.addEventListener("beforeprint", () => {
    while (at("agreements-cards").children.length < Math.min(found.length, ROWS_IN_PRINT)) show(at("agreements-cards").children.length);
  });
  show(0);
}

/** An agreement as a card. */
function card(row) {
  const role = (name) => {
    const ids = row.roles[name] ?? [];
    const shown = joined(ids.slice(0, PARTIES_ON_CARD).map(partyLink));
    return ids.length > PARTIES_ON_CARD ? [...shown, ` and ${ids.length - PARTIES_ON_CARD} more`] : shown;
  };
  const when = row.signed_on ?? row.status_on;
  return el("li", {}, el("article", { class: "card" },
    el("h3", {}, link(row.id, titleOf({ kind: "agreement", row }))),
    el("p", { class: "state" }, status(row.status, statusWords("agreement")), ` ${words(row.kind)}`,
      when && [", ", time(when)], row.place && `, ${row.place}`),
    facts([
      ["Parties", role("party")],
      ["Signed by", role("signed_by")],
      ["Mediated by", role("mediator")],
      ["Left by", role("withdrawn")],
      ["Topics", row.topics.map(words).join(", ")],
    ]),
    el("p", { class: "told" }, count(row.articles, "article")),
  ));
}
