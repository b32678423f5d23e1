// Shows the days of one form of meeting without loading the page again. The server's own page is fetched, so what is shown, and
// what is written down as shown, is the same without a script.

const nav = /** @type {HTMLElement | null} */ (document.querySelector("nav.formvalg"));
const list = document.querySelector("[data-liste]");
const told = document.querySelector("[data-besked]");
if (nav && list && told) filter(nav, list, told);

/**
 * @param {HTMLElement} nav
 * @param {Element} list
 * @param {Element} told
 */
function filter(nav, list, told) {
  let last = new AbortController();
  const address = () => location.pathname + location.search;
  let shown = address();

  /** @param {HTMLAnchorElement} link */
  const show = async (link) => {
    last.abort();
    last = new AbortController();
    list.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(link.href, { signal: last.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector("[data-liste]");
      // Logged out, no times any more, an error: a page of its own.
      if (!answer.ok || !found) return location.assign(link.href);
      list.replaceChildren(...found.childNodes);
      told.textContent = page.querySelector("[data-besked]")?.textContent ?? "";
      for (const other of nav.querySelectorAll("a")) other.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      document.querySelector("header")?.replaceWith(page.querySelector("header") ?? "");
      history.pushState(null, "", link.href);
      shown = address();
      dispatchEvent(new CustomEvent("side-hentet", { detail: page }));
      list.removeAttribute("aria-busy");
    } catch (error) {
      if (!last.signal.aborted) location.assign(link.href);
    }
  };

  nav.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void show(link);
  });
  // Back and forth between filters. A link within the page also comes here, and a page of faults must not be sent again for that.
  addEventListener("popstate", () => {
    if (address() !== shown) location.reload();
  });
}
