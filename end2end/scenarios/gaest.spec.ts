// A caseworker opens another jobcenter's borger: by her whole number and with a reason, to read and no more.

import { expect, test } from "../support/test";
import { Guest } from "../pages/gaest";

// One of the demo's people at Jobcenter Odense. Day + 60: a number that nobody has.
const HER = { name: "August Eksempel", cpr: "8008831103" };

test("another jobcenter's borger is opened with a reason, and nothing of hers can be changed", async ({ enter }) => {
  const jobcenter = await enter("jobcenter-sagsbehandler");
  const guest = new Guest(jobcenter.page);
  await guest.open();
  await guest.ask("", "travlt");
  await guest.faultsAreShown(["Skriv en begrundelse, som andre kan forstå", "Skriv cpr-nummeret med ti cifre"]);
  await guest.ask(HER.cpr, "Hun har henvendt sig i vores borgerservice");
  await guest.isShown(HER.name);
  await expect(guest.main).toContainText("Du læser som gæst og kan ikke ændre noget.");
  await expect(guest.main).toContainText("Jobcenter Odense");
  await expect(guest.main.getByRole("button")).toHaveCount(0);
  expect(jobcenter.page.url()).not.toContain(HER.cpr);
});
