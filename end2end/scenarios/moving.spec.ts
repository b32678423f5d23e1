// A borger moves her conversation: the old time is hers until the new one is.

import { expect, test } from "../support/test";

const OLD = "onsdag den 25. november 2026 kl. 8.30–9.00";
const NEW = "fredag den 27. november 2026 kl. 13.00–13.30";

test("a borger moves the conversation and keeps its booking number", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime("fredag 27. november", "kl. 9.00–9.30");
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
  const number = await sofie.receipt.bookingNumber();

  await sofie.overview.open();
  await sofie.overview.move.click();
  await sofie.days.isShown();
  await expect(sofie.days.main).toContainText("Du beholder din nuværende tid, indtil du bekræfter den nye.");
  await sofie.chooseTime("fredag 27. november", "kl. 13.00–13.30");
  await expect(sofie.check.main).toContainText("Du beholder din nuværende tid, indtil du bekræfter den nye.");
  await expect(sofie.check.detail("Tidspunkt")).toHaveText(NEW);

  const meanwhile = await sofie.secondTab();
  await meanwhile.overview.open();
  await expect(meanwhile.overview.booking).toContainText("kl. 9.00–9.30");

  await sofie.check.confirmMove.click();
  await sofie.receipt.isMoved();
  expect(await sofie.receipt.bookingNumber()).toBe(number);
  await expect(sofie.receipt.detail("Tidspunkt")).toHaveText(NEW);
  await sofie.overview.open();
  await sofie.overview.isShown();
  await expect(sofie.overview.booking).toHaveCount(1);
  await expect(sofie.overview.booking).toContainText(NEW);
  await expect(sofie.overview.frist("Du har booket inden fristen")).toBeVisible();
});

test("going back after moving shows that she has booked and changes nothing", async ({ enter }) => {
  const mads = await enter("borger-med-booking");
  await mads.days.open("flyt");
  await mads.chooseTime("fredag 27. november", "kl. 13.00–13.30");
  await mads.check.confirmMove.click();
  await mads.receipt.isMoved();
  await mads.page.goBack();
  await mads.message.isAlreadyBooked();
  await mads.overview.open();
  await expect(mads.overview.booking).toHaveCount(1);
  await expect(mads.overview.booking).toContainText(NEW);
});

test("a borger who has booked is led to moving, not to booking again", async ({ enter }) => {
  const mads = await enter("borger-med-booking");
  await mads.days.open("book");
  await mads.message.isAlreadyBooked();
  await mads.overview.move.click();
  await mads.days.isShown();
});

test("a conversation tomorrow can be moved today but no longer on its own day", async ({ enter, restartAt }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime("onsdag 25. november", "kl. 8.30–9.00");
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
  await expect(sofie.receipt.detail("Flytte samtalen")).toContainText("til og med tirsdag den 24. november 2026 kl. 23.59");
  await restartAt("2026-11-25T06:00:00Z+");
  await sofie.overview.open();
  await sofie.overview.isShown();
  await expect(sofie.overview.booking).toContainText(OLD);
  await expect(sofie.overview.move).toHaveCount(0);
  await sofie.days.open("flyt");
  await sofie.message.isShown("Du kan ikke længere flytte samtalen her", "Ring til Jobcenter Aarhus, hvis du ikke kan komme.");
});
