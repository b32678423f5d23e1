// The whole way in English: every page and state a borger can meet, with not one Danish word but names of people and places.

import { English } from "../pages/english";
import { expect, test } from "../support/test";
import type { DemoPerson, Visitor } from "../support/visitor";

type Enter = (person?: DemoPerson) => Promise<Visitor>;

const DAY = "Which day suits you?";
const TIME = "Which time suits you?";
const CHECK = "Check your booking before you confirm";

async function comes(enter: Enter, person: DemoPerson): Promise<[English, Visitor]> {
  const visitor = await enter(person);
  const english = new English(visitor.page);
  await english.choose();
  return [english, visitor];
}

/** From the days to the check. */
async function chooseTime(english: English, day: string, time: string): Promise<void> {
  await english.pick(day);
  await english.press("Next");
  await english.isAt(TIME);
  await english.pick(time);
  await english.press("Next");
  await english.isAt(CHECK);
}

async function book(english: English, day = "Thursday 26 November", time = "9:30–10:00"): Promise<void> {
  await english.follow("Find a time", "Do you want your unemployment fund to take part in the meeting?");
  await english.pick("Yes, the unemployment fund is to take part");
  await english.press("Next");
  await english.isAt(DAY);
  await chooseTime(english, day, time);
  await english.press("Confirm and book the meeting");
  await english.isAt("You have booked a meeting");
}

test("the pages that anybody may read", async ({ enter }) => {
  const anybody = await enter();
  const english = new English(anybody.page);
  await anybody.page.goto("/");
  await english.choose();
  await english.isAt(/./);
  await english.open("/kontakt", "Contact");
  await english.open("/tilgaengelighed", "Accessibility statement");
  await english.open("/privatliv", "How we use your information");
  await english.open("/log-ind", "Choose a demo person");
  await english.open("/findes-ikke", "We cannot find the page");
});

test("she books, with every mistake on the way, and reads her receipt", async ({ enter }) => {
  const [english] = await comes(enter, "borger-med-frist");
  await english.isAt("Your meetings");
  await english.follow("Find a time", "Do you want your unemployment fund to take part in the meeting?");
  await english.press("Next");
  await english.isWrong("Do you want your unemployment fund to take part in the meeting?", [
    "Choose whether the unemployment fund is to take part",
  ]);
  await english.pick("No, I only want to talk with");
  await english.press("Next");
  await english.isAt(DAY);
  await english.press("Next");
  await english.isWrong(DAY, ["Choose a day for the meeting"]);
  await english.pick("Thursday 26 November");
  await english.press("Next");
  await english.isAt(TIME);
  await english.press("Next");
  await english.isWrong(TIME, ["Choose a time for the meeting"]);
  await english.pick("9:30–10:00");
  await english.press("Next");
  await english.isAt(CHECK);
  await english.field("Telephone number").fill("12");
  await english.field("E-mail address (optional)").fill("sofie at example");
  // Beside the field before she sends, and above the form after.
  await english.field("Telephone number").focus();
  await english.press("Confirm and book the meeting");
  await english.isWrong(CHECK, [
    "Give the telephone number with 8 digits, for example 12 34 56 78",
    "Give the e-mail address as it looks, for example name@example.com",
  ]);
  await english.press("Hold the time for 10 more minutes");
  await english.isAt(CHECK);
  await english.field("Telephone number").fill("87654321");
  await english.field("E-mail address (optional)").fill("");
  await english.press("Confirm and book the meeting");
  await english.isAt("You have booked a meeting");
  await expect(english.main).toContainText("Thursday 26 November 2026 at 9:30–10:00");
  await english.follow("Go to your meetings", "Your meetings");
  await english.open("/borger/book", "You have already booked a meeting");
});

test("she moves it, calls it off and finds it among the earlier ones", async ({ enter }) => {
  const [english] = await comes(enter, "borger-med-frist");
  await book(english);
  await english.follow("Move the meeting", DAY);
  await expect(english.main).toContainText("You keep your present time until you confirm the new one.");
  await chooseTime(english, "Friday 27 November", "13:00");
  await english.press("Confirm and move the meeting");
  await english.isAt("You have moved the meeting");
  await english.follow("Change does the unemployment fund take part?", "Do you want your unemployment fund to take part in the meeting?");
  await english.pick("No, I only want to talk with");
  await english.press("Save the answer");
  await english.isAt("You have moved the meeting");
  await english.follow("Cancel the meeting", "Do you want to cancel the meeting?");
  await english.press("Yes, cancel the meeting");
  await english.isAt("The meeting is cancelled");
  await english.open("/borger/historik", "Earlier meetings and deadlines");
  await english.open("/borger", "Your meetings");
});

