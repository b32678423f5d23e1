// The buttons that copy what stands in a field; without a script they are not shown, and the field can be marked and copied by hand.

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-kopier]")))
  button.addEventListener("click", () => void copy(button));

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset["kopier"] ?? ""));
  const told = /** @type {HTMLElement} */ (document.querySelector("[data-kopieret]"));
  field.select();
  // A page without https has no clipboard to write to. Then the text stands marked, and the page says so.
  const done = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  );
  told.textContent = (done ? told.dataset["kopieret"] : told.dataset["markeret"]) ?? "";
}
