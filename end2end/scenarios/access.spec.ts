// Doors: what is not one's own does not exist, and log-in leads to the page one asked for.

import { expect, test } from "../support/test";

test("pages of others do not exist for a borger", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  for (const path of ["/jobcenter", "/a-kasse", "/revision", "/drift", "/borger/slet", "/findes-ikke"]) {
    const answer = await sofie.page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await sofie.message.isNotFound();
  }
});

test("another borger's conversation does not exist", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime("onsdag 25. november", "kl. 8.30–9.00");
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
  const receipt = new URL(sofie.page.url()).pathname;
  for (const person of ["borger-med-booking", "jobcenter-sagsbehandler", "a-kasse-sagsbehandler"] as const) {
    const other = await enter(person);
    const answer = await other.page.goto(receipt);
    expect(answer?.status(), person).toBe(404);
    await other.message.isNotFound();
  }
});

test("staff find no page for borgere, and the way forward leads to the front page", async ({ enter }) => {
  const staff = await enter("jobcenter-sagsbehandler");
  await staff.page.goto("/borger");
  await staff.message.isNotFound();
  await staff.message.main.getByRole("link", { name: "Gå til forsiden" }).click();
  await expect(staff.message.heading).toHaveText("Velkommen til Fællestid");
});

test("somebody not logged in comes back to the page asked for", async ({ enter }) => {
  const visitor = await enter();
  await visitor.page.goto("/borger/book?fra=2026-12-01");
  await visitor.logIn.isShown();
  await visitor.logIn.as("borger-med-frist");
  await visitor.question.answer("Nej, jeg vil kun tale med Jobcenter Aarhus");
  await visitor.days.isShown();
  await expect(visitor.page).toHaveURL(/\/borger\/book\?fra=2026-12-01$/);
});

test("after log-out the pages are gone, also by going back", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.overview.isShown();
  await sofie.overview.logOut();
  await expect(sofie.page.getByText("Sofie Prøvesen")).toHaveCount(0);
  await sofie.page.goBack();
  await sofie.logIn.isShown();
  await sofie.overview.open();
  await sofie.logIn.isShown();
});

test("the open pages are there for everybody", async ({ enter }) => {
  const visitor = await enter();
  await visitor.page.goto("/");
  await visitor.message.isShown("Book en fælles jobsamtale", "Cirka 3 minutter.");
  await visitor.page.getByRole("link", { name: "Tilgængelighedserklæring" }).click();
  await visitor.message.isShown("Tilgængelighedserklæring", "WCAG 2.2");
  await visitor.page.getByRole("link", { name: "Sådan behandler vi dine oplysninger" }).click();
  await visitor.message.isShown("Sådan behandler vi dine oplysninger", "Vi bruger én cookie");
  await visitor.page.goto("/");
  await visitor.page.getByRole("link", { name: "Log ind og book" }).click();
  await visitor.logIn.isShown();
});
