// Pictures of the pages as the scenarios meet them, for the contact sheets under docs/images/.

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test, type Page } from "@playwright/test";

/** The folder for pictures; without it none are taken. */
export const PICTURES = process.env["PICTURES"];
/** The sizes of which there is a contact sheet. */
export const SIZES = ["telefon", "med-js"];

/** Keeps the whole page, once for each thing it can look like. */
export async function takePicture(page: Page, language: string, fingerprint: (markup: string) => string): Promise<void> {
  const project = test.info().project.name;
  if (PICTURES === undefined || !SIZES.includes(project)) return;
  const folder = join(PICTURES, project, language);
  const file = join(folder, `${await name(page)}-${fingerprint(await page.content()).slice(0, 8)}.png`);
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: file, fullPage: true });
}

/** Where the page stands and what its heading says, so that the pictures of one page lie together. */
async function name(page: Page): Promise<string> {
  const path = new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d/g, "x");
  const heading = await page.locator("h1").innerText();
  return `${path} ${heading}`.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 120);
}
