"use strict";

// The searchable table of whoever is on a list or the target of a regime.

const LISTERS_IN_CELL = 4;

/** Sanctioned parties with all that the table shows of them, those of most articles first. */
function sanctioned() {
  return strongest(data.parties.map((party) => {
    const ties = [...(designationsOf.get(party.id) ?? []).map((row) => ({ row, kind: "designation", by: row.authority, since: row.listed_on })),
      ...(regimesOn.get(party.id) ?? []).map((row) => ({ row, kind: "regime", by: row.sender, since: row.started_on }))];
    const since = ties.map((tie) => tie.since).filter(Boolean).sort()[0];
    const most = (key) => ties.reduce((sum, tie) => Math.max(sum, tie.row[key]), 0);
    return { ...party, ties, since, articles: most("articles"), publishers: most("publishers") };
  }).filter((party) => party.ties.length));
}

function openParties() {
  const all = sanctioned();
  const show = table(at("parties-table"), {
    caption: "Sanctioned parties",
    noun: ["party", "parties"],
    columns: [
      { label: "Name", value: (row) => row.name, cell: nameCell },
      { label: "Kind", value: (row) => row.kind, cell: (row) => words(row.kind) },
      { label: "Country", value: (row) => data.countries[row.country] },
      { label: "Sanctioned by", value: (row) => nameOf(row.ties[0].by), cell: tiesCell },
      { label: "Since", value: (row) => row.since, cell: (row) => time(row.since) },
      { label: "Articles", number: true, value: (row) => row.articles, cell: (row) => String(row.articles) },
    ],
  });
  fillPartyControls(all);
  const find = finder(all);
  const search = () => {
    const value = (name) => at(`parties-${name}`).value;
    const [kind, country, by, stands] = ["kind", "country", "by", "status"].map(value);
    const query = value("query").trim();
    show(find(query).filter((row) => (!kind || row.kind === kind) && (!country || row.country === country)
      && ((!by && !stands) || row.ties.some((tie) => (!by || tie.by === by) && (!stands || tie.row.status === stands)))), query);
  };
  at("parties-query").addEventListener("input", quietly(150, search));
  for (const name of ["kind", "country", "by", "status"]) at(`parties-${name}`).addEventListener("change", search);
  search();
}

function fillPartyControls(all) {
  const tally = (key, text) => [...new Set(all.flatMap(key))].filter(Boolean)
    .map((code) => [code, text(code)]).sort((a, b) => COLLATOR.compare(a[1], b[1]));
  choices(at("parties-kind"), "any", tally((row) => [row.kind], words));
  choices(at("parties-country"), "any", tally((row) => [row.country], (code) => data.countries[code]));
  choices(at("parties-by"), "anybody", tally((row) => row.ties.map((tie) => tie.by), nameOf));
  choices(at("parties-status"), "any", tally((row) => row.ties.map((tie) => tie.row.status), words));
}

/** Finds parties by names and numbers: words as they begin, with slips, and whatever holds the letters typed. */
function finder(all) {
  let index = null;
  const fold = new Map();
  const places = new Map(all.map((row, place) => [row.id, place]));
  const build = () => {
    index = new vendor.MiniSearch({
      fields: ["name", "names", "numbers"], processTerm: folded,
      searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : 0), combineWith: "AND", boost: { name: 2 } },
    });
    for (const row of all) {
      const entry = { id: row.id, name: row.name, names: (row.names ?? []).join(" "),
        numbers: (row.identifiers ?? []).map(([, value]) => value).join(" ") };
      index.add(entry);
      fold.set(row.id, folded(`${entry.name} ${entry.names} ${entry.numbers}`));
    }
  };
  return (query) => {
    const asked = folded(query).trim();
    if (!asked) return all;
    if (!index) build();
    const hits = new Set(index.search(asked).map((hit) => hit.id));
    for (const [id, text] of fold) if (text.includes(asked)) hits.add(id);
    return [...hits].map((id) => all[places.get(id)]);
  };
}

function nameCell(row) {
  const numbers = (row.identifiers ?? []).map(([scheme, value]) => `${scheme.toUpperCase()} ${value}`).join(", ");
  return [partyLink(row.id), numbers && el("span", { class: "minor" }, ` ${numbers}`)];
}

/** Who sanctions a party, each with its status and a way to the evidence. */
function tiesCell(row) {
  const shown = row.ties.slice(0, LISTERS_IN_CELL).map((tie) => el("li", {},
    link(tie.row.id, nameOf(tie.by), { "aria-label": `${nameOf(tie.by)}: evidence for ${titleOf(tie)}` }), " ",
    status(tie.row.status, statusWords(tie.kind))));
  const left = row.ties.length - shown.length;
  return el("ul", { class: "ties" }, shown, left > 0 && el("li", {}, `and ${left} more`));
}
