// The pages with a list of big choices: which day, which time, and which of the nearest when a time is gone.

import type { Locator } from "@playwright/test";
import { expect } from "@playwright/test";
import { Frame } from "./frame";

abstract class Choice extends Frame {
  get choices(): Locator {
    return this.page.getByRole("radio");
  }

  choice(text: string): Locator {
    return this.page.getByRole("radio", { name: text });
  }

  get next(): Locator {
    return this.page.getByRole("button", { name: "Næste" });
  }

  /** Picks by the words beside the mark, as one does with a finger, and goes on. */
  async choose(text: string): Promise<void> {
    await this.pick(text);
    await this.next.click();
  }

  async pick(text: string): Promise<void> {
    await this.page.locator("label").filter({ hasText: new RegExp(text, "i") }).click();
    await expect(this.choice(text)).toBeChecked();
  }
}

/** /borger/book and /borger/flyt */
export class Days extends Choice {
  async open(journey: "book" | "flyt"): Promise<void> {
    await this.page.goto(`/borger/${journey}`);
    if (new URL(this.page.url()).pathname.endsWith("/a-kasse")) await this.answer("nej");
  }

  /** The question about the a-kasse that comes before the days, answered. */
  async answer(answer: "ja" | "nej"): Promise<void> {
    await this.page.locator(`input[name=a_kasse][value=${answer}] + label`).click();
    await this.next.click();
  }

  async isShown(): Promise<void> {
    await this.shows("Hvilken dag passer dig?");
  }

  async isMissing(): Promise<void> {
    await this.showsFaults("Hvilken dag passer dig?", ["Vælg en dag til samtalen"]);
  }
}

/** /borger/book/{day} */
export class Times extends Choice {
  async isShown(): Promise<void> {
    await this.shows("Hvilket tidspunkt passer dig?");
  }

  async isMissing(): Promise<void> {
    await this.showsFaults("Hvilket tidspunkt passer dig?", ["Vælg en tid til samtalen"]);
  }
}

/** The 409 page of somebody who came too late. */
export class Nearest extends Choice {
  async isShown(): Promise<void> {
    await expect(this.page.getByRole("group", { name: "De nærmeste ledige tider" })).toBeVisible();
    await this.shows("En anden har lige taget tiden. Vælg en ny.");
  }

  /** The first that is offered: "torsdag den 3. december 2026 kl. 9.00–9.30". */
  async first(): Promise<string> {
    return this.page.locator("label .valgliste-tekst").first().innerText();
  }
}
