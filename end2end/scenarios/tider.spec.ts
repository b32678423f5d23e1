// A coordinator says when times can be booked and shares them, moves those who stood in times that close, and sees whether the times
// suffice.

import { expect, test } from "../support/test";
import { Agreements, Closing, EnoughTimes, SeriesForm } from "../pages/koordinator";

test("a series is bounded and shared, said in plain words, and shared when the other a-kasse says yes", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const aKasse = await enter("a-kasse-koordinator");
  const agreements = new Agreements(jobcenter.page);
  const form = new SeriesForm(jobcenter.page);
  await agreements.open("jobcenter");
  await agreements.row("Aftalt").filter({ hasText: "3F" }).first().getByRole("link").click();
  await jobcenter.page.getByRole("link", { name: /^Ret/ }).first().click();
  await form.bookable("2", "3", "");
  await form.keep("50", /HK/);
  await form.preview();
  await form.faultsAreShown(
    [
      "Tiden skal åbne for booking, før den lukker; et klokkeslæt kræver et antal dage",
      "Der holdes flere pladser, end der er samtaler ad gangen",
    ],
    "Ret tider",
  );
  await form.bookable("28", "1", "12:00");
  await form.keep("1", /HK/);
  await form.release("48");
  await form.preview();
  await form.previewIsShown("Ret tider");
  await expect(form.main).toContainText("Tiderne kan bookes fra 28 dage før frem til kl. 12.00 dagen før.");
  await expect(form.main).toContainText(/holdes 0 til .*3F.* og 1 til HK/);
  await expect(form.main).toContainText(/HK.* skal først sige ja til at dele tiderne\./);
  await form.save();
  await expect(agreements.heading).toHaveText("Tiderne er rettet");

  const theirs = new Agreements(aKasse.page);
  await aKasse.page.goto("/a-kasse");
  await aKasse.page.getByRole("link", { name: "1 deling af tider venter på jeres svar" }).click();
  await theirs.row("Deling venter på svar").getByRole("link").click();
  await theirs.isShown("Jobcenter Aarhus");
  await expect(theirs.main).toContainText("Tider, der foreslås delt fra en anden aftale");
  await aKasse.page.getByRole("button", { name: /^Sig ja til at dele tiderne/ }).click();
  await theirs.isShown("Jobcenter Aarhus");
  await expect(theirs.main).toContainText("Tider, der deles fra en anden aftale");
  await expect(theirs.main).not.toContainText("Tider, der foreslås delt");
});

test("who stood in times that close is moved to others, and back again", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const closing = new Closing(jobcenter.page);
  await closing.open();
  await closing.preview("2026-11-30", "2026-11-30");
  await expect(closing.main).toContainText("Mads Eksempel");
  await closing.decide("Flyt bookingerne til andre tider");
  await closing.planIsShown();
  await expect(jobcenter.page.getByRole("row").filter({ hasText: "Mads Eksempel" })).toContainText(/mandag den 30\. november.*(tirsdag|onsdag|torsdag|fredag)/);
  await closing.move();
  await closing.resultIsShown();
  await expect(closing.main).toContainText("Samtaler, der er flyttet");
  const mads = jobcenter.page.getByRole("row").filter({ hasText: "Mads Eksempel" });
  await expect(mads).toContainText("Sendt eller på vej");
  await jobcenter.page.getByRole("button", { name: "Åbn tiderne igen" }).click();
  await closing.resultIsShown();
  await expect(mads).toContainText("Flyttet tilbage");
});

test("open frister are set against free times, with a way to make more", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const enough = new EnoughTimes(jobcenter.page);
  await enough.open();
  await expect(enough.part("HK").getByRole("row").nth(1)).toContainText("Ja");
  await enough.part("HK").getByRole("link", { name: /Lav flere tider/ }).click();
  await expect(enough.heading).toHaveText("Læg tider ind");
});
