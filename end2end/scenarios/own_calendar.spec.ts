// A caseworker's own calendar follows a team by an address that is shown once, exchanged, and closed.

import { expect, test } from "../support/test";
import { OwnCalendar } from "../pages/own_calendar";

test("an address is made, followed by a calendar without a log-in, exchanged and closed", async ({ enter, request }) => {
  const jobcenter = await enter("jobcenter-sagsbehandler");
  const calendar = new OwnCalendar(jobcenter.page);
  await calendar.open();
  const first = await calendar.make("Lav adressen", "Team Job og Uddannelse");
  const followed = await request.get(first);
  expect(followed.headers()["content-type"]).toContain("text/calendar");
  const text = await followed.text();
  expect(text).toContain("Fælles jobsamtale");
  expect(text).not.toContain("Mads");
  await calendar.open();
  await expect(calendar.main).not.toContainText(first);
  const second = await calendar.make("Lav en ny adresse", "Team Digital");
  expect((await request.get(first)).status()).toBe(404);
  expect((await request.get(second)).status()).toBe(200);
  await calendar.close();
  await expect(calendar.main).toContainText("Du har ingen adresse nu.");
  expect((await request.get(second)).status()).toBe(404);
});
