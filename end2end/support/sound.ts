// What is true of every page, whoever sees it: one h1, a language, a title, nothing off the side, nothing that moves by
// itself, and nothing axe finds.
// With PICTURES set each page that has not been seen before is kept as a picture for the contact sheet.

import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { takePicture } from "./picture";
import { demoFolder } from "./server";

/** No rule is ever turned off here. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The language of a page. */
export type Language = "da" | "en";

/** Danish words that have no place on an English page, but in what is marked as Danish. */
const DANISH = /\b(og|ikke|du|din|dit|dine|vi|en|er|samtalen?|fristen?|tider|kl\.)(?![\w-]| \d)/gi;

export async function expectSound(page: Page, language: Language = "da"): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page).toHaveTitle(/^\S.* – Fællestid$/);
  const overhang = await page.evaluate(() => {
    const root = document.documentElement;
    return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
  });
  expect(overhang, "pixels to scroll sideways").toBeLessThanOrEqual(0);
  if (language === "en") await expectNoDanish(page);
  await expectNothingMoves(page);
  await takePicture(page, language, fingerprint);
  // axe is a script itself; the pages without JavaScript are the same pages.
  if (test.info().project.use.javaScriptEnabled !== false) await expectNothingFromAxe(page);
}

/** Nothing jumped while the page came, and nothing glides for somebody who has asked for no motion. */
async function expectNothingMoves(page: Page): Promise<void> {
  const use = test.info().project.use;
  if (use.javaScriptEnabled === false) return;
  const shifted = await page.evaluate(async () => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!shift.hadRecentInput) sum += shift.value;
      }
    });
    observer.observe({ type: "layout-shift", buffered: true });
    // What was observed before is handed over in a task of its own.
    await new Promise((done) => setTimeout(done, 20));
    return sum;
  });
  expect(shifted, "layout shift").toBe(0);
  if (use.contextOptions?.reducedMotion !== "reduce") return;
  const gliding = await page.evaluate(() =>
    [...document.querySelectorAll("body *")].filter((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return [transitionDuration, animationDuration].some((all) => all.split(",").some((one) => parseFloat(one) > 0.001));
    }).map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(gliding, "what moves in spite of the wish for no motion").toEqual([]);
}

async function expectNoDanish(page: Page): Promise<void> {
  const said = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const other of copy.querySelectorAll("[lang=da], script")) other.remove();
    return copy.textContent ?? "";
  });
  expect(said.match(DANISH) ?? [], "Danish words on an English page").toEqual([]);
}

async function expectNothingFromAxe(page: Page): Promise<void> {
  const seen = join(demoFolder(), `axe-${fingerprint(await page.content())}`);
  if (existsSync(seen)) return;
  // There are no frames, so the second page that axe would open to gather their results is not needed.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
  expect(found, `axe on ${page.url()}`).toEqual([]);
  writeFileSync(seen, "");
}

/** axe takes most of the time of a visit. In one size of window, pages that differ in ids, days and times alone are one to it. */
function fingerprint(markup: string): string {
  const ids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}/g;
  const same = markup.replaceAll(ids, "0").replaceAll(/\d+|(man|tirs|ons|tors|fre)dag|november|december/g, "0");
  return createHash("sha256").update(test.info().project.name).update(same).digest("hex");
}
