// Cards stand beside their words where there is room; a click on either finds the other.
"use strict";
(() => {
  const text = document.getElementById("text");
  const margin = document.getElementById("margin");
  if (!text || !margin) return;
  const cards = [...margin.querySelectorAll(".card")];
  const wide = matchMedia("(min-width: 64rem) and (not print)");
  let active = null;

  const marksOf = (id) => text.querySelectorAll(`mark[data-claims~="${CSS.escape(id)}"]`);
  const cardOf = (id) => document.getElementById(`card-${id}`);

  function place() {
    margin.classList.toggle("placed", wide.matches);
    if (!wide.matches) return;
    const top = margin.getBoundingClientRect().top;
    const wanted = cards.map((card) => {
      const at = document.getElementById(`at-${card.dataset.claim}`);
      return at ? at.getBoundingClientRect().top - top : 0;
    });
    const heights = cards.map((card) => card.offsetHeight + 10);
    const pinned = cards.indexOf(active);
    const tops = wanted.slice();
    if (pinned >= 0) {
      for (let i = pinned - 1; i >= 0; i -= 1) tops[i] = Math.min(tops[i], tops[i + 1] - heights[i]);
      const over = -Math.min(0, tops[0]);
      if (over) for (let i = 0; i <= pinned; i += 1) tops[i] += over;
    }
    for (let i = 1; i < cards.length; i += 1) tops[i] = Math.max(tops[i], tops[i - 1] + heights[i - 1]);
    cards.forEach((card, i) => { card.style.top = `${tops[i]}px`; });
    const last = cards.length - 1;
    margin.style.minHeight = last >= 0 ? `${tops[last] + heights[last]}px` : "";
  }

  function choose(id, scrollTo) {
    for (const each of document.querySelectorAll(".chosen")) each.classList.remove("chosen");
    active = id ? cardOf(id) : null;
    if (active) {
      active.classList.add("chosen");
      for (const mark of marksOf(id)) mark.classList.add("chosen");
    }
    place();
    const target = scrollTo === "card" ? active : id && marksOf(id)[0];
    if (target && scrollTo) target.scrollIntoView({ block: "nearest", behavior: "auto" });
  }

  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-claims]");
    if (!piece || String(getSelection())) return;
    event.preventDefault();
    const ids = piece.dataset.claims.split(" ");
    const here = active ? ids.indexOf(active.dataset.claim) : -1;
    choose(ids[(here + 1) % ids.length], "card");
    history.replaceState(null, "", `#${active.id}`);
    if (piece.matches("a")) active.querySelector(".number").focus({ preventScroll: true });
  });

  margin.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    const link = event.target.closest("a");
    if (!card || (link && !link.matches(".number"))) return;
    if (link) event.preventDefault();
    choose(card.dataset.claim, event.target.closest("details") ? "" : "words");
    if (link) text.querySelector(`a.ref[data-claims="${CSS.escape(card.dataset.claim)}"]`)?.focus({ preventScroll: true });
  });

  margin.addEventListener("toggle", place, true);
  for (const side of [text, margin]) {
    side.addEventListener("mouseover", (event) => light(event, true));
    side.addEventListener("mouseout", (event) => light(event, false));
  }
  function light(event, on) {
    const near = event.target.closest("[data-claims], .card");
    if (!near) return;
    const ids = near.dataset.claims ? near.dataset.claims.split(" ").slice(0, 1) : [near.dataset.claim];
    for (const id of ids) {
      cardOf(id)?.classList.toggle("near", on);
      for (const mark of marksOf(id)) mark.classList.toggle("near", on);
    }
  }

  function fromAddress() {
    const id = location.hash.replace(/^#(card|at)-/, "");
    if (id && cardOf(id)) choose(id, "words");
  }
  addEventListener("hashchange", fromAddress);
  addEventListener("resize", place);
  wide.addEventListener("change", place);
  new ResizeObserver(place).observe(text);
  place();
  fromAddress();
})();
