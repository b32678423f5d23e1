// Forms that are not filled in, or wrongly: what is wrong is said in the title, above and beside, and nothing typed is lost.

import { expectFocus } from "../support/focus";
import { expect, test } from "../support/test";

const PHONE_WRONG = "Skriv telefonnummeret med 8 cifre, for eksempel 12 34 56 78";
const EMAIL_WRONG = "Skriv mailadressen, som den ser ud, for eksempel navn@eksempel.dk";

test("without a day the summary leads to the first one", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.days.next.click();
  await sofie.days.isMissing();
  const loaded: string[] = [];
  sofie.page.on("request", (request) => {
    if (request.isNavigationRequest()) loaded.push(`${request.method()} ${request.url()}`);
  });
  await sofie.days.errorSummary.getByRole("link").click();
  await expectFocus(sofie.days.choices.first());
  expect(loaded, "a link within the page sends nothing again").toEqual([]);
  await expect(sofie.page.getByRole("group", { name: "Vælg dag" })).toHaveAccessibleDescription(/Vælg en dag til samtalen/);
});

test("without a time the summary leads to the first one", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.days.choose("onsdag 25. november");
  await sofie.times.isShown();
  await sofie.times.next.click();
  await sofie.times.isMissing();
  await sofie.times.errorSummary.getByRole("link").click();
  await expectFocus(sofie.times.choices.first());
});

test("both wrong fields are told at once and keep what was typed", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime("onsdag 25. november", "kl. 8.30–9.00");
  await sofie.check.phone.fill("123");
  await sofie.check.email.fill("sofie hos eksempel");
  await sofie.check.email.press("Tab");
  await sofie.check.confirm.click();
  await sofie.check.isWrong([PHONE_WRONG, EMAIL_WRONG]);
  await expect(sofie.check.phone).toHaveValue("123");
  await expect(sofie.check.email).toHaveValue("sofie hos eksempel");
  for (const [field, fault] of [[sofie.check.phone, PHONE_WRONG], [sofie.check.email, EMAIL_WRONG]] as const) {
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(fault));
    await sofie.check.errorSummary.getByRole("link", { name: fault }).click();
    await expectFocus(field);
  }
  await sofie.check.phone.fill("87654321");
  await sofie.check.email.fill("");
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
  await expect(sofie.receipt.detail("Vi kan kontakte dig på")).toHaveText("87 65 43 21");
});

test("without a phone number nothing is booked", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime("onsdag 25. november", "kl. 8.30–9.00");
  await sofie.check.phone.fill("");
  await sofie.check.phone.press("Tab");
  await sofie.check.confirm.click();
  await sofie.check.isWrong(["Skriv et telefonnummer, vi kan træffe dig på"]);
  await sofie.overview.open();
  await expect(sofie.overview.booking).toHaveCount(0);
});
