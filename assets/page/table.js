"use strict";

// A table that is sorted by its headings and shown page by page; on a narrow screen each row is a block.

const ROWS_IN_PRINT = 1000;

/**
 * Makes a table in a container. Each column has a label, a `value` to sort by and a `cell` to show; the first names the
 * row. Returns a function that shows rows, in the order
 * given until somebody sorts them, and tells what they were searched for.
 */
function table(container, { caption, columns, noun, pageSize = NARROW ? 20 : 50 }) {
  const state = { rows: [], sort: null, page: 0, printed: false, query: "" };
  const found = el("p", { class: "found", role: "status" });
  const body = el("tbody", { role: "rowgroup" });
  const heads = columns.map((column, place) => heading(column, () => sortBy(place)));
  const pager = pages((step) => turn(step));
  container.replaceChildren(
    found,
    el("div", { class: "table" }, el("table", { role: "table" },
      el("caption", { class: "hidden" }, caption),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)),
      body)),
    pager.element,
  );
  pager.element.setAttribute("aria-label", `Pages of ${caption}`);
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));

  function print(printed) {
    state.printed = printed;
    draw();
  }

  function sortBy(place) {
    const down = state.sort?.place === place && !state.sort.down;
    state.sort = { place, down };
    state.page = 0;
    draw();
  }

  function turn(step) {
    state.page += step;
    draw();
    if (body.getBoundingClientRect().top < 0) container.scrollIntoView();
  }

  function sorted() {
    if (!state.sort) return state.rows;
    const { value } = columns[state.sort.place];
    const keyed = state.rows.map((row, place) => ({ row, place, key: value(row) ?? null }));
    keyed.sort((a, b) => compare(a.key, b.key, state.sort.down) || a.place - b.place);
    return keyed.map(({ row }) => row);
  }

  function draw() {
    const size = state.printed ? ROWS_IN_PRINT : pageSize;
    const last = Math.max(0, Math.ceil(state.rows.length / size) - 1);
    const page = state.printed ? 0 : Math.min(Math.max(state.page, 0), last);
    if (!state.printed) state.page = page;
    const shown = sorted().slice(page * size, (page + 1) * size);
    body.replaceChildren(...shown.map((row) => line(columns, row)));
    heads.forEach((head, place) => head.setAttribute("aria-sort",
      state.sort?.place !== place ? "none" : state.sort.down ? "descending" : "ascending"));
    const range = shown.length < state.rows.length
      ? `, ${page * size + 1} to ${page * size + shown.length} shown` : "";
    found.textContent = count(state.rows.length, ...noun) + (state.query && ` for “${state.query}”`) + range;
    pager.show(page, last);
  }

  return (rows, query = "") => {
    Object.assign(state, { rows, query, page: 0 });
    draw();
  };
}

/** Orders two keys; what has none comes last either way. */
function compare(a, b, down) {
  if (a === null || b === null) return (a === null) - (b === null);
  const order = typeof a === "number" ? a - b : COLLATOR.compare(a, b);
  return down ? -order : order;
}

const COLLATOR = new Intl.Collator("en");

/** A heading that sorts. */
function heading(column, sort) {
  return el("th", { scope: "col", role: "columnheader", class: column.number && "number" },
    el("button", { type: "button", click: sort }, column.label));
}

/** A row. */
function line(columns, row) {
  return el("tr", { role: "row" }, columns.map((column, place) => {
    const shown = [column.cell ? column.cell(row) : column.value(row)].flat(Infinity)
      .filter((part) => part !== null && part !== undefined && part !== false && part !== "");
    const attributes = { "data-label": column.label, class: column.number && "number", "data-empty": !shown.length };
    return place === 0
      ? el("th", { ...attributes, scope: "row", role: "rowheader" }, shown)
      : el("td", { ...attributes, role: "cell" }, shown);
  }));
}

/** Buttons that turn pages. */
function pages(turn) {
  const back = el("button", { type: "button", click: () => turn(-1) }, "Previous");
  const on = el("button", { type: "button", click: () => turn(1) }, "Next");
  const where = el("span", {});
  return {
    element: el("nav", { class: "pager" }, back, where, on),
    show(page, last) {
      const held = document.activeElement;
      where.textContent = `Page ${page + 1} of ${last + 1}`;
      back.disabled = page === 0;
      on.disabled = page === last;
      if (held === back && back.disabled) on.focus();
      if (held === on && on.disabled) back.focus();
      back.parentElement.hidden = last === 0;
    },
  };
}
