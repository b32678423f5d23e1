// Jobcenter and a-kasse see one truth, each its own half of the people.

import { expect, test } from "../support/test";
import type { Visitor } from "../support/visitor";

async function book(borger: Visitor, day: string, time: string): Promise<void> {
  await borger.days.open("book");
  await borger.chooseTime(day, time);
  await borger.check.confirm.click();
  await borger.receipt.isShown();
}

test("a booking is seen by the jobcenter and by the borger's own a-kasse alone", async ({ enter }) => {
  await book(await enter("borger-med-frist"), "fredag 27. november", "kl. 13.00–13.30");
  await book(await enter("borger-anden-a-kasse"), "fredag 27. november", "kl. 14.00–14.30");

  const jobcenter = await enter("jobcenter-sagsbehandler");
  await jobcenter.week.open();
  await jobcenter.week.isShown(48);
  await jobcenter.week.whole();
  await jobcenter.week.isShown(48);
  await expect(jobcenter.week.bookingOf("Sofie Prøvesen")).toContainText("fredag 27. november");
  await expect(jobcenter.week.bookingOf("Sofie Prøvesen")).toContainText("13.00–13.30");
  await expect(jobcenter.week.bookingOf("Rasmus Tænkesen")).toContainText("Faglig Fælles A-kasse (3F)");

  const aKasse = await enter("a-kasse-sagsbehandler");
  await aKasse.week.isShown(48);
  await aKasse.week.whole();
  await expect(aKasse.week.bookingOf("Sofie Prøvesen")).toContainText("Jobcenter Aarhus");
  await expect(aKasse.week.bookingOf("Sofie Prøvesen")).toContainText("13.00–13.30");
  const everything = await aKasse.page.content();
  expect(everything).not.toContain("Rasmus");
  // "%3F" is a question mark in an address.
  expect(everything).not.toMatch(/(?<!%)3F/);
});

test("an a-kasse reads nothing of frister in any week", async ({ enter }) => {
  const aKasse = await enter("a-kasse-koordinator");
  for (const week of [48, 49, 50]) {
    await aKasse.week.isShown(week);
    expect((await aKasse.page.content()).toLowerCase()).not.toContain("frist");
    await aKasse.week.next();
  }
});

test("a coordinator sees the agreements and another week", async ({ enter }) => {
  const koordinator = await enter("jobcenter-koordinator");
  await koordinator.week.open();
  await koordinator.week.isShown(48);
  await expect(koordinator.page.getByRole("row").filter({ hasText: "Foreslået" })).toHaveCount(1);
  await koordinator.week.next();
  await koordinator.week.isShown(49);
  await expect(koordinator.week.bookingOf("Mads Eksempel")).toContainText("mandag 30. november");
});

test("the audit trail and the operations page name nobody", async ({ enter }) => {
  await book(await enter("borger-med-frist"), "fredag 27. november", "kl. 13.00–13.30");
  const revisor = await enter("revisor");
  await revisor.message.isShown("Revisionsspor", "Bookede en samtale");
  const drift = await enter("drift");
  await drift.message.isShown("Drift", "Kommende samtaler");
  for (const staff of [revisor, drift]) {
    await expect(staff.message.main).not.toContainText("Prøvesen");
  }
});
