// Somebody with a browser: its tabs share one session, and everything the browser complains about is kept.

import type { BrowserContext, Page } from "@playwright/test";
import { Check } from "../pages/check";
import { Days, Nearest, Times } from "../pages/choice";
import { History } from "../pages/history";
import { LogIn } from "../pages/log_in";
import { LogOutWarning } from "../pages/log_out_warning";
import { CallingOff, Meeting, Needs } from "../pages/meeting";
import { Message } from "../pages/message";
import { Overview } from "../pages/overview";
import { Question } from "../pages/question";
import { Receipt } from "../pages/receipt";
import { Week } from "../pages/week";

export type DemoPerson =
  | "borger-med-frist"
  | "borger-med-booking"
  | "borger-uden-tider"
  | "borger-fritaget"
  | "borger-overskredet"
  | "borger-anden-a-kasse"
  | "borger-indkaldt"
  | "borger-uden-a-kasse"
  | "jobcenter-koordinator"
  | "jobcenter-sagsbehandler"
  | "a-kasse-koordinator"
  | "a-kasse-sagsbehandler"
  | "revisor"
  | "drift";

/** Chromium writes a line for every 4xx page, which several of ours are on purpose. */
const ANSWERED_4XX = /^Failed to load resource: the server responded with a status of 4\d\d/;

export class Visitor {
  readonly logIn: LogIn;
  readonly overview: Overview;
  readonly question: Question;
  readonly days: Days;
  readonly times: Times;
  readonly nearest: Nearest;
  readonly check: Check;
  readonly receipt: Receipt;
  readonly meeting: Meeting;
  readonly callingOff: CallingOff;
  readonly needs: Needs;
  readonly history: History;
  readonly week: Week;
  readonly message: Message;
  readonly warning: LogOutWarning;

  private constructor(
    readonly page: Page,
    /** Violations of the Content-Security-Policy, errors in scripts and on the console, in all tabs. */
    readonly faults: string[],
  ) {
    this.logIn = new LogIn(page);
    this.overview = new Overview(page);
    this.question = new Question(page);
    this.days = new Days(page);
    this.times = new Times(page);
    this.nearest = new Nearest(page);
    this.check = new Check(page);
    this.receipt = new Receipt(page);
    this.meeting = new Meeting(page);
    this.callingOff = new CallingOff(page);
    this.needs = new Needs(page);
    this.history = new History(page);
    this.week = new Week(page);
    this.message = new Message(page);
    this.warning = new LogOutWarning(page);
  }

  static async come(context: BrowserContext): Promise<Visitor> {
    const faults: string[] = [];
    context.on("weberror", (error) => faults.push(`script: ${error.error().message}`));
    context.on("console", (message) => {
      if (message.type() === "error" && !ANSWERED_4XX.test(message.text())) faults.push(`console: ${message.text()}`);
    });
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        console.error(`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    return new Visitor(await context.newPage(), faults);
  }

  /** Logs in without the page for it, which other scenarios use, and opens the page one begins on. */
  async comeIn(person: DemoPerson): Promise<void> {
    const answer = await this.page.request.post("/log-ind/demo", { form: { person } });
    await this.page.goto(answer.url());
  }

  /** The same person in another tab. */
  async secondTab(): Promise<Visitor> {
    return new Visitor(await this.page.context().newPage(), this.faults);
  }

  /** From the overview or the start of a journey to the page on which the time is confirmed. */
  async chooseTime(day: string, time: string): Promise<void> {
    await this.days.choose(day);
    await this.times.isShown();
    await this.times.choose(time);
    await this.check.isShown();
  }

  /** Nothing is on its way to the browser any more, so the server may go. */
  async hasEverything(): Promise<void> {
    await Promise.all(this.page.context().pages().map((tab) => tab.waitForLoadState("networkidle")));
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
