// /borger/samtale/{id}: the receipt.

import { expect } from "@playwright/test";
import { Frame } from "./frame";

export class Receipt extends Frame {
  async isShown(): Promise<void> {
    await expect(this.page).toHaveURL(/\/borger\/samtale\/[0-9a-f-]{36}$/);
    await this.shows("Du har booket en samtale");
  }

  /** As it stands on the page. */
  async bookingNumber(): Promise<string> {
    const number = await this.detail("Booking-nummer").innerText();
    expect(number).toMatch(/^[0-9a-f-]{36}$/);
    return number;
  }
}
