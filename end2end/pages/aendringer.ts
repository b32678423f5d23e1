// /jobcenter/serier/…, the step that ends an aftale, and /jobcenter/aendringer/…: changing what is agreed, and the receipt.

import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame";

export class SeriesChange extends Frame {
  /** The first series of the aftale on whose page we are. */
  async open(): Promise<void> {
    await this.page.getByRole("link", { name: /^Ret/ }).first().click();
    await this.shows("Ret tider");
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  async preview(): Promise<void> {
    await this.page.getByRole("button", { name: "Se, hvad det bliver til" }).click();
    await expect(this.page.getByRole("heading", { name: "Det bliver til" })).toBeVisible();
    await this.shows("Ret tider");
  }

  get saving(): Locator {
    return this.page.getByRole("button", { name: "Gem tiderne" });
  }

  /** Who of the a-kasse said yes to what is new. */
  async saidYes(who: string, when: string): Promise<void> {
    await this.field("Hvem sagde ja for a-kassen").fill(who);
    await this.field("Hvornår").fill(when);
  }

  async undecided(): Promise<void> {
    await this.saving.click();
    await this.showsFaults("Ret tider", ["Vælg, om de bookede samtaler skal rettes med"]);
  }

  async decide(choice: "Ret også de samtaler, der er booket" | "Lad dem stå"): Promise<void> {
    await this.page.getByLabel(choice).check();
    await this.saving.click();
  }

  /** Somebody else was first: what stands now is told, and nothing can be saved yet. */
  async isStale(): Promise<void> {
    await expect(this.main).toContainText("En anden har ændret det, mens du havde siden åben");
    await expect(this.saving).toHaveCount(0);
    await this.shows("Ret tider");
  }
}

export class Receipt extends Frame {
  async isShown(heading: "Tiderne er rettet" | "Aftalen er sagt op"): Promise<void> {
    await this.shows(heading);
  }

  async toAgreement(): Promise<void> {
    await this.page.getByRole("link", { name: "Til aftalen" }).click();
  }

  async moveOrCallOff(): Promise<void> {
    await this.page.getByRole("button", { name: "Flyt eller aflys samtalerne" }).click();
    await this.shows("Luk tider");
  }

  async undo(): Promise<void> {
    await this.page.getByRole("button", { name: "Fortryd opsigelsen" }).click();
    await this.isShown("Aftalen er sagt op");
  }
}

export class Ending extends Frame {
  async look(lastDay: string): Promise<void> {
    await this.page.getByLabel("Aftalens sidste dag").fill(lastDay);
    await this.page.getByRole("button", { name: "Se, hvem det rammer" }).click();
  }

  async isShown(day: string): Promise<void> {
    await this.shows(`Sig aftalen op til ${day}?`);
  }

  async confirm(): Promise<void> {
    await this.page.getByRole("button", { name: "Sig aftalen op", exact: true }).click();
  }
}
