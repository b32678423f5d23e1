// A coordinator agrees with an a-kasse, sets up a year of times, has them confirmed, and closes a day with everybody in it.

import { expect, test } from "../support/test";
import { Agreements, ClosedDays, Closing, SeriesForm } from "../pages/koordinator";

const HK = "HK/Danmarks A-kasse";

test("an agreement is sent back, mended, confirmed, and its times can be closed", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const aKasse = await enter("a-kasse-koordinator");
  const [mine, theirs, form] = [
    new Agreements(jobcenter.page),
    new Agreements(aKasse.page),
    new SeriesForm(jobcenter.page),
  ];

  await mine.open("jobcenter");
  const other = await mine.row("Aftalt").filter({ hasText: "HK" }).first().getByRole("link").textContent() ?? HK;
  await mine.choose(other);
  await mine.step("Lav en ny version");
  await mine.isShown(other);
  await mine.expectStatus("Kladde");

  await expect(mine.main).toContainText("Som i den version, der gælder nu.");

  await form.open();
  await form.preview();
  await form.faultsAreShown([
    "Vælg mindst én ugedag",
    "Skriv et klokkeslæt, for eksempel 08:30",
    "Skriv et klokkeslæt, for eksempel 08:30",
    "Skriv adressen, hvor mødet holdes",
    "Skriv, hvem der holder samtalen: en medarbejder eller et team",
  ]);
  const series = {
    days: ["mandag", "onsdag"],
    from: "08:30",
    to: "10:30",
    atOnce: "3",
    address: "Demogade 12, 8000 Aarhus C",
    who: "Team Prøve",
  };
  await form.fill(series);
  await form.preview();
  await form.previewIsShown("Læg tider ind");
  await expect(form.main).toContainText("3 samtaler ad gangen");
  await form.save();
  await mine.isShown(other);
  await expect(mine.main).toContainText("Team Prøve");
  await expect(mine.main).toContainText("Ny i denne version.");
  // The same people at the same moments once more: told beside the field, with the way to the series there is.
  await form.open();
  await form.fill(series);
  await form.preview();
  await form.faultsAreShown([
    "En anden serie har de samme medarbejdere på de samme tider; sæt flere samtaler ad gangen på den i stedet",
  ]);
  await jobcenter.page.getByRole("link", { name: "Se de tider, det falder sammen med" }).click();
  await form.isShown("Ret tider");
  await jobcenter.page.getByRole("link", { name: "Fortryd" }).click();
  await mine.isShown(other);
  await mine.step("Foreslå aftalen for a-kassen");
  await mine.expectStatus("Foreslået");

  await theirs.open("a-kasse");
  await theirs.row("Foreslået").filter({ hasText: "Aarhus" }).getByRole("link").click();
  await theirs.isShown("Jobcenter Aarhus");
  // Everything it says yes to stands there in words; nothing of frister does.
  await expect(theirs.main).toContainText("Mod den version, der gælder nu: 1 ny serie, 2 uændrede");
  await expect(theirs.main).toContainText(/3 samtaler ad gangen × .* = \d+ samtaler/);
  await expect(theirs.main).toContainText("Demogade 12, 8000 Aarhus C");
  await expect(theirs.main).toContainText("Tiderne kan bookes, indtil de begynder.");
  expect((await aKasse.page.content()).toLowerCase()).not.toContain("frist");
  await theirs.step("Send tilbage til jobcenteret");
  await expect(theirs.errorSummary.getByRole("link")).toHaveText(["Skriv en begrundelse"]);
  await theirs.isShown("Jobcenter Aarhus");
  await aKasse.page.getByLabel("Hvad skal være anderledes?").fill("Vi kan ikke om mandagen.");
  // Meanwhile the jobcenter takes it back and proposes it again: the page is stale, and what was written is kept.
  await mine.step("Træk forslaget tilbage");
  await mine.step("Foreslå aftalen for a-kassen");
  await theirs.step("Send tilbage til jobcenteret");
  await expect(theirs.main).toContainText("Aftalen er ændret, mens du havde siden åben");
  await expect(aKasse.page.getByLabel("Hvad skal være anderledes?")).toHaveValue("Vi kan ikke om mandagen.");
  await theirs.step("Sig ja til aftalen");
  await theirs.expectStatus("Aftalt");

  await jobcenter.page.reload();
  await mine.expectStatus("Aftalt");
});

test("a day is closed with everybody in it, seen by name, and opened again", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const closing = new Closing(jobcenter.page);
  await closing.open();
  await closing.preview("2026-12-02", "2026-11-30");
  await closing.faultsAreShown(["Den sidste dag kan ikke ligge før den første"]);
  await closing.preview("2026-11-30", "2026-11-30");
  await expect(closing.main).toContainText("Mads Eksempel");
  await closing.unfold(/mandag den 30\. november 2026, Team Job og Uddannelse: \d+ tider/);
  await closing.decide("Aflys tiderne og de samtaler, der er booket i dem");
  await expect(closing.main).toContainText("Mads Eksempel");
  await closing.callOff("3 bookede samtaler", "Sygdom i teamet");
  await closing.resultIsShown();
  await expect(closing.main).toContainText("Mads Eksempel");
  await expect(closing.main).toContainText("Begrundelse: Sygdom i teamet");
  await expect(closing.main).toContainText("Færdig");
  await jobcenter.page.getByRole("button", { name: "Åbn tiderne igen" }).click();
  await closing.resultIsShown();
  await expect(closing.main).toContainText("Fortrudt");
  await closing.open();
  await expect(jobcenter.page.getByRole("row").filter({ hasText: "Fortrudt" })).toHaveCount(1);
});

