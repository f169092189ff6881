// One key for each element with data-key: it is clicked, or focused if something can be typed in it.
"use strict";
(() => {
  const typing = (element) => element.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
  const scope = () => document.querySelector("dialog[open]") || document;

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const wanted = scope().querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted || (wanted.closest("dialog") && !wanted.closest("dialog").open)) return;
    event.preventDefault();
    wanted.focus();
    if (!typing(wanted)) wanted.click();
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) open(document.getElementById(opener.dataset.opens));
    const closer = event.target.closest("[data-closes]");
    if (closer) closer.closest("dialog").close();
  });

  // A form that is sent twice would decide twice.
  document.addEventListener("submit", (event) => {
    for (const button of event.target.querySelectorAll("button:not([type=button])")) {
      setTimeout(() => { button.disabled = true; });
    }
  });

  function open(dialog) {
    const refused = dialog.dispatchEvent(new CustomEvent("opening", { cancelable: true })) === false;
    if (refused) return;
    dialog.showModal();
    const first = dialog.querySelector("input[type=radio], select, input:not([type=hidden])");
    if (first) first.focus();
  }
})();
