// /borger/book/tjek/{tid}: the check before she confirms.

import type { Locator } from "@playwright/test";
import { Frame } from "./frame";

export class Check extends Frame {
  async isShown(): Promise<void> {
    await this.shows("Tjek din booking, før du bekræfter");
  }

  async isWrong(faults: readonly string[]): Promise<void> {
    await this.showsFaults("Tjek din booking, før du bekræfter", faults);
  }

  get phone(): Locator {
    return this.page.getByLabel("Telefonnummer");
  }

  get email(): Locator {
    return this.page.getByLabel("Mailadresse (kan udelades)");
  }

  /** Set by the island once it lives. */
  get alive(): Locator {
    return this.page.locator("[data-levende]");
  }

  /** What is said of the hold. */
  get hold(): Locator {
    return this.page.locator(".alert-info, .alert-warning");
  }

  /** The minutes it is still held, as they go by. */
  get minutesLeft(): Locator {
    return this.page.locator(".hold-tilbage");
  }

  /** What of it is said aloud. */
  get saidAloud(): Locator {
    return this.page.locator('.hold [aria-live="polite"]');
  }

  get confirm(): Locator {
    return this.page.getByRole("button", { name: "Bekræft og book samtalen" });
  }

  get confirmMove(): Locator {
    return this.page.getByRole("button", { name: "Bekræft og flyt samtalen" });
  }

  get extend(): Locator {
    return this.page.getByRole("button", { name: "Hold tiden 10 minutter til" });
  }
}
