// When it is us: the tables do not answer, or she has asked for too much. Each page says so in her language and whom to ring, and
// never that there are no times.

import { English } from "../pages/english";
import { expect, test } from "../support/test";
import type { Visitor } from "../support/visitor";

/** More than anybody is allowed in a minute. */
const FAR_TOO_MANY = 400;

test("a table that is gone is a fault of ours, and her frist is still told", async ({ enter, server }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  server.run("ALTER TABLE tid RENAME TO borte");
  await sofie.page.goto("/borger/book");
  await sofie.message.isShown("Der skete en fejl hos os", "Ring til Jobcenter Aarhus på telefon 12 34 56 78 inden fristen.");
  await expect(sofie.message.main).not.toContainText("ingen ledige tider");
  const english = new English(sofie.page);
  await sofie.page.goto("/sprog/en?til=/borger/book");
  await english.isAt("Something went wrong here");
  await expect(english.main).not.toContainText("no free times");
  await english.open("/borger", "Your meetings");
  server.run("ALTER TABLE borte RENAME TO tid");
  await sofie.page.goto("/borger/book");
  await english.isAt("Which day suits you?");
  // The browser writes down what it was answered.
  for (const fault of sofie.faults.splice(0)) expect(fault).toContain("status of 500");
});

/** Asks until told to wait, and looks at the page before she may ask again. */
async function isToldToWait(sofie: Visitor): Promise<void> {
  await expect(async () => {
    let asked = 0;
    while ((await sofie.page.request.get("/borger/book")).status() !== 429) {
      asked += 1;
      expect(asked).toBeLessThan(FAR_TOO_MANY);
    }
    expect((await sofie.page.goto("/borger/book"))?.status()).toBe(429);
  }).toPass();
}

test("whoever asks without end is told to wait", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await isToldToWait(sofie);
  await sofie.message.isShown("Du har prøvet for mange gange", "Ring til Jobcenter Aarhus");
  await sofie.page.goto("/sprog/en?til=/borger");
  await isToldToWait(sofie);
  await new English(sofie.page).isAt("You have tried too many times");
});
