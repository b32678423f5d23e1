// Lighthouse in a browser of its own, as the person who is logged in there.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, test, type BrowserContext } from "@playwright/test";
import lighthouse, { type Flags } from "lighthouse";

export type Category = "accessibility" | "best-practices" | "seo" | "performance";

/** What Lighthouse found wrong, beside the marks from 0 to 100. */
export interface Marks {
  of: Partial<Record<Category, number>>;
  faults: string[];
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => listener.once("listening", done));
  const { port } = listener.address() as AddressInfo;
  await new Promise((done) => listener.close(done));
  return port;
}

export class Lighthouse {
  private constructor(
    readonly context: BrowserContext,
    private readonly port: number,
    private readonly profile: string,
  ) {}

  static async start(baseURL: string): Promise<Lighthouse> {
    const profile = mkdtempSync(join(tmpdir(), "faellestid-lighthouse-"));
    const port = await freePort();
    const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
    const context = await chromium.launchPersistentContext(profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...args, `--remote-debugging-port=${port}`],
      baseURL,
    });
    return new Lighthouse(context, port, profile);
  }

  /** A phone on a slow network, as Lighthouse supposes where nothing else is said. */
  async marks(url: string, categories: Category[]): Promise<Marks> {
    const flags: Flags = { port: this.port, output: "json", logLevel: "error", onlyCategories: categories, disableStorageReset: true };
    const answer = await lighthouse(url, flags);
    if (answer === undefined) throw new Error(`Lighthouse said nothing of ${url}`);
    const { categories: marked, audits, runtimeError } = answer.lhr;
    if (runtimeError !== undefined) throw new Error(`Lighthouse on ${url}: ${runtimeError.message}`);
    const of = Object.fromEntries(categories.map((name) => [name, Math.round((marked[name]?.score ?? 0) * 100)]));
    const weighed = categories.flatMap((name) => marked[name]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
    const failed = weighed.map(({ id }) => audits[id]).filter((audit) => (audit?.score ?? 1) < 1);
    return { of, faults: failed.map((audit) => `${audit?.id}: ${audit?.title} ${audit?.displayValue ?? ""}`) };
  }

  async end(): Promise<void> {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
