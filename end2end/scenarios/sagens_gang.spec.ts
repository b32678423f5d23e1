// What a caseworker decides about a borger: a frist is set, prolonged and opened again, she is exempted, and it is registered how it
// went; and the pages that staff look at and print.

import { expect, test } from "../support/test";
import { Case, Search } from "../pages/sagsbehandler";

const SET = "Sæt en frist";
const EXTEND = "Forlæng fristen";
const REOPEN = "Genåbn fristen";
const EXEMPT = "Fritag for eller fratag selvbooking";
const JOINT = "Fælles jobsamtale med dagpengemodtager";

test("a frist is prolonged with its letter and the times there are, and not into days without times unsaid", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-sagsbehandler");
  const [search, hers] = [new Search(jobcenter.page), new Case(jobcenter.page)];
  await search.find("Sofie Prøvesen");
  await hers.isShown("Sofie Prøvesen");
  await hers.follow(/^Forlæng fristen/, EXTEND);
  await hers.fill("Fristdato", "2026-12-08");
  await hers.fill("Sidste afholdelsesdato", "2027-01-05");
  await hers.pressAndSee("Se brevet", EXTEND);
  await hers.isInList("Tider, borgeren kan booke");
  await hers.isInList("tirsdag den 8. december 2026");
  await hers.pressAndSee("Forlæng fristen", "Sofie Prøvesen");
  await hers.isInList("8. december 2026");

  await search.find("Freja");
  await hers.isShown(/Freja/);
  await hers.follow(/^Forlæng fristen/, EXTEND);
  await hers.fill("Fristdato", "2026-12-15");
  await hers.fill("Sidste afholdelsesdato", "2026-12-22");
  await hers.press("Forlæng fristen");
  await hers.faultsAreShown(EXTEND, ["Skriv en begrundelse"]);
  await hers.isInList("Borgeren kan ikke booke nogen tid inden da");
  await expect(jobcenter.page.getByLabel("Fristdato", { exact: true })).toHaveValue("2026-12-15");
  await hers.fill("Begrundelse", "Der kommer nye tider på mandag.");
  await hers.pressAndSee("Forlæng fristen", /Freja/);
  await hers.isInList("Der kommer nye tider på mandag.");
});

test("a missed frist is opened again, and a new one is set after its letter was seen", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-sagsbehandler");
  const [search, his] = [new Search(jobcenter.page), new Case(jobcenter.page)];
  await search.find("Kim Forsinket");
  await his.isShown("Kim Forsinket");
  await his.follow(/^Læs brevet/, "Fristen for at booke en samtale er gået");
  await jobcenter.page.goBack();
  await his.follow(/^Genåbn fristen/, REOPEN);
  await his.fill("Fristdato", "2026-12-04");
  await his.fill("Sidste afholdelsesdato", "2026-12-18");
  await his.press("Genåbn fristen");
  await his.faultsAreShown(REOPEN, ["Skriv en begrundelse"]);
  await his.fill("Begrundelse", "Der var ingen tider, da fristen løb.");
  await his.pressAndSee("Genåbn fristen", "Kim Forsinket");
  await his.isInList("Der var ingen tider, da fristen løb.");

  await search.find("Mads Eksempel");
  await his.isShown("Mads Eksempel");
  await his.follow("Sæt en frist", SET);
  await his.choose("Samtaletype", "Opfølgningssamtale");
  await his.fill("Fristdato", "2026-11-25");
  await his.press("Se brevet");
  await his.isShown(SET);
  await his.fill("Fristdato", "2026-12-10");
  await his.fill("Sidste afholdelsesdato", "2027-01-07");
  await his.press("Se brevet");
  await his.isInList("torsdag den 10. december 2026");
  await his.pressAndSee("Sæt fristen", "Mads Eksempel");
});

test("an exemption is decided after its letter was seen, and how a conversation went is registered", async ({ enter, restartAt }) => {
  const jobcenter = await enter("jobcenter-sagsbehandler");
  const [search, hers] = [new Search(jobcenter.page), new Case(jobcenter.page)];
  await search.find("Sofie Prøvesen");
  await hers.isShown("Sofie Prøvesen");
  await hers.follow("Fritag eller fratag", EXEMPT);
  await hers.press("Træf afgørelsen");
  await hers.faultsAreShown(EXEMPT, ["Vælg en årsag", "Skriv en begrundelse"]);
  await hers.choose("Årsag", "Fritag: Helbredsmæssige forhold");
  await hers.fill("Begrundelse", "Du har oplyst, at du ikke kan bruge en skærm for tiden.");
  await hers.pressAndSee("Se brevet", EXEMPT);
  await hers.isInList("klage");
  await hers.pressAndSee("Træf afgørelsen", "Sofie Prøvesen");

  await restartAt("2026-11-30T11:00:00Z+");
  const later = await enter("jobcenter-sagsbehandler");
  const [find, his] = [new Search(later.page), new Case(later.page)];
  await find.find("Mads Eksempel");
  await his.isShown("Mads Eksempel");
  await his.follow(/30\. november/, JOINT);
  await his.choose("Fremmøde", "Fremmødt");
  await his.pressAndSee("Gem", JOINT);
  await his.isInList("Fremmødet er registreret");
});

test("the day, the figures and the letters can be looked at and printed", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const hers = new Case(jobcenter.page);
  await jobcenter.page.goto("/jobcenter/dag?dato=2026-11-30");
  await hers.isShown("Samtaler mandag den 30. november 2026");
  await hers.isInList("Mads Eksempel");
  await jobcenter.page.goto("/jobcenter/overblik");
  await hers.isShown("Overblik i tal");
  for (const table of await hers.main.getByText("Vis tallene som tabel").all()) await table.click();
  await hers.isShown("Overblik i tal");
  await expect(hers.main.getByRole("table").first()).toBeVisible();

  const aKasse = await enter("a-kasse-koordinator");
  const theirs = new Case(aKasse.page);
  await aKasse.page.goto("/a-kasse/overblik");
  await theirs.isShown("Overblik i tal");
  expect((await aKasse.page.content()).toLowerCase()).not.toContain("frist");
});
