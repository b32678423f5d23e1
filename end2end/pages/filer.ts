// /jobcenter/filer: frister or borgere from a file, looked at before anything is done.

import type { Page } from "@playwright/test";
import { Frame } from "./frame";

export class Files extends Frame {
  constructor(page: Page, private readonly name = "Sæt frister fra en fil") {
    super(page);
  }

  async open(): Promise<void> {
    await this.page.goto("/jobcenter");
    await this.page.getByRole("link", { name: this.name }).click();
    await this.shows(this.name);
  }

  async send(name: string, content: string): Promise<void> {
    await this.page.getByLabel("Fil", { exact: true }).setInputFiles({
      name,
      mimeType: "text/csv",
      buffer: Buffer.from(content),
    });
    await this.look();
  }

  async paste(content: string): Promise<void> {
    await this.page.getByLabel("Eller skriv linjerne her").fill(content);
    await this.look();
  }

  async look(): Promise<void> {
    await this.page.getByRole("button", { name: "Se, hvad der sker" }).click();
  }

  async previewIsShown(): Promise<void> {
    await this.shows("Se efter, før linjerne indlæses");
  }

  async mend(): Promise<void> {
    await this.page.getByRole("button", { name: "Ret linjerne" }).click();
    await this.shows(this.name);
  }

  async load(): Promise<void> {
    await this.page.getByRole("button", { name: "Indlæs de linjer, der er klar" }).click();
    await this.shows("Filen er indlæst");
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults(this.name, faults);
  }
}
