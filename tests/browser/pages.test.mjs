// Walks through the pages as a visitor does.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { WINDOWS, inspect, launch, open } from "./browser.mjs";
import { startServer } from "./server.mjs";

const CATALOGUE = process.env.RETTESNOR_CATALOGUE ?? "katalog/proeveby/2023";
const STANDARD = `${CATALOGUE}/97-ledsageordning`;

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const window of WINDOWS) {
  describe(`in a ${window.name} window`, () => {
    test("every page that only shows is in order, in both languages", async () => {
      const { page, complaints, close } = await open(browser, window);
      const paths = { home: "", catalogue: CATALOGUE, standard: STANDARD, access: "tilgaengelighed", missing: "findes-ikke" };
      for (const language of ["da", "en"]) {
        for (const [name, path] of Object.entries(paths)) {
          await page.goto(`${server.address}${path}?sprog=${language}`);
          assert.equal(await page.getAttribute("html", "lang"), language);
          await inspect(page, window, `${name}-${language}`);
        }
      }
      await page.goto(server.address + STANDARD);
      await unfold(page);
      await inspect(page, window, "standard-unfolded");
      assert.deepEqual(complaints, []);
      await close();
    });

    test("an assessment grows from the first question to a result", async () => {
      const { page, complaints, close } = await open(browser, window);
      await page.goto(`${server.address}${STANDARD}/vurder?sprog=da`);
      await inspect(page, window, "assess-start");
      await page.fill(field("fakta.alder"), "femogfyrre");
      await page.click("[value=svar]");
      await inspect(page, window, "assess-misunderstood");
      await page.fill(field("fakta.alder"), "45");
      await page.click("[value=svar]");
      await page.click("[value=alle]");
      await inspect(page, window, "assess-all-questions");
      await answerTheRest(page);
      await inspect(page, window, "assess-result");
      await unfold(page);
      await inspect(page, window, "assess-result-unfolded");
      await page.click("form#svar button[formaction]");
      await inspect(page, window, "all-result");
      assert.deepEqual(complaints, []);
      await close();
    });
  });
}

const [, wide] = WINDOWS;

async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
}

async function answerTheRest(page) {
  await page.check(`${field("fakta.eget-oenske")}[value=ja]`);
  await page.check(field("komplet.bevillinger"));
  await page.check(`${field("skoen.kan-ikke-faerdes")}[value=ja]`);
  await page.fill(field("begrundelse.kan-ikke-faerdes"), "Kan ikke selv skubbe sin kørestol udendørs");
  await page.click("[value=svar]");
}

/** A field that a visitor fills in, not one that is carried along. */
const field = (name) => `#svar [name='${name}']:not([type=hidden])`;

const outcome = (page) => page.textContent(".r-verdict__outcome");

describe("without JavaScript", () => {
  test("an assessment comes to its result, and nothing of it stands in the address", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    assert.equal(await outcome(page), "Kan ikke afgøres endnu");
    await page.fill(field("fakta.alder"), "45");
    await page.click("[value=alle]");
    await answerTheRest(page);
    assert.equal(await outcome(page), "I målgruppen");
    const address = new URL(page.url());
    assert.equal(address.search, "");
    assert.doesNotMatch(address.pathname + address.hash, /45|skubbe/);
    await close();
  });

  test("a judgement is never filled in, and does not count without a reason", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await page.click("[value=alle]");
    assert.equal(await page.locator("[name^='skoen.']:checked").count(), 0);
    await page.check(`${field("skoen.kan-ikke-faerdes")}[value=ja]`);
    await page.click("[value=svar]");
    assert.equal(await page.locator(".form-error-message").count(), 1);
    assert.match(await page.title(), /^Fejl:/);
    await close();
  });

  test("an answer can be changed and removed", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await page.fill(field("fakta.alder"), "80");
    await page.click("[value=svar]");
    assert.equal(await outcome(page), "Ikke i målgruppen efter loven");
    await page.click("[value='ret.fakta.alder']");
    assert.equal(await page.inputValue(field("fakta.alder")), "80");
    await page.fill(field("fakta.alder"), "45");
    await page.click("[value=svar]");
    assert.equal(await outcome(page), "Kan ikke afgøres endnu");
    await page.click("[value='fjern.fakta.alder']");
    assert.equal(await page.locator("[value='ret.fakta.alder']").count(), 0);
    await close();
  });

  test("the language changes in the middle of an assessment without losing an answer", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await page.fill(field("fakta.alder"), "80");
    await page.click("[value=svar]");
    await page.click(".r-language button");
    assert.equal(await outcome(page), "Not in the target group by the Act");
    await page.click(".r-language button");
    assert.equal(await outcome(page), "Ikke i målgruppen efter loven");
    await close();
  });
});

describe("by keyboard", () => {
  test("the first stop is the way past the header", async () => {
    const { page, close } = await open(browser, wide);
    await page.goto(server.address);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#indhold");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "indhold");
    await close();
  });

  test("a question is answered with Tab, letters and Enter, and the focus goes to the result", async () => {
    const { page, close } = await open(browser, wide);
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await tabTo(page, () => document.activeElement.name === "fakta.alder");
    await page.keyboard.type("80");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.equal(await outcome(page), "Ikke i målgruppen efter loven");
    assert.match(page.url(), /#resultat$/);
    await close();
  });

  test("every stop can be seen", async () => {
    const { page, close } = await open(browser, wide);
    await page.goto(`${server.address}${STANDARD}/vurder`);
    const seen = new Set();
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press("Tab");
      const { tag, visible } = await page.evaluate(focusOfPage);
      if (tag === "body") break;
      assert.ok(visible, `no visible focus on ${tag}`);
      seen.add(tag);
    }
    assert.ok(seen.size > 5, "the keyboard reached too little");
    await close();
  });
});

function focusOfPage() {
  const it = document.activeElement;
  if (it === document.body) return { tag: "body", visible: true };
  const drawn = [it, it.nextElementSibling].filter(Boolean).map((one) => [getComputedStyle(one), getComputedStyle(one, "::before")]).flat();
  const visible = drawn.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  return { tag: it.outerHTML.slice(0, 80), visible };
}

async function tabTo(page, there) {
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(there)) return;
  }
  assert.fail("the keyboard did not get there");
}

describe("answers of the server", () => {
  test("an error is a sentence to act on, in the reader's language", async () => {
    const { page, close } = await open(browser, wide);
    const method = await page.request.post(server.address, { form: {} });
    assert.equal(method.status(), 405);
    assert.match(await method.text(), /brug knapperne på siden/);
    const large = await page.request.post(`${server.address}${STANDARD}/vurder`, {
      form: { "begrundelse.kan-ikke-faerdes": "x".repeat(600_000) },
    });
    assert.equal(large.status(), 413);
    assert.match(await large.text(), /gør begrundelserne kortere/);
    assert.doesNotMatch(await large.text(), /xxxx/);
    await close();
  });

  test("no page may be kept, framed or scripted", async () => {
    const response = await fetch(`${server.address}${STANDARD}/vurder`);
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("referrer-policy"), "no-referrer");
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.match(response.headers.get("content-security-policy"), /default-src 'none'.*frame-ancestors 'none'/);
    assert.doesNotMatch(await response.text(), /<script| style=| on[a-z]+=/);
  });

  test("it says that it lives and that it is ready", async () => {
    for (const path of ["health/live", "health/ready"]) {
      assert.equal((await fetch(server.address + path)).status, 200);
    }
  });
});
