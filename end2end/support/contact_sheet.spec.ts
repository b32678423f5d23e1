// Puts the pictures of a run together: one sheet for each size and language.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "@playwright/test";
import { PICTURES, SIZES } from "./picture";

const WIDTHS: Record<string, number> = { telefon: 120, "med-js": 250 };

for (const size of SIZES) {
  for (const language of ["da", "en"]) {
    test(`the pages in ${language}, ${size}`, async ({ page }) => {
      if (PICTURES === undefined) throw new Error("PICTURES names the folder with the pictures");
      const folder = join(PICTURES, size, language);
      const figures = readdirSync(folder).sort().map((file) => figure(join(folder, file), file));
      await page.setViewportSize({ width: 1600, height: 900 });
      await page.setContent(sheet(figures, WIDTHS[size] ?? 200), { waitUntil: "load" });
      const path = `docs/images/sider-${size === "telefon" ? "telefon" : "skaerm"}-${language}.jpg`;
      await page.screenshot({ path, fullPage: true, type: "jpeg", quality: 45 });
    });
  }
}

function figure(path: string, file: string): string {
  const title = file.replace(/-[0-9a-f]{8}\.png$/, "").replaceAll("-", " ").trim();
  const picture = readFileSync(path).toString("base64");
  return `<figure><img src="data:image/png;base64,${picture}"><figcaption>${title}</figcaption></figure>`;
}

function sheet(figures: string[], width: number): string {
  return `<!DOCTYPE html><style>
    body { margin: 16px; font: 12px sans-serif; background: #ddd; columns: ${Math.floor(1568 / (width + 12))}; column-gap: 12px; }
    figure { margin: 0 0 12px; break-inside: avoid; }
    img { width: 100%; display: block; background: white; }
  </style>${figures.join("")}`;
}
