// /borger/samtale/{id} and below: what has become of it, calling it off, what she needs.

import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame";

type Heading =
  | "Du har booket en samtale"
  | "Du har flyttet samtalen"
  | "Du har bekræftet, at du kommer"
  | "Du er indkaldt til en samtale" | "Samtalen er aflyst" | "Samtalen er forbi";

export class Meeting extends Frame {
  async isShown(heading: Heading): Promise<void> {
    await expect(this.page).toHaveURL(/\/borger\/samtale\/[0-9a-f-]{36}$/);
    await this.shows(heading);
  }

  get confirm(): Locator {
    return this.page.getByRole("button", { name: "Bekræft, at du kommer" });
  }

  get callOff(): Locator {
    return this.page.getByRole("link", { name: "Aflys samtalen" });
  }

  get print(): Locator {
    return this.page.getByRole("button", { name: "Udskriv" });
  }

  get needs(): Locator {
    return this.page.getByRole("link", { name: "Oplys, om du har brug for tolk eller anden hjælp" });
  }

  get findNewTime(): Locator {
    return this.page.getByRole("link", { name: "Find en ny tid" });
  }
}

/** /borger/samtale/{id}/aflys */
export class CallingOff extends Frame {
  async isShown(): Promise<void> {
    await this.shows("Vil du aflyse samtalen?");
  }

  get move(): Locator {
    return this.main.getByRole("link", { name: "Flyt samtalen" });
  }

  get yes(): Locator {
    return this.page.getByRole("button", { name: "Ja, aflys samtalen" });
  }

  get no(): Locator {
    return this.page.getByRole("link", { name: "Nej, behold samtalen" });
  }
}

/** /borger/samtale/{id}/behov */
export class Needs extends Frame {
  async isShown(): Promise<void> {
    await this.shows("Har du brug for hjælp til samtalen?");
  }

  /** Ticks a box, or takes the tick away, by the words beside it. */
  async press(need: string): Promise<void> {
    await this.page.locator("label").filter({ hasText: need }).click();
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Gem" }).click();
  }
}
