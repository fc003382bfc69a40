// A real Chromium, in the windows that the pages must work in, and the checks for each state.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const screenshots = join(here, "screenshots");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const WINDOWS = [
  { name: "narrow-light", viewport: { width: 320, height: 720 }, colorScheme: "light" },
  { name: "wide-light", viewport: { width: 1400, height: 900 }, colorScheme: "light" },
  { name: "narrow-dark", viewport: { width: 320, height: 720 }, colorScheme: "dark" },
  { name: "wide-dark", viewport: { width: 1400, height: 900 }, colorScheme: "dark" },
];

export async function launch() {
  const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
  if (!program) throw new Error("Chromium is not installed: run scripts/test-packages.sh");
  mkdirSync(screenshots, { recursive: true });
  return chromium.launch({ executablePath: program, args: FLAGS });
}

/** Opens a page that fails the test on any error in its console. */
export async function open(browser, window, { script = true } = {}) {
  const { name, ...options } = window;
  const context = await browser.newContext({ ...options, javaScriptEnabled: script, locale: "da-DK" });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    const expected = /status of (404|405|413)/.test(message.text());
    if (message.type() === "error" && !expected) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { page, complaints, close: () => context.close() };
}

/** A state that a visitor can meet, with a picture of it for people to look at. */
export async function inspect(page, window, state) {
  await page.screenshot({ path: join(screenshots, `${state}-${window.name}.png`), fullPage: true });
  await check(page, state);
}

/** Nothing for axe to find, nothing wider than the window. */
export async function check(page, state) {
  await fitsTheWindow(page, state);
  await hasNoViolations(page, state);
}

async function fitsTheWindow(page, state) {
  const { wide, room, by } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const over = [...document.querySelectorAll("body *")].filter(
      (it) => it.getBoundingClientRect().right > room + 1 && !it.closest(".sr-only, .skipnav"),
    );
    return { room, wide: document.documentElement.scrollWidth, by: over.slice(0, 3).map((it) => it.outerHTML.slice(0, 120)) };
  });
  assert.ok(wide <= room, `${state}: ${wide} px of page in a window of ${room} px\n${by.join("\n")}`);
}

async function hasNoViolations(page, state) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], resultTypes: ["violations"] }),
  );
  const told = violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.failureSummary}\n  ${node.html}`));
  assert.equal(told.length, 0, `${state}:\n${told.join("\n")}`);
}
