// /jobcenter/kalender: a caseworker's own calendar.

import { expect } from "@playwright/test";
import { Frame } from "./frame";

export class OwnCalendar extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/jobcenter");
    await this.page.getByRole("link", { name: "Samtaler i din egen kalender" }).click();
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await this.shows("Samtaler i din egen kalender");
  }

  async make(button: "Lav adressen" | "Lav en ny adresse", who: string): Promise<string> {
    await this.page.getByLabel("Hvis samtaler?").selectOption(who);
    await this.page.getByRole("button", { name: button }).click();
    await expect(this.page.getByRole("heading", { name: "Adressen er klar" })).toBeVisible();
    await this.isShown();
    return this.page.getByLabel("Adresse til din kalender").inputValue();
  }

  async close(): Promise<void> {
    await this.page.getByRole("button", { name: "Luk adressen" }).click();
    await this.isShown();
  }
}
