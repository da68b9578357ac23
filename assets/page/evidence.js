"use strict";

// What articles say for an item: each statement with where it stands, and its words marked in the article.

const AROUND = 320;
const CLAIMS_AT_ONCE = 10;

/** The statements for an item, the surest first, those of articles that repeat another last. */
function evidenceOf(id) {
  const claims = [...(claimsOf.get(id) ?? [])];
  const repeats = (claim) => Boolean(articles.get(claim.article).repeats);
  claims.sort((a, b) => repeats(a) - repeats(b) || b.confidence - a.confidence);
  const list = el("div", { class: "claims" });
  const more = el("button", { type: "button", click: () => show() });
  const show = () => {
    const from = list.children.length;
    list.append(...claims.slice(from, from + CLAIMS_AT_ONCE).map((claim) => statement(claim)));
    const left = claims.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(left, CLAIMS_AT_ONCE)} more of ${left}`;
    if (from) list.children[from].querySelector("h4").focus();
  };
  show();
  return el("section", { class: "evidence" },
    el("h3", {}, `Evidence: ${count(claims.length, "statement")}`), list, el("p", { class: "more" }, more));
}

/** One statement of one article. */
function statement(claim) {
  const article = articles.get(claim.article);
  return el("article", { class: "claim" },
    el("h4", { tabindex: "-1", dir: "auto" }, article.title ?? article.source),
    el("p", { class: "source" }, joined(origin(article), " · ")),
    el("p", { class: "sure" }, el("meter", {
      min: "0", max: "1", value: claim.confidence, "aria-label": "Confidence",
    }), ` Confidence ${claim.confidence.toFixed(2)}`),
    facts(stated(claim)),
    passage(article, claim));
}

/** Where an article comes from. */
function origin(article) {
  const web = /^https?:\/\//i.test(article.url ?? "");
  return [
    article.publisher && el("span", { dir: "auto" }, article.publisher),
    article.author && el("span", { dir: "auto" }, article.author),
    time(article.published) ?? "no date of publication",
    web ? el("a", { href: article.url, rel: "noopener noreferrer" }, el("code", {}, article.source))
      : el("code", {}, article.source),
    article.repeats && "repeats an earlier article",
  ].filter(Boolean);
}

/** What a statement says, as terms and values. */
function stated(claim) {
  const list = (values) => (values?.length ? values.map(words).join(", ") : null);
  const people = (role) => joined((claim.parties ?? []).filter((one) => one.role === role).map((one) =>
    one.for ? el("span", {}, partyLink(one.party), " for ", partyLink(one.for)) : partyLink(one.party)));
  return [
    ["Says", claim.action && words(claim.action) + (claim.mode ? ` (${words(claim.mode)})` : "")],
    ["Status", claim.status && words(claim.status)],
    ["Called", claim.title],
    ["Date", time(claim.date)],
    ["Effective", time(claim.effective_on)],
    ["Expires", time(claim.expires_on)],
    ["Place", claim.place],
    ["Who is hit", claim.target_text],
    ["Measures", list(claim.measures)],
    ["Reasons", claim.reasons?.join("; ")],
    ["Programmes", claim.programs?.map((id) => `${data.words.programs[id]} (${id})`).join(", ")],
    ["Legal bases", claim.bases?.map((id) => data.words.legal_bases[id]).join(", ")],
    ["List", claim.list],
    ["Agency", claim.agency && partyLink(claim.agency)],
    ["Regime", claim.regime && link(claim.regime, titleOf(items.get(claim.regime)))],
    ["Parties", people("party")],
    ["Signed by", people("signed_by")],
    ["Mediated by", people("mediator")],
    ["Left by", people("withdrawn")],
    ["Topics", list(claim.topics)],
    ["According to", claim.attributed_to && partyLink(claim.attributed_to)],
  ];
}

/** A list of terms and values, without those that have no value. */
function facts(rows) {
  const kept = rows.filter(([, value]) => value && value.length !== 0);
  if (!kept.length) return null;
  return el("dl", {}, kept.map(([term, value]) => el("div", {}, el("dt", {}, term), el("dd", { dir: "auto" }, value))));
}

/** The words of a statement in their article: what stands around them first, all of it if asked for. */
function passage(article, claim) {
  const text = textOf(article);
  const marks = merged(claim.evidence.map(([start, end]) => units(text, start, end)));
  const quote = el("blockquote", { dir: "auto", cite: /^https?:\/\//i.test(article.url ?? "") && article.url });
  const begin = beginning(text, article.title, marks);
  const windows = excerpts(text, marks, begin);
  const whole = windows.length === 1 && windows[0][0] === begin && windows[0][1] === text.length;
  quote.append(...windows.flatMap(([from, to], place) => [
    from > begin ? el("span", { class: "cut" }, "… ") : "",
    ...marked(text, marks, from, to),
    to < text.length && place === windows.length - 1 ? el("span", { class: "cut" }, " …") : "",
  ]));
  if (whole) return quote;
  const button = el("button", { type: "button", "aria-expanded": "false", click: () => {
    quote.replaceChildren(...marked(text, marks, begin, text.length));
    quote.tabIndex = -1;
    quote.focus();
    button.remove();
  } }, "Show the whole article");
  return el("div", {}, quote, el("p", { class: "more" }, button));
}

/** Characters of Unicode from and to, as places in a string. */
function units(text, start, end) {
  if (!/[\ud800-\udfff]/.test(text)) return [start, end];
  let place = 0;
  let from = text.length;
  let characters = 0;
  for (const character of text) {
    if (characters === start) from = place;
    if (characters === end) return [from, place];
    place += character.length;
    characters += 1;
  }
  return [from, text.length];
}

/** Places in order, those that touch made one. */
function merged(places) {
  const made = [];
  for (const [from, to] of [...places].sort((a, b) => a[0] - b[0])) {
    const last = made.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else made.push([from, to]);
  }
  return made;
}

/** Where to begin: behind the headline, which stands above already, unless a mark stands in it. */
function beginning(text, title, marks) {
  const headline = title ? `${title}\n\n` : "";
  return text.startsWith(headline) && marks.every(([from]) => from >= headline.length) ? headline.length : 0;
}

/** The parts of a text around its marks, cut between words. */
function excerpts(text, marks, begin) {
  if (text.length < 4 * AROUND) return [[begin, text.length]];
  return merged(marks.map(([from, to]) => {
    const start = Math.max(begin, from - AROUND);
    const end = Math.min(text.length, to + AROUND);
    const left = start === begin ? begin : start + Math.max(0, text.slice(start, from).search(/\s\S/) + 1);
    const right = end === text.length ? end : to + (/^[^]*\S(?=\s)/.exec(text.slice(to, end))?.[0].length ?? end - to);
    return [left, right];
  }));
}

/** A part of a text as paragraphs, with its marks. */
function marked(text, marks, from, to) {
  const pieces = [];
  let place = from;
  for (const [start, end] of marks) {
    if (end <= from || start >= to) continue;
    pieces.push(text.slice(place, start), el("mark", {}, text.slice(start, end)));
    place = end;
  }
  pieces.push(text.slice(place, to));
  return pieces;
}
