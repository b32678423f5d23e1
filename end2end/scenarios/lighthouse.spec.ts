// What Lighthouse says of the pages most people see. Its marks for speed are figures of `make bench`, never of a test.

import { expect, test } from "../support/test";
import { Lighthouse, type Category, type Marks } from "../support/lighthouse";

const PAGES: { name: string; path: string; person?: string; seo?: true }[] = [
  { name: "start", path: "/", seo: true },
  { name: "overview", path: "/borger", person: "borger-med-frist" },
  { name: "question", path: "/borger/book/a-kasse", person: "borger-med-frist" },
  { name: "days", path: "/borger/flyt", person: "borger-med-booking" },
];

/** How many times each page's speed is measured; 0 in a test. */
const RUNS = Number(process.env["LIGHTHOUSE_RUNS"] ?? "0");

for (const { name, path, person, seo } of PAGES) {
  test(`Lighthouse finds nothing on the ${name} page`, async ({ server }) => {
    test.setTimeout(120_000 + RUNS * 60_000);
    const browser = await Lighthouse.start(server.address);
    try {
      if (person !== undefined) await browser.context.request.post("/log-ind/demo", { form: { person } });
      const categories: Category[] = ["accessibility", "best-practices"];
      if (seo === true) categories.push("seo");
      const marks = await browser.marks(server.address + path, categories);
      expect(marks.faults).toEqual([]);
      for (const category of categories) expect(marks.of[category], category).toBe(100);
      await tellSpeed(name, () => browser.marks(server.address + path, ["performance"]));
    } finally {
      await browser.end();
    }
  });
}

async function tellSpeed(name: string, measure: () => Promise<Marks>): Promise<void> {
  if (RUNS === 0) return;
  const marks: number[] = [];
  for (let run = 0; run < RUNS; run += 1) marks.push((await measure()).of.performance ?? 0);
  marks.sort((one, other) => one - other);
  console.log(`Lighthouse performance, ${name}: median ${marks[Math.floor(RUNS / 2)]} of ${marks.join(", ")}`);
}