test("one form of meeting, what she was shown, and a later frist", async ({ enter }) => {
  const [english, freja] = await comes(enter, "borger-uden-tider");
  await english.isAt("Your meetings");
  await english.open("/borger/book", "There are no free times right now");
  await english.press("Ask for a later deadline");
  await english.isAt("You have asked for a later deadline");
  await expect(async () => {
    await freja.page.goto("/borger/soegninger");
    await expect(freja.page.locator("tbody tr")).toHaveCount(1);
  }).toPass();
  await english.isAt("What we have shown you");
  const [other] = await comes(enter, "borger-anden-a-kasse");
  await other.open("/borger/senere-frist", "Ask for a later deadline");
  await other.follow("Back", "Your meetings");
});

test("the authority has summoned her: she confirms and says what she needs", async ({ enter }) => {
  const [english] = await comes(enter, "borger-indkaldt");
  await english.isAt("Your meetings");
  await english.follow("See the summons and answer", "You are summoned to a meeting");
  await english.press("Confirm that you are coming");
  await english.isAt("You have confirmed that you are coming");
  await english.follow("Say whether you need an interpreter or other help", "Do you need help with the meeting?");
  await english.pick("An interpreter");
  await english.press("Save");
  await english.isAt("You have confirmed that you are coming");
});

test("each of those who cannot book is told why", async ({ enter }) => {
  const reasons: [DemoPerson, string | RegExp][] = [
    ["borger-fritaget", /./],
    ["borger-overskredet", /./],
    ["borger-uden-a-kasse", /./],
  ];
  for (const [person, heading] of reasons) {
    const [english, visitor] = await comes(enter, person);
    await english.isAt("Your meetings");
    await english.open("/borger/book", heading);
    await visitor.page.getByRole("link", { name: "Back" }).click();
    await english.isAt("Your meetings");
  }
});

test("somebody else takes the last place while she types", async ({ enter, restartAt }) => {
  const staff = await enter("jobcenter-sagsbehandler");
  await staff.week.open();
  const { day, start } = await staff.week.lastPlace("HK/Danmarks A-kasse");
  const [sofie, mads] = [await enter("borger-med-frist"), await enter("borger-med-booking")];
  await sofie.days.open("book");
  await sofie.chooseTime(day, start);
  await restartAt("2026-11-24T09:15:00Z+");
  await mads.days.open("flyt");
  await mads.chooseTime(day, start);
  await mads.check.confirmMove.click();
  await mads.receipt.isMoved();
  const english = new English(sofie.page);
  await english.choose();
  await english.isAt(CHECK);
  await english.press("Confirm and book the meeting");
  await english.isAt("Somebody else has just taken the time. Choose a new one.");
});

test("time passes: the hold runs out, the day of the meeting comes, the meeting is over", async ({ enter, restartAt }) => {
  const [english, sofie] = await comes(enter, "borger-med-frist");
  await book(english);
  const meeting = sofie.page.url();
  await english.follow("Move the meeting", DAY);
  await chooseTime(english, "Friday 27 November", "13:00");
  const check = sofie.page.url();
  await restartAt("2026-11-24T09:30:00Z+");
  await sofie.page.goto(check);
  await english.isAt(CHECK);
  await expect(english.main).toContainText("We no longer hold the time for you.");
  await restartAt("2026-11-26T07:00:00Z+");
  await sofie.page.goto("/borger/flyt");
  await english.isAt("You can no longer move the meeting here");
  await sofie.page.goto(`${meeting}/aflys`);
  await english.isAt(/./);
  await restartAt("2026-11-26T10:00:00Z+");
  await sofie.page.goto(meeting);
  await english.isAt("The meeting is over");
  await english.open("/borger/historik", "Earlier meetings and deadlines");
});

test("what she sent too late is there again after log-in", async ({ enter }) => {
  const [english, sofie] = await comes(enter, "borger-med-frist");
  await sofie.page.goto("/borger/book");
  await english.pick("No, I only want to talk with");
  await english.press("Next");
  await chooseTime(english, "Thursday 26 November", "9:30–10:00");
  await english.field("Telephone number").fill("87 65 43 21");
  await sofie.page.context().clearCookies({ name: "sid" });
  await english.press("Confirm and book the meeting");
  await expect(sofie.page.getByRole("heading", { level: 1 })).toHaveText("Vælg en demo-person");
  await english.choose();
  await sofie.page.getByRole("button", { name: "borger-med-frist" }).click();
  await english.pick("No, I only want to talk with");
  await english.press("Next");
  await english.isAt(CHECK);
  await expect(english.main).toContainText("You were logged out when you sent");
});
