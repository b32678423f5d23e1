// An a-kasse finds its members' conversations, names who comes, puts in a stand-in, and says when nobody can come.

import { expect, test } from "../support/test";
import { OwnCalendar } from "../pages/own_calendar";
import { Digest, DigestMail, MemberConversation, MemberDay, MemberList } from "../pages/a_kasse";

test("a caseworker names who comes, and somebody else when she is away", async ({ enter }) => {
  const aKasse = await enter("a-kasse-sagsbehandler");
  const [list, conversation, day] = [
    new MemberList(aKasse.page),
    new MemberConversation(aKasse.page),
    new MemberDay(aKasse.page),
  ];
  await list.open();
  await expect(list.row("Mads Eksempel")).toContainText("Demogade 12");
  await expect(list.main).not.toContainText("Rasmus");
  await list.period("2026-12-02", "2026-12-01");
  await list.faultsAreShown(["Perioden kan ikke slutte, før den begynder"]);
  await list.period("2026-11-30", "2026-11-30");
  await list.isShown();
  await list.choose("Mads Eksempel");
  await conversation.isShown();
  await conversation.name("");
  await conversation.faultsAreShown(["Skriv navnet på den, der kommer"]);
  await conversation.name("Anna Prøve");
  await conversation.isShown();
  await expect(conversation.main).toContainText("Anna Prøve");
  await conversation.replace("Anna Prøve", "Bo Prøve");
  await conversation.isShown();
  await expect(conversation.main).not.toContainText("Anna Prøve");

  await day.open("2026-11-30");
  await expect(day.row("Mads Eksempel")).toContainText("Bo Prøve");
  await day.standIn("Bo Prøve", "");
  await day.faultsAreShown(["Skriv navnet på den, der kommer"]);
  await day.standIn("Bo Prøve", "Carl Prøve");
  await day.isShown();
  await expect(day.main).toContainText("Navnet er skiftet i 1 samtale.");
  await expect(day.row("Mads Eksempel")).toContainText("Carl Prøve");
});

test("nobody can come to one conversation, and to nothing on a day: tasks for the jobcenter", async ({ enter }) => {
  const aKasse = await enter("a-kasse-koordinator");
  const [list, conversation, day] = [
    new MemberList(aKasse.page),
    new MemberConversation(aKasse.page),
    new MemberDay(aKasse.page),
  ];
  await list.open();
  await list.choose("Mads Eksempel");
  await conversation.cannotCome("Teknikken virker ikke");
  await conversation.isShown();
  await expect(conversation.main).toContainText("I har meldt, at I ikke kan komme");

  await day.open("2026-12-02");
  await day.callOffWith("Jobcenter Aarhus");
  await expect(day.main).toContainText("Ingen tider lukkes");
  await day.confirm("A-kassen holder lukket");
  await expect(day.main).toContainText("Jobcenteret har fået besked");

  const jobcenter = await enter("jobcenter-koordinator");
  await jobcenter.page.goto("/jobcenter/opgaver");
  await expect(jobcenter.page.getByRole("link", { name: "A-kassen kan ikke komme: Mads Eksempel" })).toBeVisible();
  const whole = "A-kassen kan ikke komme en hel dag: HK/Danmarks A-kasse, onsdag den 2. december 2026";
  await expect(jobcenter.page.getByRole("link", { name: whole })).toBeVisible();
  await jobcenter.page.getByRole("link", { name: "A-kassen kan ikke komme: Mads Eksempel" }).click();
  await expect(jobcenter.page.getByRole("main")).toContainText("Teknikken virker ikke");

  await list.open();
  await list.choose("Mads Eksempel");
  await conversation.comesAfterAll();
  await conversation.isShown();
  await expect(conversation.main).not.toContainText("I har meldt, at I ikke kan komme");
  await day.open("2026-12-02");
  await day.comesAfterAll("Jobcenter Aarhus");
  await expect(day.main).toContainText("Jobcenteret kan se, at I kommer");
  await jobcenter.page.goto("/jobcenter/opgaver");
  await expect(jobcenter.page.getByRole("main")).not.toContainText("A-kassen kan ikke komme:");
  await expect(jobcenter.page.getByRole("link", { name: whole })).toHaveCount(0);
});

test("an employee's own calendar follows the conversations he is named in", async ({ enter, request }) => {
  const aKasse = await enter("a-kasse-sagsbehandler");
  const list = new MemberList(aKasse.page);
  await list.open();
  await aKasse.page.getByRole("link", { name: "Følg samtalerne i din egen kalender" }).click();
  const calendar = new OwnCalendar(aKasse.page);
  await calendar.isShown();
  const address = await calendar.make("Lav adressen", "Lone Medlemsen");
  expect((await request.get(address)).headers()["content-type"]).toContain("text/calendar");
});

test("the digest tells of a booking, and of no deadline", async ({ enter }) => {
  const borger = await enter("borger-med-frist");
  await borger.days.open("book");
  await borger.chooseTime("fredag 27. november", "kl. 13.00–13.30");
  await borger.check.confirm.click();
  await borger.receipt.isShown();
  const aKasse = await enter("a-kasse-sagsbehandler");
  const digest = new Digest(aKasse.page);
  await digest.open("Det seneste døgn");
  await expect(digest.row("Sofie Prøvesen")).toContainText("Ny");
  expect((await aKasse.page.content()).toLowerCase()).not.toContain("frist");
});

test("a coordinator lets the daily digest come by mail, after the address has been asked", async ({ enter }) => {
  const aKasse = await enter("a-kasse-koordinator");
  const mail = new DigestMail(aKasse.page);
  await mail.open();
  await mail.add("postkasse");
  await mail.faultsAreShown(["Skriv mailadressen, som den ser ud, for eksempel navn@eksempel.dk"]);
  await expect(aKasse.page.getByLabel("Mailadresse")).toHaveValue("postkasse");
  await mail.add("postkasse@example.dk");
  await mail.isShown();
  await expect(mail.row("postkasse@example.dk")).toContainText("Nej, adressen har ikke sagt ja endnu");
  await expect(mail.row("postkasse@example.dk")).toContainText("Der er ikke sendt noget endnu");
  await mail.row("postkasse@example.dk").getByRole("button", { name: /^Fjern/ }).click();
  await mail.isShown();
  await expect(mail.main).toContainText("Der sendes ikke oversigt til nogen.");
  // A link that is good for nothing says so.
  await aKasse.page.goto("/oversigtsmail/ukendt");
  await expect(mail.heading).toHaveText("Linket virker ikke mere");
});
