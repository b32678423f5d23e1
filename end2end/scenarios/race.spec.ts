// Two borgere want the last place of one time. The one who comes too late is told so, keeps what she had and what she typed.

import type { Place } from "../pages/week";
import type { Visitor } from "../support/visitor";
import { expect, test } from "../support/test";

/** A quarter of an hour after the other scenarios' start: every hold from then has run out. */
const AFTER_THE_HOLD = "2026-11-24T09:15:00Z+";
const MADS_HAS = "mandag den 30. november 2026 kl. 11.30–12.00";

async function lastPlace(staff: Visitor): Promise<Place> {
  await staff.page.goto("/jobcenter/uge");
  await staff.week.isShown(48);
  return staff.week.lastPlace("HK/Danmarks A-kasse");
}

test("the last place that somebody holds is nobody else's to choose", async ({ enter }) => {
  const { day, start } = await lastPlace(await enter("jobcenter-sagsbehandler"));
  const [sofie, mads] = [await enter("borger-med-frist"), await enter("borger-med-booking")];
  await sofie.days.open("book");
  await sofie.days.choose(day);
  await mads.days.open("flyt");
  await mads.days.choose(day);
  await mads.times.pick(start);
  await sofie.times.choose(start);
  await sofie.check.isShown();

  await mads.times.next.click();
  await mads.nearest.isShown();
  await expect(mads.nearest.main).toContainText("Du har stadig din gamle tid.");
  await expect(mads.nearest.choice(start)).toHaveCount(0);
  await mads.overview.open();
  await expect(mads.overview.booking).toContainText(MADS_HAS);

  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
});

test("a place lost after the hold ran out leaves the borger with the nearest times and what was typed", async ({
  enter,
  restartAt,
}) => {
  const { day, start } = await lastPlace(await enter("jobcenter-sagsbehandler"));
  const [sofie, mads] = [await enter("borger-med-frist"), await enter("borger-med-booking")];
  await sofie.days.open("book");
  await sofie.chooseTime(day, start);
  await restartAt(AFTER_THE_HOLD);
  await mads.days.open("flyt");
  await mads.chooseTime(day, start);
  await mads.check.confirmMove.click();
  await mads.receipt.isMoved();

  await sofie.check.phone.fill("87 65 43 21");
  await sofie.check.email.fill("sofie@example.dk");
  await sofie.check.confirm.click();
  await sofie.nearest.isShown();
  await expect(sofie.nearest.main).toContainText("Du har ikke booket en samtale endnu.");
  const instead = await sofie.nearest.first();
  await sofie.nearest.choose(instead);
  await sofie.check.isShown();
  await expect(sofie.check.phone).toHaveValue("87 65 43 21");
  await expect(sofie.check.email).toHaveValue("sofie@example.dk");
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
  await expect(sofie.receipt.detail("Tidspunkt")).toHaveText(instead, { ignoreCase: true });
});

test("a hold that ran out can be taken up again, and what was typed stays", async ({ enter, restartAt }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime("onsdag 25. november", "kl. 8.30–9.00");
  await restartAt(AFTER_THE_HOLD);
  await sofie.page.reload();
  await sofie.check.isShown();
  await expect(sofie.check.hold).toContainText("Vi holder ikke længere tiden til dig.");
  await sofie.check.phone.fill("87 65 43 21");
  await sofie.check.extend.click();
  await expect(sofie.check.hold).toContainText("Vi holder tiden til dig indtil kl. 10.2");
  await sofie.check.isShown();
  await expect(sofie.check.phone).toHaveValue("87 65 43 21");
});

test("a borger who books in two tabs has one conversation", async ({ enter }) => {
  const first = await enter("borger-med-frist");
  const second = await first.secondTab();
  await first.days.open("book");
  await first.chooseTime("onsdag 25. november", "kl. 8.30–9.00");
  await second.days.open("book");
  await second.chooseTime("fredag 27. november", "kl. 13.00–13.30");
  await first.check.confirm.click();
  await first.receipt.isShown();
  await second.check.confirm.click();
  await second.message.isAlreadyBooked();
  await second.overview.open();
  await expect(second.overview.booking).toHaveCount(1);
  await expect(second.overview.booking).toContainText("onsdag den 25. november 2026 kl. 8.30–9.00");
});
