"use strict";

// The network: the strongest ties between parties, laid out by forces that give the same picture every time.

const STATUSES = ["in_force", "designated", "threatened", "proposed", "suspended", "lifted", "delisted", "unknown"];
const LINES = { threatened: "dashed", proposed: "dashed", suspended: "dotted", lifted: "dotted", delisted: "dotted" };
const SHAPES = {
  country: "ellipse", bloc: "round-rectangle", organisation: "round-rectangle", company: "rectangle",
  person: "triangle", group: "pentagon", vessel: "diamond", aircraft: "diamond",
};
const FEW = 15;
const MANY = [FEW, 30, 60, 120, 250];

/** Regimes and listings as ties from one party to another. */
const ties = strongest([
  ...data.regimes.map((row) => ({ ...row, kind: "regime", from: row.sender, to: row.target, since: row.started_on })),
  ...data.designations.map((row) =>
    ({ ...row, kind: "designation", from: row.authority, to: row.party, since: row.listed_on })),
]);

let graph = null;

function openNetwork() {
  const show = table(at("network-table"), {
    caption: "Who sanctions whom",
    noun: ["tie", "ties"],
    pageSize: 25,
    columns: [
      { label: "Who sanctions", value: (tie) => nameOf(tie.from), cell: (tie) => partyLink(tie.from) },
      { label: "Whom", value: (tie) => nameOf(tie.to), cell: (tie) => partyLink(tie.to) },
      { label: "Status", value: (tie) => tie.status, cell: (tie) => status(tie.status, statusWords(tie.kind)) },
      { label: "Since", value: (tie) => tie.since, cell: (tie) => time(tie.since) },
      { label: "Articles", number: true, value: (tie) => tie.articles, cell: (tie) => String(tie.articles) },
      { label: "Evidence", value: () => null, cell: (tie) =>
        link(tie.id, "Evidence", { "aria-label": `Evidence: ${titleOf({ kind: tie.kind, row: tie })}` }) },
    ],
  });
  fillNetworkControls();
  const draw = () => {
    const chosen = ties.filter(isShown);
    const most = Number(at("network-most").value) || chosen.length;
    show(chosen);
    drawNetwork(chosen.slice(0, most), chosen.length);
  };
  for (const name of ["most", "ties", "status", "around"]) at(`network-${name}`).addEventListener("change", draw);
  at("network-larger").addEventListener("click", () => zoom(1.4));
  at("network-smaller").addEventListener("click", () => zoom(1 / 1.4));
  at("network-fit").addEventListener("click", () => fit());
  window.addEventListener("resize", quietly(200, () => { graph?.resize(); fit(); }));
  whenColoursChange(() => graph?.style(networkStyle()));
  // What is drawn on a canvas changes only after the page is on paper; a picture is there at once.
  window.addEventListener("beforeprint", () => {
    at("network-paper").src = graph.png({ output: "base64uri", full: true, scale: 2, maxWidth: 2400, bg: colour("paper") });
  });
  draw();
}

function fillNetworkControls() {
  choices(at("network-most"), null, MANY.map((most) => [most, `the ${most} strongest`]));
  at("network-most").value = NARROW ? FEW : 30;
  const used = new Set(ties.map((tie) => tie.status));
  choices(at("network-status"), "any", STATUSES.filter((code) => used.has(code)).map((code) => [code, words(code)]));
  const around = new Set([...data.regimes.flatMap((row) => [row.sender, row.target]),
    ...data.designations.map((row) => row.authority)]);
  choices(at("network-around"), "everybody",
    [...around].map((id) => [id, nameOf(id)]).sort((a, b) => COLLATOR.compare(a[1], b[1])));
}

function isShown(tie) {
  const kind = at("network-ties").value;
  const wanted = at("network-status").value;
  const around = at("network-around").value;
  return (kind === "both" || tie.kind === kind) && (!wanted || tie.status === wanted)
    && (!around || tie.from === around || tie.to === around);
}

function drawNetwork(shown, of) {
  const ids = [...new Set(shown.flatMap((tie) => [tie.from, tie.to]))];
  const container = at("network-picture");
  container.setAttribute("aria-label",
    `Network of ${count(shown.length, "tie")} between ${count(ids.length, "party", "parties")}. The table below it holds the same.`);
  const caption = shown.length === 0 ? "Nothing to show."
    : `${count(shown.length, "tie")} of ${of.toLocaleString("en")}, ${count(ids.length, "party", "parties")}. `
      + "Select a party or an arrow to read its evidence.";
  at("network-caption").textContent = caption;
  graph?.destroy();
  graph = vendor.cytoscape({
    container,
    elements: [...nodes(ids, shown, container), ...shown.map(edge)],
    style: networkStyle(),
    layout: { name: "preset", fit: true, padding: 24 },
    userZoomingEnabled: false,
    userPanningEnabled: false,
    boxSelectionEnabled: false,
    autoungrabify: true,
    minZoom: 0.1,
    maxZoom: 4,
  });
  fit();
  graph.on("tap", "node, edge", (event) => open(event.target.id()));
  graph.on("mouseover", "node, edge", (event) => {
    container.style.cursor = "pointer";
    at("network-caption").textContent = describe(event.target.id());
  });
  graph.on("mouseout", "node, edge", () => {
    container.style.cursor = "";
    at("network-caption").textContent = caption;
  });
  drawLegend(shown);
}

