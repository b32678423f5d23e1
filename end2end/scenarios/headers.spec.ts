// What goes beside the pages: the policy the browser enforces, how long anything is kept, the cookie.

import { expect, test } from "../support/test";

test("a page may run only its own scripts, is never kept and is what it says it is", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  const nonces = new Set<string>();
  for (const path of ["/", "/borger", "/borger/book", "/findes-ikke"]) {
    const headers = (await sofie.page.request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe-inline");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toContain("http:");
    for (const part of ["base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
    const nonce = /script-src 'nonce-([0-9a-f]{32})'/.exec(policy)?.[1];
    expect(nonce, path).toBeDefined();
    nonces.add(nonce ?? "");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
  }
  expect(nonces.size, "a new nonce for every page").toBe(4);
});

test("the cookies are out of reach of scripts and foreign sites; log-in changes them and log-out takes them away", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  const cookies = async () => (await sofie.page.context().cookies()).sort((a, b) => a.name.localeCompare(b.name));
  const before = await cookies();
  expect(before.map(({ name }) => name)).toEqual(["sid", "sidst"]);
  for (const cookie of before) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", secure: false, path: "/" });
  }
  await sofie.page.goto("/log-ind");
  await sofie.logIn.as("borger-med-booking");
  await sofie.overview.isShown();
  const after = await cookies();
  for (const [place, cookie] of after.entries()) expect(cookie.value).not.toBe(before[place]?.value);
  await sofie.overview.logOut();
  await expect(sofie.page.getByText("Mads")).toHaveCount(0);
  expect(await cookies()).toEqual([]);
});

test("a form from a foreign site changes nothing", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  const answer = await sofie.page.request.post("/log-ud", {
    form: { handling: "log-ud" },
    headers: { origin: "https://fremmed.example", "sec-fetch-site": "cross-site" },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain("Formularen kom fra et andet websted");
  await sofie.overview.open();
  await sofie.overview.isShown();
});

test("the files of the front end are kept for ever and sent compressed", async ({ enter }) => {
  const sofie = await enter("borger-med-frist");
  const seen = new Map<string, Record<string, string>>();
  sofie.page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/pkg/")) seen.set(pathname.split(".").at(-1) ?? "", response.headers());
  });
  await sofie.days.open("book");
  await sofie.days.choose("onsdag 25. november");
  await sofie.times.choose("kl. 8.30–9.00");
  await expect(sofie.check.alive).toHaveCount(1);
  for (const kind of ["css", "js", "wasm", "woff2", "svg"]) {
    expect(seen.get(kind)?.["cache-control"], kind).toBe("public, max-age=31536000, immutable");
  }
  for (const kind of ["css", "js", "wasm"]) {
    expect(seen.get(kind)?.["content-encoding"], kind).toMatch(/^(gzip|br|zstd)$/);
  }
});
