// A borger whom an authority has summoned: she says that she comes, and what she needs.

import { expect, test } from "../support/test";

test("she sees the summons first among her conversations, and says that she comes", async ({ enter }) => {
  const nora = await enter("borger-indkaldt");
  await nora.overview.isShown();
  await nora.overview.mustConfirm.click();
  await nora.meeting.isShown("Du er indkaldt til en samtale");
  await nora.meeting.confirm.click();
  await nora.meeting.isShown("Du har bekræftet, at du kommer");
  await expect(nora.meeting.confirm).toHaveCount(0);
  await nora.page.reload();
  await nora.meeting.isShown("Du har bekræftet, at du kommer");
  await nora.overview.open();
  await expect(nora.overview.main).toContainText("Du har bekræftet, at du kommer");
});

test("she says what she needs, and takes it back", async ({ enter }) => {
  const nora = await enter("borger-indkaldt");
  await nora.overview.mustConfirm.click();
  await nora.meeting.needs.click();
  await nora.needs.isShown();
  await nora.needs.press("En tolk");
  await nora.needs.press("Adgang uden trapper");
  await nora.needs.save();
  await nora.meeting.isShown("Du er indkaldt til en samtale");
  await expect(nora.meeting.main.getByRole("listitem").filter({ hasText: /^En tolk$/ })).toHaveCount(1);
  await nora.meeting.needs.click();
  await expect(nora.page.getByRole("checkbox", { name: "En tolk" })).toBeChecked();
  await expect(nora.page.getByRole("checkbox", { name: "En tegnsprogstolk" })).not.toBeChecked();
  await nora.needs.press("En tolk");
  await nora.needs.press("Adgang uden trapper");
  await nora.needs.save();
  await nora.meeting.isShown("Du er indkaldt til en samtale");
  await expect(nora.meeting.main.getByRole("listitem").filter({ hasText: /^En tolk$/ })).toHaveCount(0);
});
