// Somebody who builds another system reads what a method takes and answers, without logging in.

import { Snitflade } from "../pages/snitflade";
import { expect, test } from "../support/test";

test("every method has a page that says who may call it, what it takes and what it answers", async ({ page }) => {
  const snitflade = new Snitflade(page);
  await snitflade.open();
  expect(await snitflade.methods.count()).toBeGreaterThan(40);
  await snitflade.openMethod("SaveBorger");
  await expect(snitflade.row("Kommune")).toContainText("Ingen");
  await expect(snitflade.row("JobCenter")).toContainText("Egne borgere");
  await expect(snitflade.row("x-requestId")).toContainText("Ja");
  await expect(snitflade.example).toContainText('"kontaktgruppe": 1');
  await snitflade.followSchema("BorgerInd");
  await expect(snitflade.row("medlemskaber")).toContainText("liste af MedlemskabInd");
  await expect(snitflade.row("422").first()).toContainText("Problem");
  await snitflade.back();
});

test("a method that only reads says that it has no body, and the token is there too", async ({ page }) => {
  const snitflade = new Snitflade(page);
  await snitflade.open();
  await snitflade.openMethod("GetMoedetider");
  await expect(snitflade.main).toContainText("Kaldet har intet indhold.");
  await snitflade.back();
  await snitflade.openMethod("PostToken");
  await expect(snitflade.main).toContainText("POST /api/v1/token");
});

test("a guest's method says that a user answers for it, and speaks Danish of its fields", async ({ page }) => {
  const snitflade = new Snitflade(page);
  await snitflade.open();
  await snitflade.openMethod("CreateGaesteadgang");
  await expect(snitflade.row("x-bruger")).toContainText("Ja");
  await expect(snitflade.row("JobCenter")).toContainText("Anden Aktør - gæsteadgang");
  await expect(snitflade.row("begrundelse")).toContainText("Borgerens jobcenter læser den");
  await expect(snitflade.main.locator('[lang="en"]')).toHaveCount(0);
  await snitflade.back();
});
