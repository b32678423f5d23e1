// /a-kasse/samtaler, /a-kasse/samtale, /a-kasse/dag and /a-kasse/nyt: an a-kasse's own members' fælles jobsamtaler.

import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame";

export class MemberList extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/a-kasse");
    await this.page.getByRole("link", { name: "Medlemmers samtaler" }).click();
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await this.shows("Medlemmers fælles jobsamtaler");
  }

  async period(from: string, to: string): Promise<void> {
    await this.page.getByLabel("Fra", { exact: true }).fill(from);
    await this.page.getByLabel("Til", { exact: true }).fill(to);
    await this.page.getByRole("button", { name: "Vis" }).click();
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults("Medlemmers fælles jobsamtaler", faults);
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  async choose(name: string): Promise<void> {
    await this.page.getByRole("link", { name }).click();
  }
}

export class MemberConversation extends Frame {
  async isShown(): Promise<void> {
    await this.shows("Fælles jobsamtale med dagpengemodtager");
  }

  async name(who: string): Promise<void> {
    await this.page.getByLabel("Navn på den, der kommer").fill(who);
    await this.page.getByRole("button", { name: "Gem navnet" }).click();
  }

  async replace(who: string, by: string): Promise<void> {
    await this.page.getByLabel("I stedet for").selectOption(who);
    await this.name(by);
  }

  async cannotCome(why: string): Promise<void> {
    await this.page.getByLabel("Hvorfor kan I ikke komme?").selectOption(why);
    await this.page.getByRole("button", { name: "Meld, at I ikke kan komme" }).click();
  }

  async comesAfterAll(): Promise<void> {
    await this.page.getByRole("button", { name: "I kommer alligevel" }).click();
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults("Fælles jobsamtale med dagpengemodtager", faults);
  }
}

export class MemberDay extends Frame {
  async open(day: string): Promise<void> {
    await this.page.goto(`/a-kasse/dag?dato=${day}`);
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await this.shows(/^Samtaler /);
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  async standIn(away: string, by: string): Promise<void> {
    await this.page.getByLabel("Hvem er væk?").selectOption(away);
    await this.page.getByLabel("Navn på den, der kommer").fill(by);
    await this.page.getByRole("button", { name: "Sæt afløseren ind" }).click();
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults(/^Samtaler /, faults);
  }

  async callOffWith(jobcenter: string): Promise<void> {
    await this.page.getByRole("link", { name: `Meld, at I ikke kan komme den dag ${jobcenter}` }).click();
    await this.shows("I kan ikke komme hele dagen");
  }

  async confirm(why: string): Promise<void> {
    await this.page.getByLabel("Hvorfor kan I ikke komme?").selectOption(why);
    await this.page.getByRole("button", { name: "Meld, at I ikke kan komme" }).click();
    await this.isShown();
  }

  async comesAfterAll(jobcenter: string): Promise<void> {
    await this.page.getByRole("link", { name: `Se det, eller meld, at I kan komme alligevel ${jobcenter}` }).click();
    await this.shows("I har meldt, at I ikke kan komme den dag");
    await this.page.getByRole("button", { name: "I kommer alligevel" }).click();
    await this.isShown();
  }
}

/** /a-kasse/nyt/mail: to which addresses the daily digest goes. */
export class DigestMail extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/a-kasse/nyt");
    await this.page.getByRole("link", { name: "Få en daglig oversigt på mail" }).click();
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await this.shows("Daglig oversigt på mail");
  }

  async add(address: string): Promise<void> {
    await this.page.getByLabel("Mailadresse").fill(address);
    await this.page.getByRole("button", { name: "Tilføj adressen" }).click();
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults("Daglig oversigt på mail", faults);
  }

  row(address: string): Locator {
    return this.page.getByRole("row").filter({ hasText: address });
  }
}

export class Digest extends Frame {
  async open(span: string): Promise<void> {
    await this.page.goto("/a-kasse/nyt");
    await this.page.getByLabel("Hvor langt tilbage?").selectOption(span);
    await this.page.getByRole("button", { name: "Vis" }).click();
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await this.shows("Nyt om medlemmers samtaler");
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  async isEmpty(): Promise<void> {
    await expect(this.page.getByText("Der er ikke noget nyt.")).toBeVisible();
  }
}
