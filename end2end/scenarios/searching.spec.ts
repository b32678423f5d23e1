// Searching: the question about the a-kasse, one form of meeting, a later frist, and what was shown.

import { expect, test } from "../support/test";

test("she says whether her a-kasse takes part, and can change it", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.overview.findTime.click();
  await sofie.question.isShown();
  await sofie.page.getByRole("button", { name: "Næste" }).click();
  await sofie.question.isMissing();
  await sofie.question.answer("Ja, a-kassen skal være med");
  await sofie.days.isShown();
  await sofie.chooseTime("torsdag 26. november", "kl. 9.30–10.00");
  await expect(sofie.check.detail("Er a-kassen med?")).toHaveText("Ja, HK/Danmarks A-kasse er med");
  await sofie.page.getByRole("button", { name: "Skift er a-kassen med?" }).click();
  await sofie.question.answer("Nej, jeg vil kun tale med Jobcenter Aarhus");
  await sofie.check.isShown();
  await expect(sofie.check.detail("Er a-kassen med?")).toHaveText("Nej, HK/Danmarks A-kasse er ikke med");
  await sofie.check.confirm.click();
  await expect(sofie.receipt.detail("Er a-kassen med?")).toHaveText("Nej, HK/Danmarks A-kasse er ikke med");
  await sofie.page.getByRole("link", { name: "Skift er a-kassen med?" }).click();
  await sofie.question.isShown();
  await sofie.page.locator("label").filter({ hasText: "Ja, a-kassen skal være med" }).click();
  await sofie.page.getByRole("button", { name: "Gem svaret" }).click();
  await expect(sofie.receipt.detail("Er a-kassen med?")).toHaveText("Ja, HK/Danmarks A-kasse er med");
});

test("one form of meeting is shown on asking, and stays on the way", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.page.getByRole("link", { name: "Videomøde" }).click();
  await sofie.days.isShown();
  await expect(sofie.page.getByRole("link", { name: "Videomøde" })).toHaveAttribute("aria-current", "true");
  await expect(sofie.days.choices.first()).toHaveValue("2026-11-24");
  await sofie.days.choose("torsdag 26. november");
  await sofie.times.isShown();
  await expect(sofie.page).toHaveURL(/form=video$/);
  await sofie.page.getByRole("link", { name: "Vælg en anden dag" }).click();
  await expect(sofie.page).toHaveURL(/form=video$/);
});

test("a borger for whom there are no times asks for a later frist, and sees what she was shown", async ({ enter }) => {
  const freja = await enter("borger-uden-tider");
  await freja.days.open("book");
  await freja.page.getByRole("button", { name: "Bed om en senere frist" }).click();
  await freja.message.isShown("Du har bedt om en senere frist", /Du bad om en senere frist tirsdag den 24. november 2026 kl. 10\.\d\d/);
  await expect(freja.page.getByRole("button", { name: "Bed om en senere frist" })).toHaveCount(0);
  // The proof is written a moment after the page.
  await expect(async () => {
    await freja.page.goto("/borger/soegninger");
    // On a phone the table has no head.
    await expect(freja.page.locator("tbody tr")).toHaveCount(1);
  }).toPass();
  await freja.message.isShown("Det har vi vist dig", "Alle former");
});
