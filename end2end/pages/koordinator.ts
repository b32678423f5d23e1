// /jobcenter/aftaler, /jobcenter/serier, /jobcenter/luk and /a-kasse/aftaler: agreeing on times, setting them up, closing them.

import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame";

/** What the form of a series asks for, with what is not usual. */
export interface Series {
  days: readonly string[];
  from: string;
  to: string;
  atOnce: string;
  address: string;
  who: string;
}

export class Agreements extends Frame {
  async open(side: "jobcenter" | "a-kasse"): Promise<void> {
    await this.page.goto(`/${side}/aftaler`);
    await this.shows("Aftaler");
  }

  /** The row of the other side's name. */
  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  async choose(name: string): Promise<void> {
    await this.row(name).first().getByRole("link").click();
    await this.isShown(name);
  }

  async isShown(name: string): Promise<void> {
    await this.shows(`Aftale med ${name}`);
  }

  /** Another page that tells of agreements. */
  async looksSound(heading: string): Promise<void> {
    await this.shows(heading);
  }

  async begin(aKasse: string, until: string): Promise<void> {
    await this.page.getByRole("link", { name: "Lav en ny aftale" }).click();
    await this.shows("Ny aftale");
    await this.save();
    await this.showsFaults("Ny aftale", ["Vælg en a-kasse", "Skriv en dato"]);
    await this.page.getByLabel("A-kasse").selectOption(aKasse);
    await this.page.getByLabel("Sidste dag").fill(until);
    await this.save();
  }

  /** A draft in the days of an aftale that is in force: told at once, with the way to that aftale. */
  async collides(heading: string): Promise<void> {
    await this.showsFaults(heading, ["Der er allerede en aftale med a-kassen i perioden; lav en ny version af den"]);
    await this.page.getByRole("link", { name: "Se den aftale, der allerede gælder i de dage" }).click();
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Gem kladden" }).click();
  }

  async step(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  async expectStatus(status: string): Promise<void> {
    await expect(this.detail("Status")).toHaveText(status);
  }
}

export class SeriesForm extends Frame {
  async open(): Promise<void> {
    await this.page.getByRole("link", { name: "Læg tider ind" }).click();
    await this.shows("Læg tider ind");
  }

  async fill(series: Series): Promise<void> {
    for (const day of series.days) await this.page.getByLabel(day, { exact: true }).check();
    await this.page.getByLabel("Første samtale begynder kl.").fill(series.from);
    await this.page.getByLabel("Sidste samtale slutter senest kl.").fill(series.to);
    await this.page.getByLabel("Samtaler ad gangen").fill(series.atOnce);
    await this.page.getByLabel("Adresse").fill(series.address);
    await this.page.getByLabel("Medarbejder eller team").fill(series.who);
  }

  /** Days before a time that it opens and closes for booking, and when on the last day. */
  async bookable(from: string, until: string, clock: string): Promise<void> {
    await this.page.getByLabel("Åbner for booking så mange dage før").fill(from);
    await this.page.getByLabel("Lukker for booking så mange dage før").fill(until);
    await this.page.getByLabel("Lukker den dag kl.").fill(clock);
  }

  async keep(places: string, aKasse: RegExp): Promise<void> {
    await this.page.getByRole("group", { name: "Pladser, der holdes" }).getByLabel(aKasse).fill(places);
  }

  async release(hours: string): Promise<void> {
    await this.page.getByLabel("Frigiv ubrugte pladser så mange timer før").fill(hours);
  }

  async preview(): Promise<void> {
    await this.page.getByRole("button", { name: "Se, hvad det bliver til" }).click();
  }

  async isShown(heading: string): Promise<void> {
    await this.shows(heading);
  }

  async previewIsShown(heading: string): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "Det bliver til" })).toBeVisible();
    await this.shows(heading);
  }

  async faultsAreShown(faults: readonly string[], heading = "Læg tider ind"): Promise<void> {
    await this.showsFaults(heading, faults);
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Gem tiderne" }).click();
  }

  /** Who of the a-kasse said yes outside the system, and when. */
  async saidYes(who: string, when: string): Promise<void> {
    await this.page.getByLabel("Hvem sagde ja for a-kassen").fill(who);
    await this.page.getByLabel("Hvornår", { exact: true }).fill(when);
    await this.save();
  }

  /** The other way: the a-kasse is asked. */
  async ask(): Promise<void> {
    await this.page.getByRole("button", { name: "Læg tiderne i et forslag til a-kassen" }).click();
  }
}

export class Closing extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/jobcenter/luk");
    await this.shows("Luk tider");
  }

  async preview(from: string, to: string): Promise<void> {
    await this.page.getByLabel("Første dag").fill(from);
    await this.page.getByLabel("Sidste dag").fill(to);
    await this.page.getByRole("button", { name: "Se, hvem det rammer" }).click();
    await this.shows("Luk tider");
  }

  async decide(
    button:
      | "Luk for nye bookinger"
      | "Flyt bookingerne til andre tider"
      | "Aflys tiderne og de samtaler, der er booket i dem",
  ): Promise<void> {
    await this.page.getByRole("button", { name: button }).click();
  }

  /** The step before anybody is called off: how many, who, why, and what they will read. */
  async callOff(conversations: string, why: string): Promise<void> {
    const heading = `Aflys ${conversations}?`;
    await this.shows(heading);
    await expect(this.main).toContainText("har aflyst din samtale. Det er ikke noget, du har gjort.");
    await this.page.getByRole("button", { name: "Aflys samtalerne" }).click();
    await this.showsFaults(heading, ["Skriv en begrundelse"]);
    await this.page.getByLabel("Begrundelse").fill(why);
    await this.page.getByRole("button", { name: "Aflys samtalerne" }).click();
  }

  /** The step before anybody is moved: where each goes. */
  async planIsShown(): Promise<void> {
    await this.shows(/^Flyt \d+ bookede? samtaler?\?/);
  }

  async move(): Promise<void> {
    await this.page.getByRole("button", { name: "Flyt samtalerne" }).click();
  }

  /** The line of a day and a team, unfolded. */
  async unfold(line: RegExp): Promise<void> {
    await this.page.locator("summary").filter({ hasText: line }).first().click();
  }

  async resultIsShown(): Promise<void> {
    await this.shows("Lukning af tider");
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults("Luk tider", faults);
  }
}

/** /jobcenter/tider-nok: open frister against free times. */
export class EnoughTimes extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/jobcenter");
    await this.page.getByRole("link", { name: "Er der tider nok?" }).click();
    await this.shows("Er der tider nok?");
  }

  /** The part about one a-kasse. */
  part(aKasse: string): Locator {
    return this.page.locator("section").filter({ has: this.page.getByRole("heading", { name: aKasse, level: 2 }) });
  }
}

export class ClosedDays extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/jobcenter/lukkedage");
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await this.shows("Lukkedage");
  }

  async preview(day: string, why: string): Promise<void> {
    await this.page.getByLabel("Dag", { exact: true }).fill(day);
    await this.page.getByLabel("Hvorfor").fill(why);
    await this.page.getByRole("button", { name: "Se, hvem det rammer" }).click();
  }

  async close(): Promise<void> {
    await this.page.getByRole("button", { name: "Luk dagen" }).click();
  }

  async changeReason(): Promise<void> {
    await this.page.getByRole("button", { name: "Ret begrundelsen" }).click();
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults("Lukkedage", faults);
  }

  /** The closed day; what was done with it stands in rows of another table. */
  row(why: string): Locator {
    return this.page.getByRole("row").filter({ hasText: why }).filter({ has: this.page.getByRole("button") });
  }
}
