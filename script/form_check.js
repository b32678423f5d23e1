// Lets the validator speak while a form is filled in. The server's own preview is asked for, without anybody's name in it; of the answer only what
// concerns the fields one has left is shown, and in one sentence what it comes to. Nothing is saved, nothing that was typed is touched.

const PAUSE_MS = 400;

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-tjek]"));
const sum = form?.querySelector("[data-besked]");
if (form && sum) check(form, sum);

/**
 * @param {HTMLFormElement} form
 * @param {Element} sum
 */
function check(form, sum) {
  const left = new Set(form.querySelectorAll(".form-error"));
  let last = new AbortController();
  let pause = 0;

  const ask = async () => {
    last.abort();
    last = new AbortController();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    body.set("handling", "tjek");
    // Without an answer nothing is said here; sending the form tells what the matter is.
    const answer = await fetch(location.href, { method: "POST", body, signal: last.signal }).catch(() => null);
    if (!answer || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("form[data-tjek]")) return;
    for (const group of left) say(group, page);
    sum.textContent = page.querySelector("[data-omfang]")?.textContent ?? "";
    dispatchEvent(new CustomEvent("side-hentet", { detail: page }));
  };

  const soon = () => {
    clearTimeout(pause);
    pause = window.setTimeout(() => void ask(), PAUSE_MS);
  };

  form.addEventListener("change", (event) => {
    const group = /** @type {Element} */ (event.target).closest(".form-group");
    if (group) left.add(group);
    soon();
  });
  form.addEventListener("input", soon);
  form.addEventListener("submit", () => clearTimeout(pause));
}

/**
 * What the answer says of one field, beside it.
 * @param {Element} group
 * @param {Document} page
 */
function say(group, page) {
  const marked = [...group.querySelectorAll("[id]:is(input, select, textarea, fieldset)")];
  const theirs = marked.map((mine) => page.getElementById(mine.id));
  const whole = theirs[0]?.closest(".form-group");
  if (!whole) return;
  const fault = whole.querySelector(".form-error-message");
  group.classList.toggle("form-error", whole.classList.contains("form-error"));
  group.querySelector(".form-error-message")?.remove();
  if (fault) (group.querySelector(".form-hint") ?? group.querySelector("label, legend"))?.after(document.importNode(fault, true));
  for (const [n, mine] of marked.entries()) {
    for (const name of ["aria-invalid", "aria-describedby"]) {
      const value = theirs[n]?.getAttribute(name);
      if (value) mine.setAttribute(name, value);
      else mine.removeAttribute(name);
    }
  }
}
