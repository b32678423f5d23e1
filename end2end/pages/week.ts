// /jobcenter and /a-kasse: a week of agreed times.

import type { Locator } from "@playwright/test";
import { Frame } from "./frame";

export interface Place {
  /** "onsdag 2. december" */
  day: string;
  /** "kl. 9.30–", as it begins in a list of times */
  start: string;
}

export class Week extends Frame {
  /** A jobcenter begins on another page. */
  async open(): Promise<void> {
    await this.page.goto("/jobcenter/uge");
  }

  async isShown(week: number): Promise<void> {
    await this.shows(`Aftalte tider i uge ${week}`);
  }

  /** A telephone shows one day by itself. */
  async whole(): Promise<void> {
    await this.page.getByRole("link", { name: "Hele ugen" }).click();
  }

  async next(): Promise<void> {
    await this.page.getByRole("link", { name: "Næste uge" }).click();
  }

  /** What stands in the cells of the calendar. */
  get entries(): Locator {
    return this.page.locator(".uge-tid");
  }

  /** Shows only what was chosen. */
  async narrow(label: string, to: string): Promise<void> {
    await this.page.getByLabel(label).selectOption(to);
    await this.page.getByRole("button", { name: "Vis", exact: true }).click();
  }

  /** The row of a borger who has booked in the week. */
  bookingOf(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  /** The first time of the week on which one place is left with this a-kasse, and somebody has booked the others. */
  async lastPlace(aKasse: string): Promise<Place> {
    const found = await this.page.locator("table.uge").evaluate((table, own) => {
      const days = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent ?? "");
      for (const entry of table.querySelectorAll(".uge-tid")) {
        const [, left, of] = /(\d+) ledige? af (\d+)/.exec(entry.textContent ?? "") ?? [];
        const cell = entry.closest("td");
        if (cell === null || !entry.textContent?.startsWith(own) || left !== "1" || of === "1") continue;
        const start = /\d+\.\d\d/.exec(cell.parentElement?.querySelector("th")?.textContent ?? "")?.[0];
        return { day: days[cell.cellIndex] ?? "", start: `kl. ${start}–` };
      }
      return null;
    }, aKasse);
    if (found === null) throw new Error(`No time with ${aKasse} has just one place left in this week`);
    return found;
  }
}
