// What the small scripts add to pages that work without them: the filter shows its days at once, and a page can be printed.

import { expectFocus } from "../support/focus";
import { expect, test } from "../support/test";
import { OwnCalendar } from "../pages/own_calendar";
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
  await expectFocus(page.getByRole("link", { name: "Videomøde" }));
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

test("the address of one's own calendar is copied by its button, which says so", async ({ enter }) => {
  const { page } = await enter("jobcenter-sagsbehandler");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const calendar = new OwnCalendar(page);
  await calendar.open();
  const address = await calendar.make("Lav adressen", "Team Job og Uddannelse");
  const told = page.getByRole("status");
  await expect(told).toBeEmpty();
  await page.getByRole("button", { name: "Kopiér" }).focus();
  await page.keyboard.press("Enter");
  await expect(told).toHaveText("Adressen er kopieret");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
});

test("the validator speaks of the fields one has left, and what a series comes to stands there while it is filled in", async ({
  enter,
}) => {
  const { page } = await enter("jobcenter-koordinator");
  await page.goto("/jobcenter/aftaler");
  await page.getByRole("row").filter({ hasText: "Aftalt" }).getByRole("link").first().click();
  await page.getByRole("button", { name: "Lav en ny version" }).click();
  await page.getByRole("link", { name: "Læg tider ind" }).click();
  await mark(page);
  const [length, sum] = [page.getByLabel("Minutter pr. samtale"), page.locator("[data-besked]")];
  await length.fill("1000");
  await length.blur();
  const fault = page.locator("form[data-tjek] .form-error-message");
  await expect(fault).toHaveCount(1);
  await expect(length).toHaveAttribute("aria-invalid", "true");
  await expect(length).toHaveAccessibleDescription(/Fejl/);
  await length.fill("30");
  await expect(fault).toHaveCount(0);
  await expect(length).not.toHaveAttribute("aria-invalid");
  await page.getByLabel("mandag").check();
  await page.getByLabel("Første samtale begynder kl.").fill("09:00");
  await page.getByLabel("Sidste samtale slutter senest kl.").fill("11:00");
  await page.getByLabel("Adresse").fill("Demogade 12, 8000 Aarhus C");
  await expect(sum).toBeEmpty();
  await page.getByLabel("Medarbejder eller team").fill("Team Prøve");
  await expect(sum).toContainText("1 samtale ad gangen × ");
  expect(await isSame(page)).toBe(1);
  await expect(page.getByLabel("Medarbejder eller team")).toHaveValue("Team Prøve");
  await expectFocus(page.getByLabel("Medarbejder eller team"));
});
