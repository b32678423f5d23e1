// What every page has: the skip link, the head with log-out, the h1. A page object's `isShown` says by its heading that this is
// the page, and checks that it is sound.

import { expect, type Locator, type Page } from "@playwright/test";
import { expectSound } from "../support/sound";

export class Frame {
  constructor(readonly page: Page) {}

  get skipLink(): Locator {
    return this.page.getByRole("link", { name: "Gå til sidens indhold" });
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** The box above the heading that lists what is wrong. */
  get errorSummary(): Locator {
    return this.page.getByRole("alert");
  }

  /** What stands above a page whose form came when she was no longer logged in. */
  get sentTooLate(): Locator {
    return this.page.getByRole("heading", { name: "Du var logget af, da du sendte" });
  }

  async logOut(): Promise<void> {
    await this.page.getByRole("button", { name: "Log af" }).click();
  }

  /** The row of a list of details. */
  detail(label: string): Locator {
    return this.page.locator(".detaljer-raekke").filter({ has: this.page.getByText(label, { exact: true }) }).locator("dd").first();
  }

  protected async shows(heading: string | RegExp): Promise<void> {
    await expect(this.heading).toHaveText(heading);
    await expectSound(this.page);
  }

  /** The same page again, with its faults listed. */
  protected async showsFaults(heading: string | RegExp, faults: readonly string[]): Promise<void> {
    await expect(this.page).toHaveTitle(/^Fejl: /);
    await expect(this.errorSummary.getByRole("heading")).toHaveText("Der er opstået et problem");
    await expect(this.errorSummary.getByRole("link")).toHaveText([...faults]);
    await this.shows(heading);
  }
}
