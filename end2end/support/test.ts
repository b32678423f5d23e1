// What a scenario begins with: a server of its own, people who come to it, and a clock that can be put forward.

import { test as base, expect } from "@playwright/test";
import { Server } from "./server";
import { Visitor, type DemoPerson } from "./visitor";

interface Fixtures {
  server: Server;
  visitors: Visitor[];
  /** A person with a browser of his own, logged in; without a name somebody who only looks. */
  enter: (person?: DemoPerson) => Promise<Visitor>;
  /** Starts the server again at another time of its clock; open pages stay open. */
  restartAt: (clock: string) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  server: async ({}, use, info) => {
    const server = await Server.start();
    await use(server);
    if (info.status !== info.expectedStatus) {
      await info.attach("server.log", { body: server.log, contentType: "text/plain" });
      console.error(`The server's log of "${info.title}":\n${server.log}`);
    }
    await server.stop();
  },
  // Every context of the test leads to its server.
  baseURL: async ({ server }, use) => {
    await use(server.address);
  },
  visitors: async ({}, use) => {
    const visitors: Visitor[] = [];
    await use(visitors);
    for (const visitor of visitors) {
      expect(visitor.faults, "what the browser complained about").toEqual([]);
      await visitor.leave();
    }
  },
  enter: async ({ browser, server, visitors }, use) => {
    await use(async (person) => {
      const visitor = await Visitor.come(await browser.newContext({ baseURL: server.address }));
      visitors.push(visitor);
      if (person !== undefined) await visitor.comeIn(person);
      return visitor;
    });
  },
  restartAt: async ({ server, visitors }, use) => {
    await use(async (clock) => {
      await Promise.all(visitors.map((visitor) => visitor.hasEverything()));
      await server.restartAt(clock);
    });
  },
});

export { expect };
