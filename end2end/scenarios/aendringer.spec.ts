// A coordinator changes what is agreed: everybody it hits is seen, decided about and told of in a receipt; who comes second sees the first.

import { expect, test } from "../support/test";
import { Ending, Receipt, SeriesChange } from "../pages/aendringer";
import { Agreements } from "../pages/koordinator";

test("a series is changed with everybody seen first, and stays readable on a stale page", async ({ enter }) => {
  const first = await enter("jobcenter-koordinator");
  const second = await enter("jobcenter-koordinator");
  const [mine, theirs, receipt] = [
    new SeriesChange(first.page),
    new SeriesChange(second.page),
    new Receipt(first.page),
  ];
  for (const who of [first, second]) {
    const agreements = new Agreements(who.page);
    await agreements.open("jobcenter");
    await agreements.row("Aftalt").filter({ hasText: "HK" }).first().getByRole("link").click();
    await new SeriesChange(who.page).open();
  }

  await mine.field("Adresse").fill("Andetsted 3, 8000 Aarhus C");
  await mine.preview();
  await expect(mine.main).toContainText("Mads Eksempel");
  await expect(mine.main).toContainText("Står stadig med det gamle sted");
  await mine.saidYes("Bo Prøve", "2026-11-20");
  await mine.undecided();
  await expect(mine.main).toContainText("Mads Eksempel");
  await mine.decide("Ret også de samtaler, der er booket");
  await receipt.isShown("Tiderne er rettet");
  await expect(receipt.main).toContainText("Mads Eksempel");
  await receipt.toAgreement();
  await expect(new Agreements(first.page).main).toContainText("Rettede tider");

  await theirs.field("Samtaler ad gangen").fill("4");
  await second.page.getByRole("button", { name: "Se, hvad det bliver til" }).click();
  await theirs.isStale();
  await expect(theirs.main).toContainText("Nu: Andetsted 3, 8000 Aarhus C, ændret af");
  await expect(theirs.field("Samtaler ad gangen")).toHaveValue("4");
  await theirs.preview();
  await expect(theirs.main).toContainText("Nu: Andetsted 3, 8000 Aarhus C");
  await expect(theirs.saving).toBeVisible();

  await new SeriesChange(first.page).open();
  await mine.field("mandag").uncheck();
  await mine.preview();
  await expect(mine.main).toContainText("Beholder samtalen, men tiden lukkes for nye");
  await mine.saving.click();
  await receipt.isShown("Tiderne er rettet");
  await expect(receipt.main).toContainText("Tiden er lukket for nye, og samtalen står");
  await receipt.moveOrCallOff();
  await expect(receipt.main).toContainText("Mads Eksempel");
});

test("an agreement is ended with everybody seen first, and the ending is taken back", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const [agreements, ending, receipt] = [
    new Agreements(jobcenter.page),
    new Ending(jobcenter.page),
    new Receipt(jobcenter.page),
  ];
  await agreements.open("jobcenter");
  await agreements.row("Aftalt").filter({ hasText: "HK" }).first().getByRole("link").click();
  await ending.look("2026-11-27");
  await ending.isShown("27. november 2026");
  await expect(ending.main).toContainText("Mads Eksempel");
  await ending.confirm();
  await receipt.isShown("Aftalen er sagt op");
  await expect(receipt.main).toContainText("Mads Eksempel");
  await receipt.undo();
  await expect(receipt.main).toContainText("Opsigelsen er fortrudt");
});
