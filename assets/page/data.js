"use strict";

// The data of the page, and its indexes.

const data = JSON.parse(at("data").textContent);

/** Every item that can be opened, by its key: what it is, and its row. */
const items = new Map();
const parties = new Map(data.parties.map((party) => [party.id, party]));
const articles = new Map(data.articles.map((article, place) => [article.id, { ...article, place }]));

/** Rows by a key of theirs. */
function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const name = key(row);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return groups;
}

const claimsOf = grouped(data.claims, (claim) => claim.of);
const designationsOf = grouped(data.designations, (row) => row.party);
const designationsBy = grouped(data.designations, (row) => row.authority);
const regimesOn = grouped(data.regimes, (row) => row.target);
const regimesBy = grouped(data.regimes, (row) => row.sender);
const agreementsOf = new Map();

for (const party of data.parties) items.set(party.id, { kind: "party", row: party });
for (const row of data.regimes) items.set(row.id, { kind: "regime", row });
for (const row of data.designations) items.set(row.id, { kind: "designation", row });
for (const row of data.agreements) items.set(row.id, { kind: "agreement", row });
for (const row of data.agreements) gather(row);

/** Gives an agreement those who take part by role, and its topics, over all claims: who is told of most comes first. */
function gather(agreement) {
  const roles = {};
  const topics = new Map();
  for (const claim of claimsOf.get(agreement.id) ?? []) {
    for (const topic of claim.topics ?? []) topics.set(topic, (topics.get(topic) ?? 0) + 1);
    for (const { party, role } of claim.parties ?? []) {
      roles[role] ??= new Map();
      roles[role].set(party, (roles[role].get(party) ?? 0) + 1);
    }
  }
  const ranked = (counts) => [...(counts ?? [])].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  agreement.roles = Object.fromEntries(Object.entries(roles).map(([role, counts]) => [role, ranked(counts)]));
  agreement.topics = ranked(topics);
  for (const party of new Set(Object.values(agreement.roles).flat())) {
    if (!agreementsOf.has(party)) agreementsOf.set(party, []);
    agreementsOf.get(party).push(agreement);
  }
}

/** A party's name. */
function nameOf(id) {
  return parties.get(id)?.name ?? id;
}

/** A link to a party. */
function partyLink(id) {
  return link(id, nameOf(id));
}

/** What a regime, a designation or an agreement is called. */
function titleOf({ kind, row }) {
  if (kind === "agreement") return row.title.charAt(0).toUpperCase() + row.title.slice(1);
  if (kind === "party") return row.name;
  if (kind === "designation") return `${nameOf(row.party)} on the list of ${nameOf(row.authority)}`;
  return row.name;
}

/** The words for the status codes of a kind of item. */
function statusWords(kind) {
  return data.words[kind];
}

/** Rows by how many articles tell of them, those of most first. */
function strongest(rows) {
  return [...rows].sort((a, b) => b.articles - a.articles || b.publishers - a.publishers || (a.id < b.id ? -1 : 1));
}

/** The text of an article. */
function textOf(article) {
  return JSON.parse(at(`body-${article.place}`).textContent);
}

/** The dated acts on a regime, or stages of an agreement, in order: what, when, and in how many articles. */
function stagesOf(id) {
  const stages = new Map();
  for (const claim of claimsOf.get(id) ?? []) {
    if (!claim.date) continue;
    const what = claim.action ? words(claim.action) + (claim.mode ? ` (${words(claim.mode)})` : "") : words(claim.status);
    const key = `${claim.date} ${what}`;
    const stage = stages.get(key) ?? { id, date: claim.date, what, told: new Set() };
    stage.told.add(articles.get(claim.article).repeats ?? claim.article);
    stages.set(key, stage);
  }
  return [...stages.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.what < b.what ? -1 : 1));
}
