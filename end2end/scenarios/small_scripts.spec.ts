// What the small scripts add to pages that work without them: the filter shows its days at once, and a page can be printed.

import { expect, test } from "../support/test";
import type { Page } from "@playwright/test";

/** Marks the page, so that one sees whether it was loaded again. */
const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute("data-samme", ""));
const isSame = (page: Page) => page.locator("html[data-samme]").count();

test("the filter shows its days without loading the page, says so, and stays on the way", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  const { page } = sofie;
  const all = await sofie.days.choices.count();
  await mark(page);
  await page.getByRole("link", { name: "Videomøde" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Videomøde" })).toHaveAttribute("aria-current", "true");
  await expect(page).toHaveURL(/\/borger\/book\?form=video$/);
  expect(await isSame(page)).toBe(1);
  await sofie.days.isShown();
  await expect(page.getByRole("link", { name: "Videomøde" })).toBeFocused();
  const shown = await sofie.days.choices.count();
  expect(shown).toBeGreaterThan(0);
  await expect(page.locator("[data-besked]")).toHaveText(`Listen viser ${shown} dage med ledige tider.`);

  // The language, chosen now, keeps the filter.
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/borger\/book\?form=video$/);
  await page.getByRole("link", { name: "Dansk" }).click();

  await page.getByRole("link", { name: "Alle former" }).click();
  await expect(sofie.days.choices).toHaveCount(all);
  await page.goBack();
  await expect(page.getByRole("link", { name: "Videomøde" })).toHaveAttribute("aria-current", "true");
  await sofie.days.choose("torsdag 26. november");
  await expect(page).toHaveURL(/form=video$/);
});

test("a filter pressed after the session ran out leads to the log-in and back", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.page.context().clearCookies({ name: "sid" });
  await sofie.page.getByRole("link", { name: "Videomøde" }).click();
  await sofie.logIn.isShown();
});

test("a conversation is printed by its button", async ({ enter }) => {
  const mads = await enter("borger-med-booking");
  await mads.page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-udskrevet", "");
  });
  await mads.overview.booking.getByRole("link", { name: "Se samtalen" }).click();
  await mads.meeting.isShown("Du har booket en samtale");
  await mads.meeting.print.click();
  await expect(mads.page.locator("html")).toHaveAttribute("data-udskrevet");
  await mads.page.emulateMedia({ media: "print" });
  await expect(mads.meeting.print).toBeHidden();
  await expect(mads.meeting.callOff).toBeHidden();
  await expect(mads.meeting.detail("Tidspunkt")).toBeVisible();
});
