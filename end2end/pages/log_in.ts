// /log-ind: one button per demo person.

import type { DemoPerson } from "../support/visitor";
import { Frame } from "./frame";

export class LogIn extends Frame {
  async isShown(): Promise<void> {
    await this.shows("Vælg en demo-person");
  }

  async as(person: DemoPerson): Promise<void> {
    await this.page.getByRole("button", { name: `Log ind som ${person}`, exact: true }).click();
  }
}
