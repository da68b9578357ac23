// A Chromium that opens files and asks the network for nothing.

import { chromium } from "playwright-core";

const QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET });
}

/** Opens a page from the disk and waits until all of it is shown. What it says to the console is kept in `said`, what it asks for in `asked`. */
export async function openPage(browser, file, options = {}) {
  const page = await browser.newPage({ viewport: WIDE, reducedMotion: "reduce", ...options });
  page.said = [];
  page.asked = [];
  page.on("console", (message) => page.said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.said.push(String(error.stack)));
  page.on("request", (request) => page.asked.push(request.url()));
  await page.goto(`file://${file}`);
  await page.waitForSelector("html[data-ready]", { timeout: 60_000 });
  return page;
}
