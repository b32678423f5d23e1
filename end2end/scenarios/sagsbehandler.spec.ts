// A caseworker finds a borger, books and moves for her, summons her, ends an exemption, and works the list of tasks.

import { expect, test } from "../support/test";
import { Case, Search, Tasks } from "../pages/sagsbehandler";

const BOOK = "Book en aftalt tid for borgeren";
const MOVE = "Flyt borgerens samtale til en anden aftalt tid";
const JOINT = "Fælles jobsamtale med dagpengemodtager";
const SUMMON = "Indkald borgeren til en samtale";

test("a borger is found, and a time is booked and moved for her with a reason", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-sagsbehandler");
  const [search, hers] = [new Search(jobcenter.page), new Case(jobcenter.page)];
  await search.find("pr");
  await search.isShown();
  await search.choose("Sofie Prøvesen");
  await hers.isShown("Sofie Prøvesen");

  await hers.follow("Book eller flyt til en aftalt tid", BOOK);
  await hers.press("Book tiden");
  await hers.faultsAreShown(BOOK, ["Vælg en tid", "Skriv en begrundelse"]);
  await hers.chooseFirstTime();
  await hers.fill("Begrundelse", "Hun ringede og bad om det.");
  await hers.pressAndSee("Book tiden", JOINT);
  await hers.isInList("Planlagt");

  await hers.follow("Flyt til en anden aftalt tid", MOVE);
  await hers.chooseFirstTime();
  await hers.fill("Begrundelse", "Tiden passede alligevel ikke.");
  await hers.pressAndSee("Flyt samtalen", JOINT);
  await hers.follow("Tilbage til borgeren", "Sofie Prøvesen");
  await hers.isInList("Tiden passede alligevel ikke.");

  await hers.follow("Se alt, hvad borgeren fik vist", "Tider, borgeren fik vist");
});

test("she is summoned to a conversation beside another only after a second look", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const [search, hers] = [new Search(jobcenter.page), new Case(jobcenter.page)];
  await search.find("Mads Eksempel");
  await hers.isShown("Mads Eksempel");
  await hers.follow("Indkald til en samtale", SUMMON);
  await hers.press("Indkald borgeren");
  await hers.faultsAreShown(SUMMON, [
    "Skriv, hvornår samtalen begynder",
    "Skriv adressen, hvor mødet holdes",
    "Skriv en begrundelse",
  ]);
  await hers.fill("Begynder", "2026-11-24T08:00");
  await hers.fill("Adresse", "Demogade 12, 8000 Aarhus C");
  await hers.fill("Begrundelse", "Opfølgning på planen.");
  await hers.press("Indkald borgeren");
  await hers.faultsAreShown(SUMMON, ["Tidspunktet er gået"]);
  await hers.fill("Begynder", "2026-12-05T21:30");
  await hers.pressAndSee("Indkald borgeren", SUMMON);
  await hers.isInList("Samtalen begynder uden for dagtimerne (kl. 7–18)");
  await hers.isInList("Samtalen ligger i en weekend");
  await hers.fill("Begynder", "2026-12-08T09:30");
  await hers.pressAndSee("Gør det alligevel", SUMMON);
  await hers.isInList("Der er allerede en samtale");
  await hers.pressAndSee("Gør det alligevel", "Jobsamtale");

  await hers.follow("Ret eller flyt samtalen", "Ret eller flyt samtalen");
  await hers.fill("Begynder", "2026-12-09T10:00");
  await hers.fill("Begrundelse", "Lokalet er optaget.");
  await hers.press("Gem ændringen");
  await hers.press("Gør det alligevel");
  await hers.isShown("Jobsamtale");
  await hers.isInList("9. december");
});

test("an exemption is ended, and a participant is added to a conversation", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-koordinator");
  const [search, hers] = [new Search(jobcenter.page), new Case(jobcenter.page)];
  await search.find("Poul Tænkt");
  await hers.isShown("Poul Tænkt");
  await hers.follow(/^Ophæv/, "Ophæv fritagelse eller fratagelse");
  await hers.fill("Sidste dag", "2026-11-23");
  await hers.pressAndSee("Ophæv", "Poul Tænkt");
  await hers.isInList("(forbi)");

  await search.find("Mads Eksempel");
  await hers.isShown("Mads Eksempel");
  await hers.follow(/30\. november/, JOINT);
  await hers.fill("Deltagerens navn", "Toke Tolkesen");
  await hers.choose("Rolle", "Tolk");
  await hers.pressAndSee("Tilføj deltageren", JOINT);
  await hers.isInList("Toke Tolkesen, Tolk");
});

test("a task is taken, seen to and put back", async ({ enter }) => {
  const borger = await enter("borger-med-frist");
  await borger.page.goto("/borger/senere-frist");
  await borger.page.getByRole("button", { name: "Bed om en senere frist" }).click();

  const jobcenter = await enter("jobcenter-sagsbehandler");
  const tasks = new Tasks(jobcenter.page);
  const words = "Borgeren beder om en senere frist: Sofie Prøvesen";
  await tasks.open();
  await tasks.act(words, "Tag");
  await expect(tasks.task(words)).toContainText("Morten Sagtmod");
  await tasks.task(words).getByRole("link").click();
  await new Case(jobcenter.page).isShown("Sofie Prøvesen");
  await tasks.open();
  await tasks.act(words, "Løst");
  await expect(tasks.task(words)).toHaveCount(0);
});
