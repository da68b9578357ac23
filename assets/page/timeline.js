"use strict";

// The timeline: a row for each of the regimes and agreements that most articles tell of, among those with a date.

const WIDE = 720;
const MARGIN = 330;
const LASTING = ["in_force", "threatened", "suspended", "unknown"];

/** Regimes and agreements that have a date, with their dated stages, from the first to the last. */
const lasting = [
  ...data.regimes.map((row) => course("regime", row, [row.started_on, row.ended_on])),
  ...data.agreements.map((row) => course("agreement", row, [row.signed_on])),
].filter(Boolean);

function course(kind, row, dates) {
  const stages = stagesOf(row.id);
  const known = [...stages.map((stage) => stage.date), ...dates.filter(Boolean)].sort();
  if (!known.length) return null;
  const ended = kind === "agreement" || row.ended_on || !LASTING.includes(row.status);
  return { id: row.id, kind, status: row.status, articles: row.articles, publishers: row.publishers, stages,
    title: titleOf({ kind, row }), from: span(known[0]).from, to: ended ? span(known.at(-1)).to : null };
}

function openTimeline() {
  const last = lasting.reduce((to, row) => Math.max(to, ...row.stages.map((one) => span(one.date).to), row.from),
    data.about.to ? Number(span(data.about.to).to) : 0);
  for (const row of lasting) row.to ??= new Date(last);
  const show = table(at("timeline-table"), {
    caption: "Dated acts and stages",
    noun: ["dated act or stage", "dated acts and stages"],
    pageSize: 25,
    columns: [
      { label: "Date", value: (one) => one.date, cell: (one) => time(one.date) },
      { label: "Regime or agreement", value: (one) => one.title, cell: (one) => link(one.id, one.title) },
      { label: "What", value: (one) => one.what },
      { label: "Articles", number: true, value: (one) => one.told.size, cell: (one) => String(one.told.size) },
    ],
  });
  choices(at("timeline-most"), null, [10, 20, 40, 80, 160].map((most) => [most, `the ${most} strongest`]));
  at("timeline-most").value = NARROW ? 10 : 20;
  at("timeline-from").value = crowdedFrom() ?? "";
  const draw = () => {
    const chosen = strongest(lasting.filter(isDated));
    const stages = chosen.flatMap((row) => row.stages.map((stage) => ({ ...stage, title: row.title })))
      .filter((stage) => inYears(span(stage.date).from, span(stage.date).to));
    show(stages.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
    drawTimeline(chosen.slice(0, Number(at("timeline-most").value)), chosen.length);
  };
  for (const name of ["most", "kind"]) at(`timeline-${name}`).addEventListener("change", draw);
  for (const name of ["from", "to"]) at(`timeline-${name}`).addEventListener("input", quietly(300, draw));
  onceWider(at("timeline-picture"), draw);
  whenColoursChange(draw);
  draw();
}

/** The year from which nine in ten dated acts and stages are, where showing the others too would take half of the picture. */
function crowdedFrom() {
  const days = lasting.flatMap((row) => row.stages.map((stage) => span(stage.date).from)).sort((a, b) => a - b);
  const from = days[Math.floor(days.length / 10)];
  return days.length >= 20 && from - days[0] > (days.at(-1) - days[0]) / 2 ? from.getUTCFullYear() : null;
}

/** Calls a function when the width of an element changes. */
function onceWider(element, call) {
  let width = element.clientWidth;
  const drawn = quietly(150, () => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    call();
  });
  new ResizeObserver(drawn).observe(element);
}

/** The first and the last day of the years that are asked for. */
function years() {
  const [from, to] = ["from", "to"].map((name) => parseInt(at(`timeline-${name}`).value, 10));
  return [from > 0 ? utc(from, 0, 1) : null, to > 0 ? utc(to, 11, 31) : null];
}

function inYears(from, to) {
  const [first, last] = years();
  return (!first || to >= first) && (!last || from <= last);
}

function isDated(row) {
  const kind = at("timeline-kind").value;
  return (kind === "both" || row.kind === kind) && inYears(row.from, row.to);
}

