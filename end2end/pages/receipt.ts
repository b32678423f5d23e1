// /borger/samtale/{id}: the receipt.

import { expect } from "@playwright/test";
import { Frame } from "./frame";

export class Receipt extends Frame {
  async isShown(): Promise<void> {
    await expect(this.page).toHaveURL(/\/borger\/samtale\/[0-9a-f-]{36}$/);
    await this.shows("Du har booket en samtale");
  }

  /** The receipt of a conversation that was moved. */
  async isMoved(): Promise<void> {
    await expect(this.page).toHaveURL(/\/borger\/samtale\/[0-9a-f-]{36}$/);
    await this.shows("Du har flyttet samtalen");
  }

  /** As it stands on the page. */
  async bookingNumber(): Promise<string> {
    const number = await this.detail("Booking-nummer").innerText();
    expect(number).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    return number;
  }
}
