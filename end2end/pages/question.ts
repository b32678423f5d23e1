// /borger/book/a-kasse: shall the a-kasse take part?

import { Frame } from "./frame";

export class Question extends Frame {
  async isShown(): Promise<void> {
    await this.shows("Vil du have din a-kasse med til samtalen?");
  }

  async isMissing(): Promise<void> {
    await this.showsFaults("Vil du have din a-kasse med til samtalen?", ["Vælg, om a-kassen skal være med"]);
  }

  async answer(answer: "Ja, a-kassen skal være med" | "Nej, jeg vil kun tale med Jobcenter Aarhus"): Promise<void> {
    await this.page.locator("label").filter({ hasText: answer }).click();
    await this.page.getByRole("button", { name: "Næste" }).click();
  }
}
