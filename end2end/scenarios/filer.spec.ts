// A caseworker sets frister from a file: what each line comes to is seen first, the bad ones are mended or named.

import { expect, test } from "../support/test";
import { Files } from "../pages/filer";

const HEAD = "cpr;samtaletype;fristdato;sidste afholdelsesdato";
const KIM = "650564-1004";

test("frister are set from a file, and the lines that were not are named", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-sagsbehandler");
  const files = new Files(jobcenter.page);
  await files.open();
  await expect(files.main).toContainText("4: Opfølgningssamtale");
  await files.send("tom.csv", `${HEAD}\n`);
  await files.faultsAreShown(["Der er ingen linjer under overskrifterne"]);

  await files.send("frister.csv", `${HEAD}\n${KIM};4;04-12-2026;18-12-2026\n12;17;04-12-2026;18-12-2026\n`);
  await files.previewIsShown();
  await expect(files.main).toContainText("2 linjer: 1 ny, 1 kan ikke indlæses.");
  await expect(files.main).toContainText("Kim Forsinket");
  await expect(files.main).toContainText("cpr: Skriv cpr-nummeret");
  await files.mend();
  await files.look();
  await files.previewIsShown();
  await files.load();
  await expect(files.main).toContainText("FT905");
  const [file] = await Promise.all([
    jobcenter.page.waitForEvent("download"),
    jobcenter.page.getByRole("link", { name: "Hent resultatet som csv" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("frister-resultat.csv");

  await files.open();
  await files.paste(`${HEAD}\n${KIM};4;04-12-2026;18-12-2026\n`);
  await files.previewIsShown();
  await expect(files.main).toContainText("1 linje: 1 står der allerede.");
  await expect(files.main).toContainText("Der er ingen linjer, der kan indlæses");
});

test("borgere are entered from a file, and the same file again changes nothing", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const files = new Files(jobcenter.page, "Indlæs borgere fra en fil");
  const lines = "cpr;navn;kontaktgruppe;a-kasse;tilmeldt fra\n710180-9001;Gro Opdigtet;1;hk;01-09-2026\n";
  await files.open();
  await files.send("borgere.csv", lines);
  await files.previewIsShown();
  await expect(files.main).toContainText("1 linje: 1 ny.");
  await files.load();
  await expect(files.main).toContainText("Alle linjer er gjort.");
  await files.open();
  await files.paste(lines);
  await files.previewIsShown();
  await expect(files.main).toContainText("1 linje: 1 står der allerede.");
});