/** What an element of the network is, in words. */
function describe(id) {
  const { kind, row } = items.get(id);
  if (kind === "party") return [row.name, words(row.kind), data.countries[row.country]].filter(Boolean).join(", ");
  return `${titleOf({ kind, row })}: ${words(row.status)}, ${count(row.articles, "article")}`;
}

function edge(tie) {
  return { data: { id: tie.id, source: tie.from, target: tie.to, status: tie.status,
    line: LINES[tie.status] ?? "solid", width: 1 + 1.2 * Math.log2(Math.max(1, tie.articles)) } };
}

/** Parties with their places. */
function nodes(ids, shown, container) {
  const degrees = new Map(ids.map((id) => [id, 0]));
  for (const tie of shown) for (const id of [tie.from, tie.to]) degrees.set(id, degrees.get(id) + 1);
  const places = laidOut(ids, shown, container);
  return ids.map((id, number) => {
    const party = parties.get(id) ?? { name: id };
    return {
      data: { id, label: shortened(party.name), shape: SHAPES[party.kind] ?? "ellipse", size: 14 + 5 * Math.sqrt(degrees.get(id)) },
      position: { x: places[number].x, y: places[number].y },
    };
  });
}

function shortened(name) {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

/** Places parties so that ties are short and names do not cover each other, in the shape of the container. */
function laidOut(ids, shown, container) {
  const force = vendor.force;
  const places = ids.map((id) => ({ id }));
  const wide = Math.min(2.2, Math.max(0.6, container.clientWidth / Math.max(1, container.clientHeight)));
  const simulation = force.forceSimulation(places)
    .force("ties", force.forceLink(shown.map((tie) => ({ source: tie.from, target: tie.to })))
      .id((place) => place.id).distance(95).strength(0.35))
    .force("apart", force.forceManyBody().strength(-420).distanceMax(600))
    .force("names", force.forceCollide(46))
    .force("x", force.forceX().strength(0.09 / wide))
    .force("y", force.forceY().strength(0.09 * wide))
    .stop();
  simulation.tick(ids.length > 150 ? 150 : 300);
  return places;
}

function networkStyle() {
  const [ink, paper] = [colour("ink"), colour("paper")];
  return [
    { selector: "node", style: {
      "label": "data(label)", "shape": "data(shape)", "width": "data(size)", "height": "data(size)",
      "background-color": ink, "color": ink, "font-size": NARROW ? 16 : 12, "font-family": getComputedStyle(document.body).fontFamily,
      "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "wrap", "text-max-width": NARROW ? 120 : 96,
      "text-outline-color": paper, "text-outline-width": 2.5, "min-zoomed-font-size": 5,
    } },
    { selector: "edge", style: {
      "width": "data(width)", "line-style": "data(line)", "curve-style": "bezier", "target-arrow-shape": "triangle",
      "arrow-scale": 0.9, "line-color": colour("unknown"), "target-arrow-color": colour("unknown"), "opacity": 0.85,
    } },
    ...STATUSES.map((code) => ({ selector: `edge[status="${code}"]`, style: {
      "line-color": colour(code), "target-arrow-color": colour(code),
    } })),
  ];
}

function zoom(factor) {
  graph.zoom({ level: graph.zoom() * factor, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
  graph.userPanningEnabled(true);
}

/** Shows all of the network. Until somebody makes it larger, a finger on it moves the page. */
function fit() {
  if (!graph) return;
  graph.fit(undefined, 24);
  if (graph.zoom() > 1.3) {
    graph.zoom(1.3);
    graph.center();
  }
  graph.userPanningEnabled(false);
}

function drawLegend(shown) {
  const used = new Set(shown.map((tie) => tie.status));
  const kinds = new Set(shown.flatMap((tie) => [parties.get(tie.from)?.kind, parties.get(tie.to)?.kind]));
  at("network-legend").replaceChildren(
    ...STATUSES.filter((code) => used.has(code)).map((code) =>
      el("li", {}, el("span", { class: `swatch ${LINES[code] ?? "solid"}`, "data-status": code }), words(code))),
    ...Object.keys(SHAPES).filter((kind) => kinds.has(kind)).map((kind) =>
      el("li", {}, el("span", { class: `shape ${SHAPES[kind]}` }), kind)),
  );
}

/** Calls a function when light turns to dark or back, and before and after the page is printed. */
function whenColoursChange(call) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", call);
  for (const event of ["beforeprint", "afterprint"]) {
    window.addEventListener(event, () => {
      document.documentElement.classList.toggle("printed", event === "beforeprint");
      call();
    });
  }
}
