// /borger/historik: what has been.

import type { Locator } from "@playwright/test";
import { Frame } from "./frame";

export class History extends Frame {
  async isShown(): Promise<void> {
    await this.shows("Tidligere samtaler og frister");
  }

  /** What became of the conversation at that time. */
  entry(when: string): Locator {
    return this.main.getByRole("listitem").filter({ hasText: when });
  }
}
