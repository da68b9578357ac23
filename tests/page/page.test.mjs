// Opens the page of a dataset in Chromium, as a reader does: by clicks, by keys alone, on a phone, on paper, and with
// the rules of axe for those who do not see it.
//
//     node --test page.test.mjs       with the dataset, built in html and jsonl, in the folder DATASET

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, openPage, PHONE } from "./browser.mjs";

const dataset = process.env.DATASET;
const file = `${dataset}/sanctions.html`;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The rows of a table. */
function rows(table) {
  return readFileSync(`${dataset}/jsonl/${table}.jsonl`, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** The claims of every regime, designation and agreement, by its key. */
function claimsByItem() {
  const claims = new Map();
  const keys = { sanction_claims: "regime_id", designation_claims: "designation_id", agreement_claims: "agreement_id" };
  for (const [table, key] of Object.entries(keys)) {
    for (const row of rows(table)) claims.set(row[key], [...(claims.get(row[key]) ?? []), row.claim_id]);
  }
  return claims;
}

const isOpen = (page) => page.locator("#evidence").evaluate((sheet) => sheet.open);

/** Opens an item by its address. */
async function address(page, id) {
  await page.evaluate((key) => { location.hash = encodeURIComponent(key); }, id);
  await page.waitForFunction((key) => decodeURIComponent(location.hash.slice(1)) === key && document.getElementById("evidence").open, id);
}

test("opens from the disk, asks for nothing, and says nothing", async () => {
  const page = await openPage(browser, file);
  assert.deepEqual(page.asked.filter((url) => !url.startsWith("data:")), [`file://${file}`]);
  assert.deepEqual(page.said, []);
  assert.match(await page.textContent("#scope"), new RegExp(`^${rows("regimes").length} sanctions regimes?, ${rows("designations").length} listings`));
  await page.close();
});

test("every item opens its evidence: all claims, with their quotes marked", async () => {
  const page = await openPage(browser, file);
  const quotes = new Map();
  for (const row of rows("evidence")) quotes.set(row.claim_id, [...(quotes.get(row.claim_id) ?? []), row.quote]);
  const articles = new Map(rows("articles").map((row) => [row.article_id, row]));
  const claims = new Map(rows("claims").map((row) => [row.claim_id, row]));
  let seen = 0;
  for (const [id, expected] of claimsByItem()) {
    await address(page, id);
    while (await page.locator(".evidence > .more button:visible").count()) await page.click(".evidence > .more button:visible");
    const shown = await page.$$eval(".claim", (all) => all.map((claim) => ({
      marks: [...claim.querySelectorAll("mark")].map((mark) => mark.textContent),
      source: claim.querySelector(".source").textContent,
      sure: claim.querySelector(".sure").textContent,
    })));
    assert.equal(shown.length, expected.length, id);
    for (const claim of expected) {
      const { source, publisher, published_on } = articles.get(claims.get(claim).article_id);
      const sure = claims.get(claim).confidence.toFixed(2);
      const found = shown.some((one) => one.source.includes(source) && one.source.includes(publisher ?? "")
        && one.sure.includes(sure) && (!published_on || one.source.includes(published_on.slice(0, 4)))
        && quotes.get(claim).every((quote) => one.marks.some((mark) => mark.includes(quote))));
      assert.ok(found, `${claim} of ${id}`);
      seen += 1;
    }
  }
  assert.equal(seen, rows("claims").length);
  await page.close();
});

test("an article can be read whole", async () => {
  const page = await openPage(browser, file);
  await address(page, "designation:gb:company-cordothal-holdings");
  const before = await page.locator("blockquote").textContent();
  await page.click("text=Show the whole article");
  const whole = await page.locator("blockquote").textContent();
  const article = rows("articles").find((row) => row.source.endsWith("#long"));
  assert.ok(before.length < whole.length);
  assert.equal(`${article.title}\n\n${whole}`, article.body);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BLOCKQUOTE");
  await page.close();
});

test("what an article holds is shown and never run", async () => {
  const page = await openPage(browser, file);
  const article = rows("articles").find((row) => row.source.endsWith("#script"));
  await address(page, "designation:ca:company-alvanor-trading-llc");
  assert.equal(await page.locator(".claim h4").textContent(), article.title);
  assert.equal(`${article.title}\n\n${await page.locator("blockquote").textContent()}`, article.body);
  assert.ok(article.body.includes("</script><script>window.hurt = 6</script>"));
  assert.equal(await page.locator(".claim .source a").count(), 0, "an address that is no web address is no link");
  await address(page, "designation:jp:company-bormithal-bank");
  assert.match(await page.locator("mark").first().textContent(), /Japan on Tuesday added Bormithal Bank/);
  assert.match(await page.locator(".claim .source a").getAttribute("href"), /^https:/);
  const injected = page.evaluate(() => { const script = document.createElement("script"); script.textContent = "window.hurt = 9"; document.body.append(script); });
  await injected;
  assert.equal(await page.evaluate(() => window.hurt), undefined, "the policy stops what was not there");
  assert.equal(page.said.filter((line) => !line.includes("Content Security Policy")).length, 0);
  await page.close();
});

test("clicks on the network, the timeline, a card and the table open what they show", async () => {
  const page = await openPage(browser, file);
  const opens = async (title) => {
    await page.waitForFunction(() => document.getElementById("evidence").open);
    assert.equal(await page.textContent("#evidence-title"), title);
    await page.click("#evidence-close");
    assert.equal(await isOpen(page), false);
  };
  await page.locator("#network-picture").scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((scrolled) => requestAnimationFrame(() => requestAnimationFrame(scrolled))));
  const [node, edge] = await page.evaluate(() => {
    const box = document.getElementById("network-picture").getBoundingClientRect();
    const inPage = ({ x, y }) => ({ x: box.x + x, y: box.y + y });
    const node = graph.nodes()[0];
    // The tie whose middle lies farthest from all others, so that a click there can mean no other.
    const away = (point, from, to) => {
      const [x, y] = [to.x - from.x, to.y - from.y];
      const along = ((point.x - from.x) * x + (point.y - from.y) * y) / (x * x + y * y || 1);
      const [nearX, nearY] = [from.x + Math.min(1, Math.max(0, along)) * x, from.y + Math.min(1, Math.max(0, along)) * y];
      return Math.hypot(point.x - nearX, point.y - nearY);
    };
    const alone = (one) => Math.min(...graph.edges().filter((other) => other.id() !== one.id()).map((other) =>
      away(one.renderedMidpoint(), other.source().renderedPosition(), other.target().renderedPosition())));
    const edge = graph.edges().max(alone).ele;
    return [{ at: inPage(node.renderedPosition()), title: nameOf(node.id()) },
      { at: inPage(edge.renderedMidpoint()), title: items.get(edge.id()).row.name }];
  });
  await page.mouse.click(node.at.x, node.at.y);
  await opens(node.title);
  await page.mouse.click(edge.at.x, edge.at.y);
  await opens(edge.title);
  const bar = page.locator("#timeline-picture a:has(text)").first();
  await bar.click();
  await page.waitForFunction(() => document.getElementById("evidence").open);
  await page.goBack();
  await page.waitForFunction(() => !document.getElementById("evidence").open);
  const card = page.locator("#agreements-cards h3 a").first();
  const title = await card.textContent();
  await card.click();
  await opens(title);
  const party = page.locator("#parties-table tbody th a").first();
  const name = await party.textContent();
  await party.click();
  await opens(name);
  await page.close();
});

test("controls of the pictures choose what is shown, and the tables follow", async () => {
  const page = await openPage(browser, file);
  const ties = () => page.evaluate(() => graph.edges().length);
  await page.selectOption("#network-most", "15");
  assert.equal(await ties(), Math.min(15, rows("regimes").length));
  await page.selectOption("#network-ties", "designation");
  await page.selectOption("#network-around", "country:ca");
  const listed = rows("designations").filter((row) => row.authority_id === "country:ca").length;
  assert.match(await page.textContent("#network-caption"), new RegExp(` of ${listed}, `));
  assert.match(await page.textContent("#network-table .found"), new RegExp(`^${listed} tie`));
  await page.selectOption("#network-status", "in_force");
  assert.equal(await page.textContent("#network-caption"), "Nothing to show.");
  const larger = await page.evaluate(() => { const was = graph.zoom(); document.getElementById("network-larger").click(); return graph.zoom() / was; });
  assert.ok(larger >= 1);
  await page.selectOption("#timeline-kind", "agreement");
  await page.fill("#timeline-from", "2023");
  await page.waitForFunction(() => /^\d+ of \d+ /.test(document.getElementById("timeline-caption").textContent));
  await page.waitForTimeout(500);
  const links = await page.$$eval("#timeline-picture a:has(text)", (all) => all.map((one) => one.getAttribute("href") ?? one.href.baseVal));
  assert.ok(links.length > 0 && links.every((href) => decodeURIComponent(href).startsWith("#agreement:")));
  await page.close();
});

test("parties are found by name, by other names, with slips, in any script", async () => {
  const page = await openPage(browser, file);
  const found = page.locator("#parties-table .found");
  const search = async (words) => {
    await page.fill("#parties-query", words);
    await page.waitForFunction((text) => {
      const told = document.querySelector("#parties-table .found").textContent;
      return text ? told.includes(`for “${text}”`) : !told.includes("for “");
    }, words);
    return page.$$eval("#parties-table tbody th", (all) => all.map((one) => one.textContent));
  };
  assert.equal(await found.getAttribute("role"), "status");
  assert.ok((await search("bormithal")).some((name) => name.includes("Bormithal Bank")));
  assert.ok((await search("cordotal holdings")).some((name) => name.includes("Cordothal Holdings")), "one letter is missing");
  assert.deepEqual(await search("nobody of this name"), []);
  assert.equal(await found.textContent(), "0 parties for “nobody of this name”");
  await search("");
  await page.selectOption("#parties-kind", "company");
  assert.ok((await page.$$eval("#parties-table tbody tr td:nth-child(2)", (all) => all.map((one) => one.textContent)))
    .every((kind) => kind === "company"));
  const heading = page.locator("#parties-table thead button").first();
  await heading.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.getAttribute("#parties-table thead th", "aria-sort"), "ascending");
  const names = await page.$$eval("#parties-table tbody th a", (all) => all.map((one) => one.textContent));
  assert.deepEqual(names, [...names].sort(new Intl.Collator("en").compare));
  await page.close();
});

