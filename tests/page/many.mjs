// Opens the page of a dataset with thousands of parties, and tells how long it took until all was shown and how long a
// search took.
//
//     node many.mjs FILE [TIMES]

import assert from "node:assert/strict";
import { launch, openPage, PHONE, WIDE } from "./browser.mjs";

const [, , file, times = "3"] = process.argv;
const browser = await launch();
for (const [name, viewport] of [["desktop", WIDE], ["phone", PHONE]]) {
  const opened = [];
  let parties;
  let search;
  for (let time = 0; time < Number(times); time += 1) {
    const page = await openPage(browser, file, { viewport });
    opened.push(await page.evaluate(() => performance.getEntriesByName("ready")[0].startTime));
    parties = await page.evaluate(() => sanctioned().length);
    const ties = await page.evaluate(() => graph.edges().length);
    assert.ok(ties <= 250, `${ties} ties are laid out at once`);
    const elements = await page.evaluate(() => document.querySelectorAll("body *:not(script)").length);
    assert.ok(elements < 5000, `${elements} elements`);
    search = await page.evaluate(() => {
      const start = performance.now();
      document.getElementById("parties-query").value = "alvanor";
      document.getElementById("parties-kind").dispatchEvent(new Event("change"));
      return performance.now() - start;
    });
    assert.match(await page.textContent("#parties-table"), /Alvanor Trading LLC/);
    await page.close();
  }
  console.log(`${name}: opened with ${parties} sanctioned parties in ${opened.map((one) => (one / 1000).toFixed(2)).join(", ")} s; first search ${search.toFixed(0)} ms`);
}
await browser.close();
