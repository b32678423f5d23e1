// A borger with a frist books: from the overview to the receipt, and back.

import { expect, test } from "../support/test";

const DAY = "torsdag 26. november";
const TIME = "kl. 9.30–10.00";
const WHEN = "torsdag den 26. november 2026 kl. 9.30–10.00";

test("a borger with a frist sees it first, in words and with its consequence", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.overview.isShown();
  const frist = sofie.overview.frist("Book en samtale senest");
  await expect(sofie.overview.sections.first()).toHaveText((await frist.innerText()).replaceAll(/\s+/g, " "), {
    useInnerText: true,
  });
  await expect(frist).toContainText("torsdag den 3. december 2026");
  await expect(frist).toContainText("Fristen er om 9 dage. Du kan booke hele dagen, til kl. 23.59.");
  await expect(frist).toContainText("bliver du afmeldt som jobsøgende fra dagen efter");
  await expect(frist).toContainText("Ring til Jobcenter Aarhus på telefon 12 34 56 78 inden fristen.");
  await expect(sofie.page.getByText("Du har ikke booket en samtale.")).toBeVisible();
});

test("a borger books a time, gets a receipt and has met the frist", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.overview.findTime.click();
  await sofie.question.isShown();
  await sofie.question.answer("Ja, a-kassen skal være med");
  await sofie.days.isShown();
  await expect(sofie.days.main).toContainText("Book en samtale senest torsdag den 3. december 2026");
  await sofie.days.choose(DAY);
  await sofie.times.isShown();
  await sofie.times.choose(TIME);
  await sofie.check.isShown();
  await expect(sofie.check.main).toContainText("Du har ikke booket en samtale endnu.");
  await expect(sofie.check.detail("Tidspunkt")).toHaveText(WHEN);
  await expect(sofie.check.hold).toContainText(/^Vi holder tiden til dig indtil kl\. 10\.1\d\.$/);
  await sofie.check.phone.fill("87 65 43 21");
  await sofie.check.email.fill("sofie@example.dk");
  await sofie.check.confirm.click();

  await sofie.receipt.isShown();
  await expect(sofie.receipt.detail("Tidspunkt")).toHaveText(WHEN);
  await expect(sofie.receipt.detail("Form")).toHaveText("Videomøde");
  await expect(sofie.receipt.detail("Vi kan kontakte dig på")).toHaveText("87 65 43 21, sofie@example.dk");
  await expect(sofie.receipt.main).toContainText("Du har booket inden fristen. Nu skal du møde til samtalen.");
  const before = await sofie.receipt.main.innerText();
  await sofie.page.reload();
  await sofie.receipt.isShown();
  expect(await sofie.receipt.main.innerText()).toBe(before);

  await sofie.page.getByRole("link", { name: "Gå til dine samtaler" }).click();
  await sofie.overview.isShown();
  await expect(sofie.overview.frist("Du har booket inden fristen")).toBeVisible();
  await expect(sofie.overview.booking).toContainText(WHEN);
  await expect(sofie.overview.findTime).toHaveCount(0);
});

test("going back after confirming leads to the booking, not to a second one", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime(DAY, TIME);
  await sofie.check.confirm.click();
  await sofie.receipt.isShown();
  await sofie.page.goBack();
  await sofie.message.isAlreadyBooked();
  await sofie.page.getByRole("link", { name: "Se din samtale" }).click();
  await sofie.overview.isShown();
  await expect(sofie.overview.booking).toHaveCount(1);
  await expect(sofie.overview.booking).toContainText(WHEN);
});

test("the same form sent twice gets the same receipt", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  await sofie.chooseTime(DAY, TIME);
  const address = sofie.page.url();
  const form = { noegle: await sofie.page.locator("[name=noegle]").inputValue(), telefon: "12345678", email: "" };
  const sends = [1, 2].map(() => sofie.page.request.post(address, { form: { ...form, handling: "bekraeft" } }));
  const [first, second] = await Promise.all(sends);
  expect(first?.url()).toMatch(/\/borger\/samtale\//);
  expect(second?.url()).toBe(first?.url());
  await sofie.overview.open();
  await expect(sofie.overview.booking).toHaveCount(1);
});

test("more days are shown on asking, and the first again", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  await sofie.days.open("book");
  const first = await sofie.days.choices.first().inputValue();
  await sofie.page.getByRole("link", { name: "Vis flere datoer" }).click();
  await sofie.days.isShown();
  expect(Date.parse(await sofie.days.choices.first().inputValue())).toBeGreaterThan(Date.parse(first));
  await sofie.page.getByRole("link", { name: "Vis de første datoer" }).click();
  await expect(sofie.days.choices.first()).toHaveValue(first);
});
