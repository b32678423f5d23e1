// Borgere who cannot just book: each is told why in plain words, and is shown no way that leads nowhere.

import { expect, test } from "../support/test";
import type { Visitor } from "../support/visitor";

/** There is no way into the booking on this page. */
async function expectNoWayIn(borger: Visitor): Promise<void> {
  await expect(borger.overview.findTime).toHaveCount(0);
  await expect(borger.overview.move).toHaveCount(0);
  await expect(borger.page.locator("main a[href*='/borger/book'], main a[href*='/borger/flyt']")).toHaveCount(0);
  // Asking for a later frist books nothing.
  const others = borger.overview.main.getByRole("button").filter({ hasNotText: "Bed om en senere frist" });
  await expect(others).toHaveCount(0);
}

test("a borger for whom there are no times is told whom to ring", async ({ enter }) => {
  const freja = await enter("borger-uden-tider");
  await freja.overview.isShown();
  await expect(freja.overview.frist("Book en samtale senest")).toContainText("torsdag den 3. december 2026");
  await freja.overview.findTime.click();
  await freja.message.isShown(
    "Der er ingen ledige tider lige nu",
    "Ring til Jobcenter Aarhus på telefon 12 34 56 78 inden fristen.",
  );
  await expect(freja.message.main).toContainText("Vi har skrevet ned, at du søgte, og at der ikke var tider.");
  await expectNoWayIn(freja);
  await freja.page.getByRole("link", { name: "Tilbage" }).click();
  await freja.overview.isShown();
});

test("a borger who is exempt is told that the jobcenter summons", async ({ enter }) => {
  const poul = await enter("borger-fritaget");
  await poul.overview.isShown();
  await expect(poul.overview.main).toContainText("Du skal ikke selv booke en tid");
  await expect(poul.overview.main).toContainText("Jobcenter Aarhus indkalder dig til samtalen.");
  await expectNoWayIn(poul);
  await poul.days.open("book");
  await poul.message.isShown("Du skal ikke selv booke en tid", "Jobcenter Aarhus indkalder dig til samtalen.");
  await expectNoWayIn(poul);
});

test("a borger whose frist has passed is told to ring today", async ({ enter }) => {
  const kim = await enter("borger-overskredet");
  await kim.overview.isShown();
  await expect(kim.overview.frist("Fristen for at booke er gået")).toContainText(
    "Du skulle have booket senest lørdag den 21. november 2026.",
  );
  await expect(kim.overview.main).toContainText("Ring til Jobcenter Aarhus i dag, så fortæller de, hvad du skal gøre.");
  await expectNoWayIn(kim);
  await kim.days.open("book");
  await kim.message.isShown("Fristen for at booke er gået", "Ring til Jobcenter Aarhus i dag");
  await expectNoWayIn(kim);
});

test("a borger whose a-kasse nobody knows is told so, and never that there are no times", async ({ enter }) => {
  const ida = await enter("borger-uden-a-kasse");
  await ida.days.open("book");
  await ida.message.isShown("Vi mangler oplysning om din a-kasse", "Ring til Jobcenter Aarhus");
  await expectNoWayIn(ida);
});

test("a member of another a-kasse books a time of that a-kasse", async ({ enter }) => {
  const rasmus = await enter("borger-anden-a-kasse");
  await rasmus.overview.findTime.click();
  await rasmus.question.answer("Nej, jeg vil kun tale med Jobcenter Aarhus");
  await rasmus.days.isShown();
  await rasmus.chooseTime("onsdag 25. november", "kl. 8.00–8.30");
  await expect(rasmus.check.detail("Er a-kassen med?")).toHaveText("Nej, Faglig Fælles A-kasse (3F) er ikke med");
  await rasmus.check.confirm.click();
  await rasmus.receipt.isShown();
  await expect(rasmus.receipt.detail("Er a-kassen med?")).toHaveText("Nej, Faglig Fælles A-kasse (3F) er ikke med");
});

test("a time of another a-kasse's frame is not found", async ({ enter }) => {
  const rasmus = await enter("borger-anden-a-kasse");
  await rasmus.days.open("book");
  await rasmus.chooseTime("onsdag 25. november", "kl. 8.00–8.30");
  const sofie = await enter("borger-med-frist");
  await sofie.page.goto(new URL(rasmus.page.url()).pathname);
  await sofie.message.isNotFound();
});
