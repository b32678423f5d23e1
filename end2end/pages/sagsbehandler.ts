// /jobcenter/soeg, /jobcenter/opgaver and /jobcenter/borger/…: a caseworker finds a borger and works with her.

import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame";

export class Search extends Frame {
  async find(words: string): Promise<void> {
    await this.page.goto("/jobcenter");
    await this.page.getByLabel("Find en borger").fill(words);
    await this.page.getByRole("button", { name: "Find" }).click();
  }

  async isShown(): Promise<void> {
    await this.shows("Find en borger");
  }

  async choose(name: string): Promise<void> {
    await this.page.getByRole("link", { name }).click();
  }
}

export class Tasks extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/jobcenter/opgaver");
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await this.shows("Opgaver");
  }

  task(words: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: words });
  }

  async act(words: string, button: string): Promise<void> {
    await this.task(words).getByRole("button", { name: new RegExp(`^${button}`) }).click();
    await this.isShown();
  }
}

export class Case extends Frame {
  async isShown(name: string | RegExp): Promise<void> {
    await this.shows(name);
  }

  async follow(link: string | RegExp, heading: string): Promise<void> {
    await this.page.getByRole("link", { name: link }).first().click();
    await this.shows(heading);
  }

  async fill(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).selectOption(option);
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  async pressAndSee(button: string, heading: string | RegExp): Promise<void> {
    await this.press(button);
    await this.shows(heading);
  }

  async faultsAreShown(heading: string, faults: readonly string[]): Promise<void> {
    await this.showsFaults(heading, faults);
  }

  async chooseFirstTime(): Promise<string> {
    const first = this.page.getByRole("radio").first();
    await first.check();
    return (await this.page.getByRole("group").first().textContent()) ?? "";
  }

  async isInList(text: string): Promise<void> {
    await expect(this.main).toContainText(text);
  }
}
