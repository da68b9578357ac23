// Takes the screenshots of the page that the documentation shows.
//
//     node screenshots.mjs FILE FOLDER

import { launch, openPage, PHONE, WIDE } from "./browser.mjs";

const [, , file, folder] = process.argv;
const browser = await launch();

async function shoot(name, options, act = async () => {}) {
  const page = await openPage(browser, file, options);
  await act(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}

const sheet = (page) => page.evaluate(() => { location.hash = "regime:us-ir"; });
const section = (id) => (page) => page.evaluate((name) => document.getElementById(name).scrollIntoView({ behavior: "instant" }), id);
const tall = { viewport: { ...WIDE, height: 1200 } };
await shoot("page-desktop", tall);
await shoot("page-desktop-evidence", { viewport: WIDE }, sheet);
await shoot("page-desktop-dark", { viewport: WIDE, colorScheme: "dark" }, section("agreements"));
await shoot("page-phone", { viewport: PHONE, hasTouch: true });
await shoot("page-phone-timeline", { viewport: PHONE, hasTouch: true }, section("timeline"));
await shoot("page-phone-evidence", { viewport: PHONE, hasTouch: true }, sheet);
await browser.close();
