// Pages that say one thing and lead on: refusals, and what could not be found.

import { expect } from "@playwright/test";
import { Frame } from "./frame";

export class Message extends Frame {
  async isShown(heading: string, text: string | RegExp): Promise<void> {
    await this.shows(heading);
    await expect(this.main).toContainText(text);
  }

  async isNotFound(): Promise<void> {
    await this.isShown("Vi kan ikke finde siden", "Siden findes ikke, eller den er ikke din.");
    await expect(this.main.getByRole("link", { name: "Gå til forsiden" })).toBeVisible();
  }

  async isAlreadyBooked(): Promise<void> {
    await this.isShown("Du har allerede booket en samtale", "Du kan have én samtale ad gangen.");
  }
}
