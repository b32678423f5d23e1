// /borger: the frist first, then the conversation.

import type { Locator } from "@playwright/test";
import { Frame } from "./frame";

export class Overview extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/borger");
  }

  async isShown(): Promise<void> {
    await this.shows("Dine samtaler");
  }

  /** Everything below the heading, in order; the first is what she sees first. */
  get sections(): Locator {
    return this.main.locator("section, .alert");
  }

  frist(heading: string): Locator {
    return this.page.getByRole("region", { name: heading });
  }

  get booking(): Locator {
    return this.page.getByRole("region", { name: "Din samtale" });
  }

  get findTime(): Locator {
    return this.page.getByRole("link", { name: "Find en tid" });
  }

  /** On a summons she has not answered. */
  get mustConfirm(): Locator {
    return this.page.getByRole("link", { name: "Se indkaldelsen og svar" });
  }

  get history(): Locator {
    return this.page.getByRole("link", { name: "Tidligere samtaler og frister" });
  }

  get move(): Locator {
    return this.page.getByRole("link", { name: "Flyt samtalen" });
  }
}
