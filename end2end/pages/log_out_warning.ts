// The dialog that opens before somebody is logged out, and the line that says when.

import { expect, type Locator } from "@playwright/test";
import { expectSound } from "../support/sound";
import { Frame } from "./frame";

export class LogOutWarning extends Frame {
  get line(): Locator {
    return this.page.locator(".log-af-tid");
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  get stay(): Locator {
    return this.dialog.getByRole("button", { name: "Bliv logget ind" });
  }

  get leave(): Locator {
    return this.dialog.getByRole("button", { name: "Log af" });
  }

  async isShown(heading = "Du bliver snart logget af"): Promise<void> {
    await expect(this.dialog).toHaveAccessibleName(heading);
    await expectSound(this.page);
  }
}
