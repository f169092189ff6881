// Words that are selected in the text become the quote of a new claim: offsets count code points of the frozen text.
"use strict";
(() => {
  const text = document.getElementById("text");
  const dialog = document.querySelector("dialog[data-needs-selection]");
  if (!text || !dialog) return;
  const long = (words) => [...words].length;

  // Where a point of the page stands in the frozen text: in a piece, or at the end of the piece before it.
  function offset(node, place) {
    const inside = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-start]");
    if (inside) {
      const before = document.createRange();
      before.setStart(inside, 0);
      before.setEnd(node, place);
      return Number(inside.dataset.start) + long(before.toString());
    }
    const point = document.createRange();
    point.setStart(node, place);
    let found = null;
    for (const piece of text.querySelectorAll("[data-start]")) {
      if (point.comparePoint(piece, 0) > 0) break;
      found = piece;
    }
    return found ? Number(found.dataset.start) + long(found.textContent) : null;
  }

  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return null;
    return trimmed(start, words(start, end));
  }

  // The frozen words between two offsets, from the pieces; between paragraphs stand line feeds.
  function words(start, end) {
    let told = "";
    let at = start;
    for (const piece of text.querySelectorAll("[data-start]")) {
      const signs = [...piece.textContent];
      const first = Number(piece.dataset.start);
      if (first + signs.length <= at || first >= end) continue;
      told += "\n".repeat(Math.max(0, first - at));
      told += signs.slice(Math.max(0, at - first), end - first).join("");
      at = Math.min(end, first + signs.length);
    }
    return told;
  }

  function trimmed(start, told) {
    const lead = long(told) - long(told.trimStart());
    const exact = told.trim();
    return exact ? { start: start + lead, end: start + lead + long(exact), exact } : null;
  }

  dialog.addEventListener("opening", (event) => {
    const found = selected();
    const quote = dialog.querySelector("[data-selected]");
    if (!found) {
      event.preventDefault();
      say("Select the words of the claim in the text first, then press +.");
      return;
    }
    for (const name of ["start", "end", "exact"]) dialog.querySelector(`[name=${name}]`).value = found[name];
    quote.textContent = `“${found.exact}”`;
  });

  // Where words cannot be selected with a pointer, F7 or the caret of the browser does; the hint says what is missing.
  function say(told) {
    let line = document.getElementById("said");
    if (!line) {
      line = document.createElement("p");
      line.id = "said";
      line.className = "notice";
      line.setAttribute("role", "status");
      text.before(line);
    }
    line.textContent = told;
  }
})();
