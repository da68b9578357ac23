"use strict";

// Elements, and how words, numbers and dates are written. Text from articles goes into the page as text nodes only.

/** Whether the page was opened on a narrow screen, where less is shown at first. */
const NARROW = window.innerWidth < 640;

/** Makes an element. Attributes that are null, undefined or false are left out; functions become listeners. */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return made;
}

/** The element of this id. */
function at(id) {
  return document.getElementById(id);
}

/** A code as words: `in_force` as `in force`. */
function words(code) {
  return code.replaceAll("_", " ");
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date of any precision as people write it. */
function written(date) {
  const [year, month, day] = date.split("-");
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** A date as a `time` element, or nothing. */
function time(date) {
  return date ? el("time", { datetime: date }, written(date)) : null;
}

/** The first and the last day that a date can mean, and the middle, as times. */
function span(date) {
  const [year, month, day] = date.split("-").map(Number);
  const from = utc(year, (month ?? 1) - 1, day ?? 1);
  const to = day ? from : month ? utc(year, month, 0) : utc(year, 11, 31);
  return { from, to, middle: new Date((Number(from) + Number(to)) / 2), exact: Boolean(day) };
}

/** A day as a time; years below 100 are taken as they are. */
function utc(year, month, day) {
  const made = new Date(Date.UTC(2000, month, day));
  made.setUTCFullYear(year + made.getUTCFullYear() - 2000);
  return made;
}

/** A number with the noun that it counts. */
function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Text that compares without regard to case and accents. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** A link that opens an item. */
function link(id, text, attributes) {
  return el("a", { href: `#${encodeURIComponent(id)}`, dir: "auto", ...attributes }, text);
}

/** A status as a word with its mark. */
function status(code, definitions) {
  return el("span", { class: "status", "data-status": code, title: definitions?.[code] }, words(code));
}

/** Nodes with a separator between them. */
function joined(nodes, separator = ", ") {
  return nodes.flatMap((node, place) => (place ? [separator, node] : [node]));
}

/** Fills a select with a first choice for everything, and options of value and text. */
function choices(select, everything, options) {
  const rows = everything === null ? options : [["", everything], ...options];
  select.replaceChildren(...rows.map(([value, text]) => el("option", { value }, text)));
}

/** Calls a function once things have been quiet for some milliseconds. */
function quietly(wait, call) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, wait);
  };
}

/** A colour of the page's style sheet. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
