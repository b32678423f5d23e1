// The one part that comes alive in the browser: it says what is wrong while one types, and never touches what was typed.

import { expect, test } from "../support/test";
import type { Visitor } from "../support/visitor";

const PHONE_WRONG = "Skriv telefonnummeret med 8 cifre, for eksempel 12 34 56 78";

async function toTheCheck(enter: (person: "borger-med-frist") => Promise<Visitor>): Promise<Visitor> {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.days.choose("onsdag 25. november");
  await sofie.times.choose("kl. 8.30–9.00");
  return sofie;
}

test("what was typed before the page came alive is still there after", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  let letThrough = (): void => {};
  const gate = new Promise<void>((open) => (letThrough = open));
  await sofie.page.route(/\.wasm$/, async (route) => {
    await gate;
    await route.continue();
  });
  const held = sofie.page.waitForRequest(/\.wasm$/);
  await sofie.days.open("book");
  await sofie.days.choose("onsdag 25. november");
  await sofie.times.pick("kl. 8.30–9.00");
  await sofie.page.getByRole("button", { name: "Næste" }).click({ noWaitAfter: true });
  await held;
  await sofie.check.phone.fill("87 65 43 21");
  await sofie.check.email.fill("skrevet@example.dk");
  await expect(sofie.check.alive).toHaveCount(0);
  letThrough();
  await expect(sofie.check.alive).toHaveCount(1);
  await expect(sofie.check.phone).toHaveValue("87 65 43 21");
  await expect(sofie.check.email).toHaveValue("skrevet@example.dk");
  await sofie.check.isShown();
});

test("leaving a wrong phone number says so without asking the server, and correcting it takes that back", async ({
  enter,
}) => {
  const sofie = await toTheCheck(enter);
  await expect(sofie.check.alive).toHaveCount(1);
  const requests: string[] = [];
  // The browser fetches the tab's mark when it pleases.
  sofie.page.on("request", (request) => {
    if (!request.url().endsWith("/favicon.svg")) requests.push(request.url());
  });
  await sofie.check.phone.fill("123");
  await sofie.check.phone.press("Tab");
  await expect(sofie.check.phone).toHaveAccessibleDescription(new RegExp(PHONE_WRONG));
  await expect(sofie.check.phone).toHaveAttribute("aria-invalid", "true");
  await sofie.check.isShown();
  await sofie.check.phone.fill("12 34 56 78");
  await expect(sofie.page.getByText(PHONE_WRONG)).toHaveCount(0);
  await expect(sofie.check.phone).not.toHaveAttribute("aria-invalid");
  expect(requests).toEqual([]);
});

test("a message that appears on leaving a field does not swallow the press on the button", async ({ enter }) => {
  const sofie = await toTheCheck(enter);
  await expect(sofie.check.alive).toHaveCount(1);
  await sofie.check.phone.fill("123");
  await sofie.check.confirm.click();
  await sofie.check.isWrong([PHONE_WRONG]);
});

test("pages without an island load no WebAssembly, and no script but the small ones", async ({ enter }) => {
  const sofie = await enter();
  const loaded: string[] = [];
  sofie.page.on("request", (request) => {
    if (request.resourceType() === "script" || /\.(js|wasm)$/.test(request.url())) loaded.push(request.url());
  });
  for (const path of ["/", "/tilgaengelighed", "/privatliv", "/findes-ikke", "/borger/book"]) {
    await sofie.page.goto(path, { waitUntil: "load" });
  }
  expect(loaded).toEqual([]);
  await sofie.logIn.as("borger-med-frist");
  await sofie.overview.open();
  await sofie.days.open("book");
  await sofie.days.choose("onsdag 25. november");
  await sofie.times.pick("kl. 8.30–9.00");
  expect(new Set(loaded.map((url) => url.split("/").at(-1)))).toEqual(new Set(["log_out_warning.js", "print.js", "filter.js"]));
  await sofie.times.next.click();
  await expect(sofie.check.alive).toHaveCount(1);
  expect(loaded.some((url) => url.endsWith(".wasm"))).toBe(true);
});

test("the minutes a time is held go by on the page, and are said aloud only now and then", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.page.clock.install();
  await sofie.days.open("book");
  await sofie.days.choose("onsdag 25. november");
  await sofie.times.choose("kl. 8.30–9.00");
  await expect(sofie.check.minutesLeft).toHaveText("Der er 10 minutter tilbage.");
  await sofie.page.clock.fastForward("04:30");
  await expect(sofie.check.minutesLeft).toHaveText("Der er 6 minutter tilbage.");
  await expect(sofie.check.saidAloud).toBeEmpty();
  await sofie.page.clock.fastForward("01:00");
  await expect(sofie.check.saidAloud).toHaveText("Der er 5 minutter tilbage.");
  await sofie.page.clock.fastForward("01:00");
  await expect(sofie.check.minutesLeft).toHaveText("Der er 4 minutter tilbage.");
  await expect(sofie.check.saidAloud).toHaveText("Der er 5 minutter tilbage.");
  await sofie.check.isShown();
  await sofie.page.clock.fastForward("04:00");
  await expect(sofie.check.saidAloud).toHaveText(/^Vi holder ikke længere tiden til dig\./);
});
