// The week calendar: a table of times by days, narrowed, as lines, by keyboard, on paper.

import { expectFocus } from "../support/focus";
import { expect, test } from "../support/test";

test("the week is narrowed to one a-kasse, read as lines, and keeps that into the next week", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-sagsbehandler");
  const { week, page } = jobcenter;
  await week.open();
  await week.isShown(48);
  await expect(week.entries.filter({ hasText: "Ledig" })).not.toHaveCount(0);
  await week.narrow("A-kasse", "HK/Danmarks A-kasse");
  await week.isShown(48);
  await expect(week.entries.filter({ hasText: "3F" })).toHaveCount(0);
  await week.next();
  await week.isShown(49);
  await expect(page.getByLabel("A-kasse")).toHaveValue(/.+/);
  await week.narrow("Vis som", "Liste");
  await week.isShown(49);
  await expect(week.entries).toHaveCount(0);
  // A telephone shows one day by itself.
  await page.getByRole("link", { name: "Hele ugen" }).click();
  await week.isShown(49);
  await expect(page.getByRole("row").filter({ hasText: "Team Digital" })).not.toHaveCount(0);
});

test("the calendar is a table that can be scrolled and left by keyboard, and prints", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const { week, page } = jobcenter;
  await week.open();
  await week.isShown(48);
  const region = page.getByRole("region", { name: "Ugens tider" });
  await region.focus();
  await expectFocus(region);
  await expect(region.getByRole("columnheader").first()).toHaveText("Kl.");
  await page.keyboard.press("Tab");
  await expectFocus(region.getByRole("link").first());
  await page.emulateMedia({ media: "print" });
  await expect(page.getByLabel("A-kasse")).toBeHidden();
  await expect(region).toBeVisible();
});