function drawTimeline(shown, of) {
  const picture = at("timeline-picture");
  at("timeline-caption").textContent = shown.length === 0 ? "Nothing to show."
    : `${shown.length} of ${of.toLocaleString("en")} regimes and agreements with a date${years().some(Boolean) ? " in these years" : ""}. Select a name to read its evidence.`;
  drawTimelineLegend(shown);
  if (!shown.length) return picture.replaceChildren();
  const rows = [...shown].sort((a, b) => (a.kind < b.kind ? 1 : a.kind > b.kind ? -1 : 0) || a.from - b.from || a.to - b.to);
  const [first, last] = years();
  const domain = [first ?? new Date(Math.min(...rows.map((row) => row.from))),
    last ?? new Date(Math.max(...rows.map((row) => row.to)))];
  if (domain[1] - domain[0] < 864e5 * 60) domain[0] = new Date(domain[1] - 864e5 * 60);
  const plot = vendor.Plot.plot(timelineOptions(rows, domain, picture.clientWidth));
  plot.setAttribute("role", "group");
  plot.setAttribute("aria-label", "Timeline; the names are links, and the table below holds the same");
  // Names are the links; bars and dots repeat them for the mouse alone.
  for (const group of plot.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  for (const anchor of plot.querySelectorAll("a")) {
    if (anchor.querySelector("text")) continue;
    anchor.setAttribute("tabindex", "-1");
    anchor.setAttribute("aria-hidden", "true");
  }
  picture.replaceChildren(plot);
}

function timelineOptions(rows, domain, width) {
  const { ruleY, dot, text, axisX, gridX } = vendor.Plot;
  const [from, to] = domain;
  const clip = (day) => new Date(Math.min(Math.max(day, from), to));
  const bars = rows.map((row) => ({ ...row, from: clip(row.from), to: clip(row.to) }));
  const dots = rows.flatMap((row) => row.stages.map((stage) => ({ ...stage, ...span(stage.date), status: row.status, title: row.title })))
    .filter((stage) => stage.middle >= from && stage.middle <= to);
  const href = (row) => `#${encodeURIComponent(row.id)}`;
  const wide = width >= WIDE;
  const ticks = Math.max(2, Math.floor((width - (wide ? MARGIN : 0)) / 90));
  const fits = Math.floor((wide ? MARGIN : width) / 6.1) - 4;
  const dy = wide ? 0 : 8;
  return {
    width, height: rows.length * (wide ? 25 : 36) + 72,
    marginLeft: wide ? MARGIN : 8, marginRight: 16, marginTop: 36, marginBottom: 36,
    x: { type: "utc", domain, label: null },
    y: { type: "band", domain: rows.map((row) => row.id), axis: null, padding: 0 },
    style: { fontFamily: "inherit", fontSize: "12px", background: "transparent", color: colour("ink"), overflow: "visible" },
    marks: [
      gridX({ stroke: colour("rule"), strokeOpacity: 1, ticks }),
      axisX({ anchor: "top", ticks, tickSize: 0 }),
      axisX({ anchor: "bottom", ticks, tickSize: 0 }),
      ruleY(bars, { y: "id", x1: "from", x2: "to", dy, strokeWidth: 4, strokeLinecap: "round", strokeOpacity: 0.45,
        stroke: (row) => statusColour(row), href }),
      dot(dots, { y: "id", x: "middle", dy, r: 3.5, stroke: (one) => statusColour(one), strokeWidth: 1.5,
        fill: (one) => (one.exact ? statusColour(one) : colour("paper")), href,
        title: (one) => `${written(one.date)}: ${one.what}\n${one.title}` }),
      text(bars, { y: "id", frameAnchor: "left", dx: wide ? 8 - MARGIN : 0, dy: wide ? 0 : -6, textAnchor: "start", href, fill: colour("ink"),
        stroke: colour("paper"), strokeWidth: 4, text: (row) => (row.title.length > fits ? `${row.title.slice(0, fits - 1)}…` : row.title) }),
    ],
  };
}

/** The colour of what a row's status is. */
function statusColour(row) {
  return colour(row.id.startsWith("agreement:") ? `agreement-${ENDED.includes(row.status) ? "ended" : "stands"}` : row.status);
}

const ENDED = ["withdrawn", "terminated", "violated", "suspended"];

function drawTimelineLegend(shown) {
  const regimes = new Set(shown.filter((row) => row.kind === "regime").map((row) => row.status));
  const agreements = new Set(shown.filter((row) => row.kind === "agreement")
    .map((row) => (ENDED.includes(row.status) ? "ended" : "stands")));
  const TEXTS = { stands: "agreement", ended: "agreement left, ended, suspended or broken" };
  at("timeline-legend").replaceChildren(
    ...STATUSES.filter((code) => regimes.has(code)).map((code) =>
      el("li", {}, el("span", { class: "swatch solid", "data-status": code }), `regime ${words(code)}`)),
    ...["stands", "ended"].filter((code) => agreements.has(code)).map((code) =>
      el("li", {}, el("span", { class: "swatch solid", "data-status": `agreement-${code}` }), TEXTS[code])),
  );
}
