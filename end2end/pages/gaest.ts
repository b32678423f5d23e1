// /jobcenter/gaest: another jobcenter's borger, opened with a reason and read.

import { Frame } from "./frame";

export class Guest extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/jobcenter");
    await this.page.getByRole("link", { name: "Åbn en borger i et andet jobcenter" }).click();
    await this.shows("Åbn en borger i et andet jobcenter");
  }

  async ask(cpr: string, why: string): Promise<void> {
    await this.page.getByLabel("Borgerens cpr-nummer").fill(cpr);
    await this.page.getByLabel("Hvorfor har du brug for at se oplysningerne?").fill(why);
    await this.page.getByRole("button", { name: "Åbn", exact: true }).click();
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults("Åbn en borger i et andet jobcenter", faults);
  }

  async isShown(name: string): Promise<void> {
    await this.shows(name);
  }
}