test("a series is changed with the effect shown first, and stays readable on a stale page", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const agreements = new Agreements(jobcenter.page);
  const form = new SeriesForm(jobcenter.page);
  await agreements.open("jobcenter");
  await agreements.row("Aftalt").filter({ hasText: "HK" }).first().getByRole("link").click();
  await jobcenter.page.getByRole("link", { name: /^Ret/ }).first().click();
  await jobcenter.page.getByLabel("mandag", { exact: true }).uncheck();
  await form.preview();
  await form.previewIsShown("Ret tider");
  await expect(form.main).toContainText("Ingen mister en booket tid.");
  await jobcenter.page.getByLabel("Samtaler ad gangen").fill("4");
  await form.save();
  await expect(form.main).toContainText("Du har rettet siden forhåndsvisningen");
  // More places are new to the a-kasse: they wait for its yes, or somebody writes down who said it.
  await form.saidYes("", "");
  await form.faultsAreShown([
    "A-kassen skal sige ja til de nye tider: læg dem i et forslag, eller skriv, hvem i a-kassen der har sagt ja",
  ], "Ret tider");
  await form.saidYes("Bo Prøve", "2026-11-25");
  await form.faultsAreShown(["Aftalen kan ikke være indgået efter i dag"], "Ret tider");
  await form.saidYes("Bo Prøve", "2026-11-20");
  await expect(agreements.heading).toHaveText("Tiderne er rettet");
  await jobcenter.page.getByRole("link", { name: "Til aftalen" }).click();
  await expect(agreements.heading).toHaveText(/^Aftale med/);
  await expect(agreements.main).toContainText("Rettede tider");
  await expect(agreements.main).toContainText("sagde ja uden om systemet (Bo Prøve, 20. november 2026)");

  const aKasse = await enter("a-kasse-koordinator");
  await aKasse.page.goto("/a-kasse/nyt");
  const told = aKasse.page.getByRole("row").filter({ hasText: "Rettede tider" });
  await expect(told).toContainText("Skrevet op: I sagde ja (Bo Prøve, 20. november 2026)");
  await new Agreements(aKasse.page).looksSound("Nyt om medlemmers samtaler");
});

test("new times in an agreement go into a proposal as they were typed, and what is agreed stands", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const agreements = new Agreements(jobcenter.page);
  const form = new SeriesForm(jobcenter.page);
  await agreements.open("jobcenter");
  await agreements.row("Aftalt").filter({ hasText: "HK" }).first().getByRole("link").click();
  await form.open();
  await form.fill({
    days: ["fredag"],
    from: "13:00",
    to: "15:00",
    atOnce: "2",
    address: "Demogade 12, 8000 Aarhus C",
    who: "Team Fredag",
  });
  await form.preview();
  await form.previewIsShown("Læg tider ind");
  await expect(form.main).toContainText("A-kassen skal sige ja til det nye");
  await form.ask();
  await agreements.isShown(HK);
  await agreements.expectStatus("Kladde");
  await expect(agreements.main).toContainText("Ny i denne version.");
  await expect(agreements.main).toContainText("Team Fredag");
  await agreements.step("Foreslå aftalen for a-kassen");
  await agreements.expectStatus("Foreslået");
});

test("a closed day shows who stands on it, and is opened again", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const days = new ClosedDays(jobcenter.page);
  await days.open();
  await days.preview("2026-11-23", "");
  await days.faultsAreShown(["Skriv en begrundelse", "Vælg en dag, der ikke er gået"]);
  await days.preview("2026-11-30", "Personaledag");
  await days.isShown();
  await expect(days.main).toContainText("3 samtaler bliver stående.");
  await expect(days.main).toContainText("Mads Eksempel");
  await days.close();
  await days.isShown();
  await expect(days.row("Personaledag")).toContainText("3 samtaler");
  await days.row("Personaledag").getByRole("link", { name: "Se, hvem det rammer" }).click();
  await expect(days.main).toContainText("Mads Eksempel");
  await days.open();
  // Closing it again writes nothing over: the reason that stands is shown, and changed on purpose.
  await days.preview("2026-11-30", "Fælles dag");
  await days.isShown();
  await expect(days.main).toContainText("Den er lukket som »Personaledag«. Skal der stå »Fælles dag« i stedet?");
  await days.changeReason();
  await days.isShown();
  await expect(days.main).toContainText("Rettede begrundelsen til: Fælles dag");
  await days.row("Fælles dag").getByRole("button").click();
  await days.isShown();
  await expect(days.row("Fælles dag")).toHaveCount(0);
  await expect(days.main).toContainText("Åbnede dagen igen (den var lukket som: Fælles dag)");
});

test("a draft in the days of an agreement is told so when it is saved, with the way there", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const agreements = new Agreements(jobcenter.page);
  await agreements.open("jobcenter");
  await agreements.begin(HK, "2027-06-30");
  await agreements.collides("Ny aftale");
  await agreements.isShown(HK);
  await agreements.expectStatus("Aftalt");
  await agreements.step("Lav en ny version");
  await agreements.isShown(HK);
  await jobcenter.page.getByRole("button", { name: /^Fjern/ }).first().click();
  await agreements.isShown(HK);
  await expect(agreements.main).toContainText("Tider, der ikke er med mere");
  await agreements.step("Kassér kladden");
  await agreements.isShown(HK);
  await agreements.expectStatus("Kasseret");
});
