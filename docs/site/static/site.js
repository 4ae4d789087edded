// Small helps of the site; every page reads well without them.

// Paper is white, whatever the screen.
{
  const root = document.documentElement;
  let screen;
  addEventListener("beforeprint", () => { screen ??= root.dataset.theme; root.dataset.theme = "light"; });
  addEventListener("afterprint", () => { root.dataset.theme = screen; screen = undefined; });
}

// Escape puts a definition away while the pointer or focus stays.
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const term of document.querySelectorAll(".term:is(:hover, :focus-within)")) term.classList.add("dismissed");
});
for (const term of document.querySelectorAll(".term")) {
  const back = () => term.classList.remove("dismissed");
  term.addEventListener("pointerleave", back);
  term.addEventListener("focusout", back);
  // A definition near the right edge opens to the left.
  term.addEventListener("pointerenter", () => { back(); place(term); });
  term.addEventListener("focusin", () => place(term));
}
function place(term) {
  const tip = term.querySelector(".term-tip");
  tip.style.marginInlineStart = "0";
  const over = tip.getBoundingClientRect().right - document.documentElement.clientWidth + 12;
  if (over > 0) tip.style.marginInlineStart = `${-over}px`;
}

for (const button of document.querySelectorAll("[data-forget]")) {
  button.addEventListener("click", () => {
    try { localStorage.removeItem("course-quiz"); } catch { /* nothing was kept */ }
    button.nextElementSibling.textContent = "Forgotten. Reload the page to start anew.";
  });
}

// A form over a long list; without scripts the whole list stands there.
for (const box of document.querySelectorAll(".filter")) {
  const items = [...document.querySelectorAll(box.dataset.filter)];
  const form = document.createElement("form");
  const labelled = (text, control) => {
    const label = document.createElement("label");
    label.append(text, control);
    form.append(label);
    return control;
  };
  const words = labelled("Words", Object.assign(document.createElement("input"), { type: "search" }));
  const choices = [...(box.querySelector("template")?.content.querySelectorAll("select") ?? [])].map((each) => {
    const select = each.cloneNode(true);
    select.prepend(new Option("any", "", true, true));
    return labelled(select.dataset.label, select);
  });
  const told = document.createElement("output");
  form.append(told);
  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const text = item.textContent.toLowerCase();
      const fits = wanted.every((word) => text.includes(word))
        && choices.every(({ value }) => !value || item.classList.contains(value.replaceAll("_", "-")));
      item.hidden = !fits;
      shown += fits;
    }
    for (const section of document.querySelectorAll("article section section")) {
      const own = items.filter((item) => section.contains(item));
      if (own.length) section.hidden = own.every((item) => item.hidden);
    }
    told.textContent = `${shown} of ${items.length} ${box.dataset.unit} shown.`;
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  box.append(form);
  apply();
}