test("keys alone reach and work everything", async () => {
  const page = await openPage(browser, file);
  const focused = () => page.evaluate(() => {
    const held = document.activeElement;
    const style = getComputedStyle(held.querySelector("text") ?? held);
    return { id: held.id, tag: held.tagName, text: held.textContent.slice(0, 40), section: held.closest("section, header, footer")?.id ?? "",
      seen: style.outlineStyle !== "none" || style.textDecorationLine.includes("underline") };
  });
  await page.keyboard.press("Tab");
  assert.equal((await focused()).text, "Skip to content");
  await page.keyboard.press("Enter");
  assert.equal((await focused()).id, "content");
  const walked = [];
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press("Tab");
    const held = await focused();
    if (held.tag === "BODY") break;
    assert.ok(held.seen, `focus can be seen on ${JSON.stringify(held)}`);
    walked.push(held);
  }
  for (const id of ["network-most", "network-around", "network-larger", "timeline-most", "timeline-from", "agreements-query", "parties-query", "parties-by"]) {
    assert.ok(walked.some((held) => held.id === id), `${id} is reached`);
  }
  assert.ok(walked.some((held) => held.section === "timeline" && held.tag.toLowerCase() === "a"), "names on the timeline are reached");
  assert.ok(walked.some((held) => held.section === "parties" && held.tag === "A"), "parties are reached");
  await page.focus("#network summary");
  await page.keyboard.press("Enter");
  await page.focus("#network-table tbody a");
  const opener = await focused();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("evidence").open);
  assert.equal((await focused()).id, "evidence-title");
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest("#evidence")));
    assert.ok(inside, "the sheet keeps the focus while it is open");
  }
  await page.keyboard.press("Escape");
  assert.equal(await isOpen(page), false);
  assert.deepEqual(await focused(), opener, "the focus is back where it was");
  assert.equal(new URL(page.url()).hash, "");
  await page.close();
});

