// Her session ran out while she was typing: she logs in, the page is there again with what she wrote, and she sends it herself.

import { expect, test } from "../support/test";
import type { Visitor } from "../support/visitor";

/** The check, filled in; then the session runs out, and she presses the button. */
async function sendsTooLate(enter: (person: "borger-med-frist") => Promise<Visitor>): Promise<Visitor> {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime("onsdag 25. november", "kl. 8.30–9.00");
  await sofie.check.phone.fill("87 65 43 21");
  await sofie.check.email.fill("skrevet@example.dk");
  await sofie.page.context().clearCookies({ name: "sid" });
  await sofie.check.confirm.click();
  await sofie.logIn.isShown();
  return sofie;
}

test("what she typed is there again after log-in, nothing is booked, and she can send it", async ({ enter }) => {
  const sofie = await sendsTooLate(enter);
  await sofie.logIn.as("borger-med-frist");
  // Her answer about the a-kasse went with the session: nothing she did not say may slip in.
  await sofie.days.answer("nej");
  await sofie.check.isShown();
  await expect(sofie.check.sentTooLate).toBeVisible();
  await expect(sofie.check.phone).toHaveValue("87 65 43 21");
  await expect(sofie.check.email).toHaveValue("skrevet@example.dk");
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
});

test("somebody else who logs in on the same machine sees nothing of it", async ({ enter }) => {
  const sofie = await sendsTooLate(enter);
  await sofie.logIn.as("borger-uden-tider");
  await expect(sofie.check.heading).toBeVisible();
  await expect(sofie.check.sentTooLate).toHaveCount(0);
  await expect(sofie.page.locator('input[value="skrevet@example.dk"]')).toHaveCount(0);
});

test("a chosen time is chosen again", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.days.choose("onsdag 25. november");
  await sofie.times.isShown();
  await sofie.times.pick("kl. 8.30–9.00");
  await sofie.page.context().clearCookies({ name: "sid" });
  await sofie.times.next.click();
  await sofie.logIn.as("borger-med-frist");
  await sofie.days.answer("nej");
  await sofie.days.choose("onsdag 25. november");
  await sofie.times.isShown();
  await expect(sofie.times.sentTooLate).toBeVisible();
  await expect(sofie.page.getByRole("radio", { name: "kl. 8.30–9.00" })).toBeChecked();
  await sofie.times.next.click();
  await sofie.check.isShown();
});
