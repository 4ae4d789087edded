"use strict";
// The table twin: the same rows as the map, sortable, fifty at a time, linked both ways.
course.tables = (map) => {
  const box = map.course.section.querySelector(".tables");
  for (const layer of map.course.layers) if (layer.spec && layer.spec.columns) box.append(...course.table(layer));
};

course.table = (layer) => {
  const { spec } = layer, size = 50, named = spec.named !== false;
  const heading = layer._map.course.section.querySelector("h1").textContent;
  let order = [...Array(layer.count).keys()], page = 0, sorted = -1, down = false, built = false;
  const head = course.element("tr"), body = course.element("tbody"), place = course.element("span", { role: "status" });
  const rows = () => order.filter((i) => layer.shown(i));
  const turn = (by) => () => { page += by; fill(); };
  const back = course.element("button", { type: "button", onclick: turn(-1) }, "‹ Previous rows");
  const on = course.element("button", { type: "button", onclick: turn(1) }, "Next rows ›");
  const fill = () => {
    const all = rows(), pages = Math.max(1, Math.ceil(all.length / size));
    page = Math.min(Math.max(page, 0), pages - 1);
    const part = all.slice(page * size, (page + 1) * size);
    body.replaceChildren(...part.map((i) => course.element("tr", { "data-row": i }, ...spec.columns.map((column, c) => {
      const text = course.cell(column, i), short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
      if (c > 0 || !named) return course.element("td", { dir: "auto", class: column.type }, short);
      return course.element("th", { scope: "row", dir: "auto" }, course.element("button", { type: "button", onclick: () => show(i) }, short || `Row ${i + 1}`));
    }), ...(named ? [] : [course.element("td", {}, course.element("button", { type: "button", onclick: () => show(i) }, `Show row ${i + 1}`))]))));
    place.textContent = all.length ? `Rows ${page * size + 1}–${page * size + part.length} of ${course.number(all.length)}` : "No rows to show";
    back.disabled = page === 0;
    on.disabled = page >= pages - 1;
    back.parentElement.hidden = pages < 2;
  };
  const show = (i) => {
    if (!layer._map) layer.addTo(layer.home);
    layer._map.panInside(layer.latLng(i), { padding: [60, 60] });
    course.open(layer, i);
    layer._map.getContainer().scrollIntoView({ block: "nearest" });
  };
  const sort = (c) => () => {
    down = sorted === c && !down;
    sorted = c;
    const column = spec.columns[c], words = new Intl.Collator("en", { numeric: true });
    const compare = column.type === "text" ? (a, b) => words.compare(a, b) : (a, b) => a - b;
    order.sort((i, j) => {
      const a = course.raw(column, i), b = course.raw(column, j);
      if (a === null || b === null) return (a === null) - (b === null) || i - j;
      return (down ? -compare(a, b) : compare(a, b)) || i - j;
    });
    [...head.children].forEach((cell, at) => cell.ariaSort = at === c ? (down ? "descending" : "ascending") : null);
    page = 0;
    fill();
  };
  spec.columns.forEach((column, c) => head.append(course.element("th", { scope: "col" },
    course.element("button", { type: "button", onclick: sort(c) }, column.title))));
  if (!named) head.append(course.element("th", { scope: "col" }, "On the map"));
  const table = course.element("table", {}, course.element("caption", {}, spec.title), course.element("thead", {}, head), body);
  const details = course.element("details", {},
    course.element("summary", {}, `Table: ${spec.title} (${course.number(layer.count)} rows)`),
    course.element("p", { class: "hint" }, "Press a heading to sort, a name to find it on the map."),
    course.element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `Table: ${spec.title}${course.states.length > 1 ? `, ${heading}` : ""}` }, table),
    course.element("div", { class: "pages" }, back, place, on));
  details.addEventListener("toggle", () => {
    if (details.open && !built) { built = true; fill(); }
  });
  let step = -1;
  const heard = course.element("span", { role: "status", dir: "auto" });
  const walk = (by) => () => {
    const all = rows();
    if (!all.length) return;
    step = step < 0 ? (by > 0 ? 0 : all.length - 1) : (step + by + all.length) % all.length;
    const i = all[step], rest = spec.columns.slice(named ? 1 : 0).map((column) => [column.title, course.cell(column, i)]).filter(([, text]) => text);
    show(i);
    heard.textContent = `${step + 1} of ${course.number(all.length)}: ${[course.name(layer, i), ...rest.map(([title, text]) => `${title}: ${text}`)].join("; ").slice(0, 600)}`;
  };
  const walker = course.element("div", { class: "walk", role: "group", "aria-label": `Step through ${spec.title}` },
    course.element("button", { type: "button", "aria-label": `Previous: ${spec.title}`, onclick: walk(-1) }, "‹"),
    course.element("button", { type: "button", "aria-label": `Next: ${spec.title}`, onclick: walk(1) }, "›"),
    ` Step through ${spec.title} `, heard);
  layer.refill = () => { step = -1; heard.textContent = ""; if (built) { page = 0; fill(); } };
  layer.reveal = (i) => {
    if (!built) { built = true; fill(); }
    details.open = true;
    page = Math.floor(rows().indexOf(i) / size);
    fill();
    const row = body.querySelector(`[data-row="${i}"]`);
    if (row) row.querySelector("button").focus();
  };
  return layer.count ? [walker, details] : [];
};
course.showRow = (layer, i) => layer.reveal(i);