for (const [look, options] of [
  ["wide", {}], ["dark", { colorScheme: "dark" }], ["phone", { viewport: PHONE, hasTouch: true }],
]) {
  test(`axe finds nothing (${look})`, async () => {
    const page = await openPage(browser, file, options);
    const check = async (where) => {
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      const told = violations.map((one) => `${where}: ${one.impact} ${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary}`).join("; ")}`);
      assert.deepEqual(told, []);
    };
    await page.evaluate(axe);
    await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
    await check("page");
    for (const id of [rows("agreements")[0].agreement_id, rows("designations")[0].party_id]) {
      await address(page, id);
      await check(id);
    }
    await page.close();
  });
}

test("nothing is wider than a phone", async () => {
  const page = await openPage(browser, file, { viewport: { width: 360, height: 740 }, hasTouch: true });
  await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(await over() <= 0);
  await address(page, "designation:gb:company-cordothal-holdings");
  await page.click("text=Show the whole article");
  assert.ok(await page.locator("#evidence").evaluate((sheet) => sheet.scrollWidth <= sheet.clientWidth));
  const small = await page.$$eval("button, select, input", (all) => all.filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML));
  assert.deepEqual(small, [], "what is touched is large enough");
  await page.close();
});

test("on paper: black on white, all rows, no controls; an open sheet alone", async () => {
  const page = await openPage(browser, file, { colorScheme: "dark" });
  const inPrint = (call) => page.evaluate(call);
  await page.emulateMedia({ media: "print" });
  await inPrint(() => window.dispatchEvent(new Event("beforeprint")));
  const sanctioned = await inPrint(() => sanctioned().length);
  assert.equal(await page.locator("#parties-table tbody tr").count(), sanctioned);
  assert.equal(await page.locator(".controls:visible, .pager:visible, nav:visible").count(), 0);
  assert.equal(await inPrint(() => getComputedStyle(document.body).color), "rgb(28, 30, 33)");
  assert.equal(await page.locator("#network-table table:visible").count(), 1);
  await inPrint(() => window.dispatchEvent(new Event("afterprint")));
  // No medium set: what is emulated here would hold for the paper too.
  await page.emulateMedia({ media: null });
  const all = await page.pdf({ format: "A4" });
  await address(page, "designation:gb:company-cordothal-holdings");
  const one = await page.pdf({ format: "A4" });
  for (const pdf of [all, one]) assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.equal(pages(one), 1);
  assert.ok(pages(all) > 5, `${pages(all)} pages of all`);
  await page.close();
});

test("who asked for less motion gets none", async () => {
  const page = await openPage(browser, file);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  await page.close();
});
