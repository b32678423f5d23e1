// /jobcenter/filer: frister from a file, looked at before anything is done.

import { Frame } from "./frame";

const HEADING = "Sæt frister fra en fil";

export class Files extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/jobcenter");
    await this.page.getByRole("link", { name: HEADING }).click();
    await this.shows(HEADING);
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
    await this.shows(HEADING);
  }

  async load(): Promise<void> {
    await this.page.getByRole("button", { name: "Indlæs de linjer, der er klar" }).click();
    await this.shows("Filen er indlæst");
  }

  async faultsAreShown(faults: readonly string[]): Promise<void> {
    await this.showsFaults(HEADING, faults);
  }
}
