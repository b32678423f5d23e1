// The buttons that print the page; without a script they are not shown.

for (const button of document.querySelectorAll("[data-udskriv]")) button.addEventListener("click", () => print());
