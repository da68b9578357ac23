// Prints the licence of every package that has gone into the bundle; one that several share is printed once.

import { readFileSync, readdirSync } from "node:fs";

const ALLOWED = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"]);

const files = Object.keys(JSON.parse(readFileSync("bundled.json", "utf8")).inputs);
const packages = new Set(files.map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
const texts = new Map();
for (const name of [...packages].sort()) {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  if (!ALLOWED.has(license)) throw new Error(`${name} has the licence ${license}`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(`${folder}/${file}`, "utf8").replaceAll("\r\n", "\n").trim() : `${license} licence, as its package says.`;
  texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
}
for (const [text, names] of texts) console.log(`${names.join("\n")}\n\n${text}\n\n${"-".repeat(70)}\n`);
