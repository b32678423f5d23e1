// Five minutes before somebody is logged out a dialog says so; one action is enough to stay. The browser's clock is put forward;
// the server's session lives on, so that staying is really asked for.

import { expectFocus } from "../support/focus";
import { expect, test } from "../support/test";
import type { Visitor } from "../support/visitor";

/** A page of hers whose clock can be put forward. */
async function onHerOverview(enter: (person: "borger-med-frist") => Promise<Visitor>): Promise<Visitor> {
  const sofie = await enter("borger-med-frist");
  await sofie.page.clock.install();
  await sofie.overview.open();
  await sofie.overview.isShown();
  return sofie;
}

test("the warning opens five minutes before, says when, and one press is enough to stay", async ({ enter }) => {
  const sofie = await onHerOverview(enter);
  await sofie.page.clock.fastForward("24:00");
  await expect(sofie.warning.dialog).toHaveCount(0);
  await sofie.page.getByRole("link", { name: "Find en tid" }).focus();
  await sofie.page.clock.fastForward("01:30");
  await sofie.warning.isShown();
  await expect(sofie.warning.dialog).toHaveAccessibleDescription(/Du bliver logget af kl\. 10\.\d\d/);
  await expectFocus(sofie.warning.stay);
  const staying = sofie.page.waitForResponse((answer) => answer.url().endsWith("/bliv"));
  await sofie.warning.stay.press("Enter");
  expect((await staying).status()).toBe(200);
  await expect(sofie.warning.dialog).toHaveCount(0);
  await expectFocus(sofie.page.getByRole("link", { name: "Find en tid" }));
  await sofie.page.clock.fastForward("24:00");
  await expect(sofie.warning.dialog).toHaveCount(0);
  await sofie.page.clock.fastForward("02:00");
  await sofie.warning.isShown();
});

test("Escape is a sign of life, and log-out is there too", async ({ enter }) => {
  const sofie = await onHerOverview(enter);
  await sofie.page.clock.fastForward("26:00");
  await sofie.warning.isShown();
  await sofie.page.keyboard.press("Escape");
  await expect(sofie.warning.dialog).toHaveCount(0);
  await sofie.page.clock.fastForward("26:00");
  await sofie.warning.isShown();
  await sofie.warning.leave.click();
  await expect(sofie.page.getByText("Sofie Prøvesen")).toHaveCount(0);
  await sofie.overview.open();
  await sofie.logIn.isShown();
});

test("one tab that is used keeps the other from warning", async ({ enter }) => {
  const sofie = await onHerOverview(enter);
  const other = await sofie.secondTab();
  await sofie.page.clock.fastForward("26:00");
  await sofie.warning.isShown();
  await other.overview.open();
  await other.overview.isShown();
  await expect(sofie.warning.dialog).toHaveCount(0);
});

test("a page on which nothing was typed is left when the time is out", async ({ enter }) => {
  const sofie = await onHerOverview(enter);
  await sofie.page.clock.fastForward("31:00");
  await expect(sofie.page).toHaveURL(/\/log-ind\?retur=%2Fborger$/);
});

test("what was typed is not thrown away when the time is out", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.page.clock.install();
  await sofie.days.open("book");
  await sofie.chooseTime("onsdag 25. november", "kl. 8.30–9.00");
  await sofie.check.phone.fill("87 65 43 21");
  await sofie.page.clock.fastForward("31:00");
  await sofie.warning.isShown("Du er blevet logget af");
  await sofie.warning.dialog.getByRole("button", { name: "Luk" }).click();
  await expect(sofie.check.phone).toHaveValue("87 65 43 21");
});

test("the warning speaks English too", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.page.clock.install();
  await sofie.page.goto("/sprog/en?til=/borger");
  await expect(sofie.warning.line).toHaveText(/You will be logged out at 10:\d\d if you do nothing\./);
  await sofie.page.clock.fastForward("26:00");
  await expect(sofie.warning.dialog).toHaveAccessibleName("You will soon be logged out");
  await sofie.warning.dialog.getByRole("button", { name: "Stay logged in" }).click();
  await expect(sofie.warning.dialog).toHaveCount(0);
});
