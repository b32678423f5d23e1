// Where the keyboard is in a page. Playwright's own `toBeFocused` also asks for the browser's window to be the active one, which
// a headless browser on a busy machine now and then is not; that is no property of the page.

import { expect, type Locator } from "@playwright/test";

/** The element is where the keyboard is. */
export async function expectFocus(locator: Locator): Promise<void> {
  const isActive = () => locator.evaluate((element) => element === element.ownerDocument.activeElement);
  await expect.poll(isActive, { message: `${locator} has the focus` }).toBe(true);
}
