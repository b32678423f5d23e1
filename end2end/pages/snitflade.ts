// The pages about the machine interface: the list of methods, and a page for each.

import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame";

export class Snitflade extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/api");
    await this.shows("Snitfladen for andre systemer");
  }

  async openMethod(name: string): Promise<void> {
    await this.main.getByRole("link", { name, exact: true }).click();
    await this.shows(name);
  }

  async back(): Promise<void> {
    await this.main.getByRole("link", { name: "Alle metoder" }).click();
    await this.shows("Snitfladen for andre systemer");
  }

  /** The row of a table that begins with these words. */
  row(words: string): Locator {
    // On a phone the tables are cards, whose cells are said with their headings.
    return this.main.locator("tr").filter({ has: this.page.locator("th, td").filter({ hasText: new RegExp(`^${words}$`) }) });
  }

  get methods(): Locator {
    return this.main.getByRole("listitem").getByRole("link");
  }

  get example(): Locator {
    return this.main.locator("pre").first();
  }

  async followSchema(name: string): Promise<void> {
    await this.main.getByRole("link", { name, exact: true }).first().click();
    await expect(this.main.getByRole("heading", { name, exact: true })).toBeInViewport();
  }
}
