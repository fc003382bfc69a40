// Walks through the pages of the real program, with the real catalogue, as a visitor does.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { WINDOWS, check, inspect, launch, open } from "./browser.mjs";
import { startServer } from "./server.mjs";

const CATALOGUE = process.env.RETTESNOR_CATALOGUE ?? "katalog/hvidovre/2023";
const ID = "97-ledsageordning";
const STANDARD = `${CATALOGUE}/${ID}`;

let server, browser, standards;
before(async () => {
  server = await startServer();
  browser = await launch();
  standards = await addressesIn(`${server.address}${CATALOGUE}`);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The addresses of all standards that the catalogue's page links to. */
async function addressesIn(page) {
  const text = await (await fetch(page)).text();
  const links = [...text.matchAll(/<th scope="row">\s*<a href="\/([^"]+)"/g)].map((it) => it[1]);
  assert.ok(links.length >= 14, `found only ${links.length} standards`);
  return links;
}

/** A field that a visitor fills in, not one that is carried along. */
const field = (name) => `#svar [name='${name}']:not([type=hidden])`;
const judgement = (id) => `skoen.${ID}/${id}`;
const reason = (id) => `begrundelse.${ID}/${id}`;
const outcome = (page) => page.textContent(".r-verdict__outcome");

async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
}

async function judge(page, id, answer, why) {
  await page.check(`${field(judgement(id))}[value=${answer}]`);
  await page.fill(field(reason(id)), why);
}

/** Asks for one question by its button, wherever it waits. */
async function askFor(page, name) {
  await unfold(page);
  await page.click(`[value='spoerg.${name}']`);
}

/** Answers everything that § 97 asks a person in a wheelchair. */
async function answerTheRest(page) {
  await page.check(`${field("fakta.oensker-ledsagelse-til-konkrete-formaal")}[value=ja]`);
  await page.check(`${field("fakta.sindslidelse")}[value=nej]`);
  await page.check(field("komplet.bevillinger"));
  await judge(page, "betydeligt-og-varigt-nedsat", "ja", "Bruger kørestol, og det ændrer sig ikke");
  await judge(page, "kan-ikke-faerdes-alene", "ja", "Kan ikke selv skubbe kørestolen udendørs");
  await judge(page, "nedsat-af-sociale-aarsager", "nej", "Nedsættelsen følger en skade i ryggen");
  await page.click("[value=svar]");
}

for (const window of WINDOWS) {
  describe(`in a ${window.name} window`, () => {
    test("every page that only shows is in order, in both languages", async () => {
      const { page, complaints, close } = await open(browser, window);
      const paths = { home: "", catalogue: CATALOGUE, standard: STANDARD, access: "tilgaengelighed", missing: "findes-ikke",
        review: `${CATALOGUE}/gennemgang`, compare: "sammenlign", facts: "oplysninger", fact: "oplysninger/boform", search: "soeg",
        versions: "sammenlign/billund/2021/billund/2024/103", municipalities: "sammenlign/ikast-brande/2025/lemvig/2024/97" };
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

    test("a need in plain words leads to a standard, and two catalogues are compared", async () => {
      const { page, complaints, close } = await open(browser, window);
      await page.goto(`${server.address}?sprog=da`);
      await page.fill("#ord", "jeg kan ikke gå ud alene");
      await page.click(".r-search button");
      assert.match(await page.textContent(".r-result h3"), /edsage/);
      assert.ok(!page.url().includes("alene"), "what is searched for stays out of the address");
      await inspect(page, window, "search-found");
      await page.fill("#ord", "xyzzy");
      await page.click(".r-search button");
      await inspect(page, window, "search-nothing");
      await page.goto(`${server.address}sammenlign`);
      await page.selectOption("#a", "ikast-brande/2025");
      await page.selectOption("#b", "lemvig/2024");
      await page.fill("#paragraf", "100");
      await page.click(".r-choose button");
      assert.match(page.url(), /sammenlign\/ikast-brande\/2025\/lemvig\/2024\/100$/);
      await unfold(page);
      await inspect(page, window, "compare-unfolded");
      assert.deepEqual(complaints, []);
      await close();
    });

    test("an assessment grows from the first question to a result", async () => {
      const { page, complaints, close } = await open(browser, window);
      await page.goto(`${server.address}${STANDARD}/vurder?sprog=da`);
      await inspect(page, window, "assess-start");
      await askFor(page, "fakta.alder");
      await page.fill(field("fakta.alder"), "femogfyrre");
      await page.click("[value=svar]");
      await inspect(page, window, "assess-misunderstood");
      await page.fill(field("fakta.alder"), "45");
      await page.click("[value=svar]");
      await page.click("[value=alle]");
      await inspect(page, window, "assess-all-questions");
      await answerTheRest(page);
      assert.equal(await outcome(page), "I målgruppen");
      await inspect(page, window, "assess-entitled");
      await unfold(page);
      await inspect(page, window, "assess-entitled-unfolded");
      await page.click(".r-language button");
      await inspect(page, window, "assess-entitled-english");
      await page.click(".r-language button");
      await page.click("form#svar button[formaction]");
      await inspect(page, window, "all-result");
      await unfold(page);
      await inspect(page, window, "all-result-unfolded");
      assert.deepEqual(complaints, []);
      await close();
    });

    test("the other results and a list of records are in order", async () => {
      const { page, close } = await open(browser, window);
      await page.goto(`${server.address}${STANDARD}/vurder?sprog=da`);
      await askFor(page, "saet.bevillinger");
      await page.selectOption("#svar select", "SEL § 97");
      await page.fill(field("saet.bevillinger.0.fra"), "1-5-2013");
      await page.click("[value='spoerg.saet.bevillinger']");
      await inspect(page, window, "assess-records");
      await page.check(field("komplet.bevillinger"));
      await page.click("[value=svar]");
      await askFor(page, "fakta.sindslidelse");
      await page.check(`${field("fakta.sindslidelse")}[value=ja]`);
      await page.click("[value=svar]");
      await page.click("[value='fjern.saet.bevillinger']");
      await askFor(page, "fakta.alder");
      await page.fill(field("fakta.alder"), "70");
      await page.click("[value=svar]");
      await askFor(page, "saet.bevillinger");
      await page.check(field("komplet.bevillinger"));
      await page.click("[value=svar]");
      assert.equal(await outcome(page), "Ikke i målgruppen efter loven");
      await inspect(page, window, "assess-not-entitled");
      await close();
    });
  });
}

const [narrow, wide, , dark] = WINDOWS;

for (const window of [narrow, dark]) {
  test(`every standard can be read and assessed in a ${window.name} window`, async () => {
    const { page, complaints, close } = await open(browser, window);
    for (const path of standards) {
      await page.goto(`${server.address}${path}?sprog=da`);
      await unfold(page);
      await check(page, path);
      await page.goto(`${server.address}${path}/vurder`);
      await page.click("[value=alle]");
      await unfold(page);
      await check(page, `${path}/vurder`);
    }
    assert.deepEqual(complaints, []);
    await close();
  });
}

describe("three answers in § 97", () => {
  test("are enough for a result that says whose word it is and that a person decides", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(server.address);
    await page.click("a.r-card");
    await page.click(`a[href$='/${ID}']`);
    await page.click("a.button-primary");
    assert.equal(await outcome(page), "Kan ikke afgøres endnu");
    // Asked for one at a time, in the order that decides fastest.
    for (let asked = 0; asked < 3; asked += 1) {
      const name = await page.getAttribute("#svar .r-question", "id");
      await answer(page, name);
      await page.click("[value=svar]");
      if ((await outcome(page)) !== "Kan ikke afgøres endnu") break;
    }
    assert.equal(await outcome(page), "Ikke i målgruppen efter loven");
    const said = (await page.textContent(".r-verdict")).replace(/\s+/g, " ");
    assert.match(said, /Serviceloven § 97, stk\. 1/);
    assert.match(said, /Det er ikke en afgørelse/);
    assert.doesNotMatch(said, /du har ret|berettiget/i);
    await close();
  });

  /** A person without other help who gets about alone. */
  async function answer(page, group) {
    if (group.startsWith("saet")) await page.check("#svar [name^='komplet.']");
    else if (group.includes("alder")) await page.fill("#svar .r-question input[type=text]", "45");
    else {
      await page.check("#svar .r-question [value=nej]");
      const why = page.locator("#svar .r-question textarea");
      if (await why.count()) await why.fill("Færdes alene med bus");
    }
  }

  test("the guiding standard alone leads to an individual assessment, not to a no", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await page.click("[value=alle]");
    await page.fill(field("fakta.alder"), "45");
    await answerTheRest(page);
    await page.click("[value='ret.fakta.sindslidelse']");
    await page.check(`${field("fakta.sindslidelse")}[value=ja]`);
    await page.click("[value=svar]");
    assert.match(await outcome(page), /Uden for kvalitetsstandarden – kræver individuel vurdering/);
    assert.match(await page.textContent(".r-verdict"), /kan ikke alene føre til afslag/);
    await close();
  });
});

describe("without JavaScript", () => {
  test("an assessment comes to its result, and nothing of it stands in the address", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await page.click("[value=alle]");
    await page.fill(field("fakta.alder"), "45");
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
    await page.waitForLoadState();
    assert.equal(await page.locator("[name^='skoen.']:checked").count(), 0);
    await page.check(`${field(judgement("kan-ikke-faerdes-alene"))}[value=ja]`);
    await page.click("[value=svar]");
    await page.waitForLoadState();
    assert.equal(await page.locator(".form-error-message").count(), 1);
    assert.match(await page.title(), /^Fejl:/);
    assert.ok(await page.isChecked(`${field(judgement("kan-ikke-faerdes-alene"))}[value=ja]`));
    await close();
  });

  test("an answer can be changed and removed", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await page.click("[value=alle]");
    await page.fill(field("fakta.alder"), "70");
    await page.check(field("komplet.bevillinger"));
    await page.click("[value=svar]");
    assert.equal(await outcome(page), "Ikke i målgruppen efter loven");
    await page.click("[value='ret.fakta.alder']");
    assert.equal(await page.inputValue(field("fakta.alder")), "70");
    await page.fill(field("fakta.alder"), "45");
    await page.click("[value=svar]");
    assert.equal(await outcome(page), "Kan ikke afgøres endnu");
    await page.click("[value='fjern.fakta.alder']");
    await page.waitForLoadState();
    assert.equal(await page.locator("[value='ret.fakta.alder']").count(), 0);
    await close();
  });

  test("the browser's way back leads to the questions again, and nothing was kept", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await page.check(field("komplet.bevillinger"));
    await page.click("[value=svar]");
    assert.equal(await page.textContent(".r-answers .r-words"), "Ingen");
    await page.goBack();
    assert.equal(await outcome(page), "Kan ikke afgøres endnu");
    assert.equal(await page.locator("[value^='ret.']").count(), 0);
    await page.check(field("komplet.bevillinger"));
    await page.click("[value=svar]");
    assert.equal(await page.textContent(".r-answers .r-words"), "Ingen");
    await close();
  });

  test("the language changes in the middle of an assessment without losing an answer", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    await page.click("[value=alle]");
    await page.fill(field("fakta.alder"), "70");
    await page.check(field("komplet.bevillinger"));
    await page.click("[value=svar]");
    await page.click(".r-language button");
    assert.equal(await outcome(page), "Not in the target group by the Act");
    await page.click(".r-language button");
    assert.equal(await outcome(page), "Ikke i målgruppen efter loven");
    await close();
  });

  test("the same answers are held against all standards, and one is taken up from there", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${CATALOGUE}/alle/vurder`);
    await page.fill(field("fakta.alder"), "70");
    await page.click("[value=svar]");
    await page.waitForLoadState();
    assert.equal(await page.locator(".r-result").count(), standards.length);
    await page.click(`button[formaction$='/${ID}/vurder']`);
    await page.waitForLoadState();
    assert.equal(await page.locator("[value='ret.fakta.alder']").count(), 1);
    await close();
  });

  test("a calculation asks for what it needs and then shows its lines", async () => {
    const { page, close } = await open(browser, wide, { script: false });
    await page.goto(`${server.address}${STANDARD}/vurder`);
    const calculation = "#beregning-timer-fra-kommunen";
    await page.click(`${calculation} summary`);
    await page.click(`${calculation} [value='spoerg.fakta.boform']`);
    await page.selectOption(field("fakta.boform"), "egen bolig").catch(() => page.check(`${field("fakta.boform")}[value='egen bolig']`));
    await page.click("[value=svar]");
    assert.match(await page.textContent(`${calculation} summary`), /15 timer/);
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

  test("§ 97 is answered from the front page to a result without a mouse", async () => {
    const { page, close } = await open(browser, wide);
    await page.goto(server.address);
    await follow(page, "a.r-card");
    await follow(page, `a[href$='/${ID}/vurder']`);
    await follow(page, "[value=alle]");
    await tabTo(page, "[name='fakta.alder']");
    await page.keyboard.type("70");
    await tabTo(page, "[name='komplet.bevillinger']");
    await page.keyboard.press("Space");
    await follow(page, "#svar [value=svar]");
    assert.equal(await outcome(page), "Ikke i målgruppen efter loven");
    assert.match(page.url(), /#resultat$/);
    await close();
  });

  test("every stop can be seen", async () => {
    const { page, close } = await open(browser, wide);
    await page.goto(`${server.address}${STANDARD}/vurder`);
    const seen = new Set();
    for (let stop = 0; stop < 80; stop += 1) {
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

async function tabTo(page, selector) {
  // Far enough for a long page with everything on it.
  for (let stop = 0; stop < 200; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((it) => document.activeElement.matches(it), selector)) return;
  }
  assert.fail(`the keyboard did not get to ${selector}`);
}

async function follow(page, selector) {
  await tabTo(page, selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

describe("answers of the server", () => {
  test("an error is a sentence to act on, in the reader's language", async () => {
    const { page, close } = await open(browser, wide);
    const method = await page.request.post(server.address, { form: {} });
    assert.equal(method.status(), 405);
    assert.match(await method.text(), /brug knapperne på siden/);
    const large = await page.request.post(`${server.address}${STANDARD}/vurder`, {
      form: { [reason("kan-ikke-faerdes-alene")]: "x".repeat(600_000) },
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
