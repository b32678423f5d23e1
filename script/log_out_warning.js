// Warns before somebody is logged out, on every page of somebody logged in. All words stand in the page; this only shows them.
// Another tab that is used keeps all of them logged in, so each tells the others.

const WARN_BEFORE_MS = 5 * 60_000;
const LOOK_EVERY_MS = 1_000;

const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[data-sekunder]"));
if (dialog) watch(dialog);

/** @param {HTMLDialogElement} dialog */
function watch(dialog) {
  const tabs = new BroadcastChannel("log-af");
  let end = Date.now() + Number(dialog.dataset["sekunder"]) * 1000;
  let over = false;

  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (dialog.querySelector(`[data-del="${name}"]`));

  /** @param {{ end: number, time: string }} later */
  const move = (later) => {
    if (over || later.end < end) return;
    end = later.end;
    for (const place of document.querySelectorAll("[data-log-af-kl]")) place.textContent = later.time;
    dialog.close();
  };

  const stay = async () => {
    const form = new URLSearchParams({ handling: "bliv" });
    // Somebody already logged out is sent to the log-in, which is not what was asked for.
    const answer = await fetch("/bliv", { method: "POST", body: form, redirect: "manual" }).catch(() => null);
    part("fejl").hidden = answer?.ok === true;
    if (!answer?.ok) return;
    const [seconds = "0", time = ""] = (await answer.text()).split(" ");
    const later = { end: Date.now() + Number(seconds) * 1000, time };
    move(later);
    tabs.postMessage(later);
  };

  // What was typed stays, and is kept when it is sent; where there is nothing to lose, nothing stays on the screen.
  const logged_out = () => {
    over = true;
    if (!typed()) return location.replace(dialog.dataset["logInd"] ?? "/log-ind");
    part("snart").hidden = true;
    part("slut").hidden = false;
    dialog.setAttribute("aria-labelledby", "log-af-slut");
    dialog.removeAttribute("aria-describedby");
    if (dialog.open) dialog.close();
    dialog.showModal();
  };

  const look = () => {
    const left = end - Date.now();
    if (over || left > WARN_BEFORE_MS) return;
    if (left <= 0) logged_out();
    else if (!dialog.open) dialog.showModal();
  };

  part("snart").querySelector('form[action="/bliv"]')?.addEventListener("submit", (event) => {
    event.preventDefault();
    void stay();
  });
  // Escape is a sign of life too.
  dialog.addEventListener("cancel", (event) => {
    if (over) return;
    event.preventDefault();
    void stay();
  });
  tabs.addEventListener("message", (event) => move(event.data));
  // Another script has fetched a page, which put off the log-out as any page does.
  addEventListener("side-hentet", (event) => {
    const page = /** @type {CustomEvent<Document>} */ (event).detail;
    const seconds = page.querySelector("dialog[data-sekunder]")?.getAttribute("data-sekunder");
    const time = page.querySelector("[data-log-af-kl]")?.textContent;
    if (!seconds || !time) return;
    const later = { end: Date.now() + Number(seconds) * 1000, time };
    move(later);
    tabs.postMessage(later);
  });
  const shown = document.querySelector("[data-log-af-kl]")?.textContent ?? "";
  tabs.postMessage({ end, time: shown });
  // Asked again and again, since a timer stands still while a computer sleeps.
  setInterval(look, LOOK_EVERY_MS);
}

/** Whether a field of the page is not as it came. */
function typed() {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("main input"));
  return [...fields].some((field) =>
    field.type === "radio" || field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  );
}
