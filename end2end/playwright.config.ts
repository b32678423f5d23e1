// The same scenarios as four readers meet them. What only makes sense with a script, or once, is left out of a project by
// its file's name, so that no test is ever reported as skipped.
//
// To add a scenario: a file under scenarios/, its pages under pages/. Every page object checks that its page is sound.

import { defineConfig } from "@playwright/test";

const ONLY_WITH_SCRIPT = /(island|log_out_warning|small_scripts)\.spec\.ts/;
const ONLY_ONCE = /(headers|lighthouse)\.spec\.ts/;
const ONLY_WITH_KEYBOARD = /keyboard\.spec\.ts/;

/** Only on asking: it puts the pictures of another run together. */
const CONTACT_SHEET = process.env["CONTACT_SHEET"] === undefined ? [] : [
  { name: "kontaktark", testDir: "support", testMatch: /contact_sheet\.spec\.ts/ },
];

export default defineConfig({
  testDir: "scenarios",
  outputDir: "../target/end2end",
  globalSetup: "./support/prepare.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["dot"]],
  use: {
    locale: "da-DK",
    timezoneId: "Europe/Copenhagen",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "med-js", use: { viewport: { width: 1280, height: 900 } } },
    {
      name: "uden-js",
      use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
      testIgnore: [ONLY_WITH_SCRIPT, ONLY_ONCE],
    },
    {
      name: "telefon",
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
      testIgnore: [ONLY_ONCE, ONLY_WITH_KEYBOARD],
    },
    // A page at 400 % zoom on a common screen: nothing may need scrolling sideways (WCAG 1.4.10). For somebody who has asked the
    // system for its own few colours and for no motion.
    {
      name: "smal",
      use: {
        viewport: { width: 320, height: 256 },
        contextOptions: { reducedMotion: "reduce", forcedColors: "active" },
      },
      testIgnore: [ONLY_ONCE, ONLY_WITH_KEYBOARD],
    },
    ...CONTACT_SHEET,
  ],
});
