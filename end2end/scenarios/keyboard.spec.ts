// The whole booking without a mouse.

import type { Locator, Page } from "@playwright/test";
import { expectFocus } from "../support/focus";
import { expect, test } from "../support/test";

const MOST_STOPS = 60;

/** Presses Tab until `target` has the focus; at every stop on the way one can see where one is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const wanted = await target.elementHandle();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press("Tab");
    expect(await focusIsSeen(page), `the focus on ${await focused(page)}`).toBe(true);
    if (await wanted?.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST_STOPS} presses of Tab did not reach ${target}`);
}

/** A ring or an outline on the element, or on the label of a mark that is drawn by its label. */
function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return false;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    return [element, ...labels].some((part) =>
      [null, "::before", "::after"].some((pseudo) => {
        const style = getComputedStyle(part, pseudo);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        return outlined || style.boxShadow !== "none";
      }),
    );
  });
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? "nothing");
}

test("the skip link comes first and leads to the content", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.page.goto("/borger");
  await sofie.page.keyboard.press("Tab");
  await expectFocus(sofie.overview.skipLink);
  await expect(sofie.overview.skipLink).toBeInViewport();
  await sofie.page.keyboard.press("Enter");
  await expectFocus(sofie.overview.main);
  await sofie.page.keyboard.press("Tab");
  await expectFocus(sofie.overview.findTime);
});

test("a borger logs in and books with the keyboard alone", async ({ enter }) => {
  const sofie = await enter();
  const { page } = sofie;
  await page.goto("/");
  await tabTo(page, page.getByRole("link", { name: "Log ind og book" }));
  await page.keyboard.press("Enter");
  await sofie.logIn.isShown();
  await tabTo(page, page.getByRole("button", { name: "borger-med-frist" }));
  await page.keyboard.press("Enter");
  await sofie.overview.isShown();
  await tabTo(page, sofie.overview.findTime);
  await page.keyboard.press("Enter");
  await sofie.question.isShown();
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("Space");
  await tabTo(page, sofie.days.next);
  await page.keyboard.press("Enter");
  await sofie.days.isShown();

  await tabTo(page, sofie.days.choices.first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(sofie.days.choice("onsdag 25. november")).toBeChecked();
  await tabTo(page, sofie.days.next);
  await page.keyboard.press("Enter");
  await sofie.times.isShown();
  await tabTo(page, sofie.times.choices.first());
  await page.keyboard.press("Space");
  await tabTo(page, sofie.times.next);
  await page.keyboard.press("Enter");
  await sofie.check.isShown();

  await tabTo(page, sofie.check.phone);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("87654321");
  await tabTo(page, sofie.check.confirm);
  await page.keyboard.press("Enter");
  await sofie.receipt.isShown();
  await expect(sofie.receipt.detail("Tidspunkt")).toHaveText("onsdag den 25. november 2026 kl. 8.30–9.00");
});

test("a mistake is found and mended with the keyboard alone", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  const { page } = sofie;
  await sofie.days.open("book");
  await tabTo(page, sofie.days.next);
  await page.keyboard.press("Enter");
  await sofie.days.isMissing();
  await tabTo(page, sofie.days.errorSummary.getByRole("link"));
  await page.keyboard.press("Enter");
  await expectFocus(sofie.days.choices.first());
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await sofie.times.isShown();
});
