// The pages in English. Their parts are found as in Danish where they can be; what is read is told by its English heading.

import { expect, type Locator, type Page } from "@playwright/test";
import { expectSound } from "../support/sound";

export class English {
  constructor(private readonly page: Page) {}

  /** Changes the language of the session on the page that is shown. */
  async choose(): Promise<void> {
    await this.page.getByRole("link", { name: "English" }).click();
    await expect(this.page.locator("html")).toHaveAttribute("lang", "en");
  }

  /** This is the page, in English through and through, and axe finds nothing. */
  async isAt(heading: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expectSound(this.page, "en");
  }

  /** The same page again, with its faults listed. */
  async isWrong(heading: string, faults: readonly string[]): Promise<void> {
    await expect(this.page).toHaveTitle(/^Error: /);
    await expect(this.page.getByRole("alert").getByRole("link")).toHaveText([...faults]);
    await this.isAt(heading);
  }

  async open(path: string, heading: string | RegExp): Promise<void> {
    await this.page.goto(path);
    await this.isAt(heading);
  }

  async follow(link: string, heading: string | RegExp): Promise<void> {
    await this.page.getByRole("link", { name: link, exact: true }).first().click();
    await this.isAt(heading);
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  /** Picks by the words beside the mark. */
  async pick(text: string): Promise<void> {
    await this.page.locator("main label").filter({ hasText: text }).first().click();
  }

  field(label: string): Locator {
    return this.page.getByLabel(label);
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }
}
