// A borger calls her conversation off: moving is offered first, the consequences are said, and the frist holds again.

import { expect, test } from "../support/test";
import type { DemoPerson, Visitor } from "../support/visitor";

const DAY = "torsdag 26. november";
const TIME = "kl. 9.30–10.00";

async function hasBooked(enter: (person: DemoPerson) => Promise<Visitor>): Promise<Visitor> {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime(DAY, TIME);
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
  return sofie;
}

test("she is offered to move it, is told what it means, calls it off and books anew", async ({ enter }) => {
  const sofie = await hasBooked(enter);
  await sofie.meeting.callOff.click();
  await sofie.callingOff.isShown();
  await expect(sofie.callingOff.move).toBeVisible();
  await expect(sofie.callingOff.main).toContainText("torsdag den 3. december 2026");
  await expect(sofie.callingOff.main).toContainText("bliver du afmeldt som jobsøgende fra dagen efter");
  await expect(sofie.callingOff.main).toContainText("kan du miste dagpenge for den dag");
  await expect(sofie.callingOff.main).toContainText("Er du syg, så meld det på Jobnet.");
  await sofie.callingOff.no.click();
  await sofie.meeting.isShown("Du har booket en samtale");

  await sofie.meeting.callOff.click();
  await sofie.callingOff.yes.click();
  await sofie.meeting.isShown("Samtalen er aflyst");
  await expect(sofie.meeting.main).toContainText("Du har aflyst samtalen.");
  await sofie.page.reload();
  await sofie.meeting.isShown("Samtalen er aflyst");
  await expect(sofie.meeting.callOff).toHaveCount(0);

  await sofie.overview.open();
  await sofie.overview.isShown();
  await expect(sofie.overview.frist("Book en samtale senest")).toContainText("torsdag den 3. december 2026");
  await sofie.overview.history.click();
  await sofie.history.isShown();
  await expect(sofie.history.entry("torsdag den 26. november 2026 kl. 9.30–10.00")).toContainText("Du aflyste");
  await sofie.page.getByRole("link", { name: "torsdag den 26. november 2026" }).click();
  await sofie.meeting.isShown("Samtalen er aflyst");
  await sofie.meeting.findNewTime.click();
  // Each booking asks anew, with what she said last time marked.
  await sofie.question.isShown();
  await expect(sofie.page.locator("input[name=a_kasse][value=nej]")).toBeChecked();
  await sofie.page.getByRole("button", { name: "Næste" }).click();
  await sofie.days.isShown();
  await sofie.chooseTime(DAY, TIME);
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
});

test("moved in another tab, it is not called off before she has seen its new time", async ({ enter }) => {
  const sofie = await hasBooked(enter);
  await sofie.meeting.callOff.click();
  await sofie.callingOff.isShown();
  const other = await sofie.secondTab();
  await other.days.open("flyt");
  await other.chooseTime("fredag 27. november", "kl. 13.00–13.30");
  await other.check.confirmMove.click();
  await other.receipt.isMoved();

  await sofie.callingOff.yes.click();
  await sofie.callingOff.isShown();
  await expect(sofie.callingOff.main).toContainText("Samtalen er ændret, siden du åbnede siden.");
  await expect(sofie.callingOff.detail("Tidspunkt")).toHaveText("fredag den 27. november 2026 kl. 13.00–13.30");
  await sofie.callingOff.yes.click();
  await sofie.meeting.isShown("Samtalen er aflyst");
});

test("going back and calling off again leads to the conversation that is called off", async ({ enter }) => {
  const sofie = await hasBooked(enter);
  await sofie.meeting.callOff.click();
  await sofie.callingOff.yes.click();
  await sofie.meeting.isShown("Samtalen er aflyst");
  const address = `${sofie.page.url()}/aflys`;
  await sofie.page.goto(address);
  await sofie.meeting.isShown("Samtalen er aflyst");
});

test("when it has been, it is over: it can neither be moved nor called off, and stands among the earlier ones", async ({ enter, restartAt }) => {
  const sofie = await hasBooked(enter);
  const address = sofie.page.url();
  await restartAt("2026-11-26T12:00:00Z+");
  await sofie.page.goto(address);
  await sofie.meeting.isShown("Samtalen er forbi");
  await expect(sofie.meeting.callOff).toHaveCount(0);
  await sofie.page.goto(`${address}/aflys`);
  await sofie.message.isShown("Du kan ikke længere aflyse samtalen her", /Ring til Jobcenter Aarhus/);
  await sofie.page.goto("/borger/historik");
  await sofie.history.isShown();
  await expect(sofie.history.entry("torsdag den 26. november 2026 kl. 9.30–10.00")).toContainText("Forbi");
});

test("the calendar file is for this conversation", async ({ enter }) => {
  const sofie = await hasBooked(enter);
  const href = await sofie.page.getByRole("link", { name: "Føj til din kalender" }).getAttribute("href");
  const file = await sofie.page.request.get(href ?? "");
  expect(file.headers()["content-type"]).toContain("text/calendar");
  expect(await file.text()).toContain("DTSTART:20261126T083000Z");
});
