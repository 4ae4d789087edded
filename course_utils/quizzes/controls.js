// The controls of a quiz: native elements, one kind for each type of entry.

// --- DOM helpers -----------------------------------------------------------

// JupyterLab would take keys such as arrow down and Enter for commands of its own,
// unless the element that has the focus itself asks it not to.
const QUIET = "data-lm-suppress-shortcuts";
const CONTROLS = new Set(["button", "input", "select"]);

const h = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  if (CONTROLS.has(tag)) node.setAttribute(QUIET, "");
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "html") node.innerHTML = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};

const svg = (tag, attributes) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

const own = (entry) => ({ lang: entry.language, dir: entry.direction });
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const sign = (mark) => h("span", { class: "cq-sign", "aria-hidden": "true" }, mark);
const hidden = (text) => h("span", { class: "cq-unseen" }, text);
const plain = (markup) => h("div", { html: markup }).textContent;

let count = 0;

// --- controls: one for each type of entry ------------------------------------
// Each returns {node, read, write, first} and may return {mark}: `write(undefined)`
// clears, `first` takes the focus, `mark(result)` shows a result beside the choices.

const choices = (many) => (entry, { words, uid, changed }) => {
  const texts = entry.options.map((option) => option.text ?? option);
  const order = entry.order ?? texts.map((_, at) => at);
  const boxes = texts.map(() => h("input", { type: many ? "checkbox" : "radio", name: uid, onchange: changed }));
  const marks = texts.map(() => h("span", { class: "cq-mark" }));
  const labels = texts.map((text, at) =>
    h("label", { class: "cq-option" }, boxes[at], h("span", { html: text, ...own(entry) }), marks[at]));
  const chosen = () => boxes.flatMap((box, at) => (box.checked ? [at] : []));
  return {
    node: h("div", { class: "cq-options" },
      ...(many ? [h("p", { class: "cq-small" }, words.tick)] : []), ...order.map((at) => labels[at])),
    read: () => (many ? (chosen().length ? chosen() : undefined) : chosen()[0]),
    write: (value) => boxes.forEach((box, at) => { box.checked = [value].flat().includes(at); }),
    first: () => boxes[order[0]],
    mark: (result) => labels.forEach((label, at) => {
      const shown = result && result.notes.includes(`option:${at}`);
      const good = shown && entry.options[at].right;
      label.classList.toggle("cq-good", Boolean(good));
      label.classList.toggle("cq-bad", Boolean(shown && !good));
      marks[at].replaceChildren(...(shown
        ? [sign(good ? "✓" : "✗"), hidden(good ? words["right-choice"] : words["wrong-choice"])] : []));
    }),
  };
};

// by hand, as JupyterLab keeps the browser from doing so
const submitOnEnter = (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
};

const typed = (attributes, label) => (entry, { words, uid, changed }) => {
  const box = h("input", { type: "text", class: "cq-typed", id: uid, autocomplete: "off", spellcheck: "false",
    dir: "auto", oninput: changed, onkeydown: submitOnEnter, ...attributes });
  return {
    node: h("p", { class: "cq-line" }, h("label", { for: uid }, words[label]), box,
      ...(entry.unit ? [h("span", { class: "cq-unit" }, entry.unit)] : [])),
    read: () => box.value.trim() || undefined,
    write: (value) => { box.value = value ?? ""; },
    first: () => box,
  };
};

const ordering = (entry, { words, changed }) => {
  let order = [...entry.order];
  let moved = false;
  const said = h("p", { class: "cq-unseen", role: "status" });
  const list = h("ol", { class: "cq-steps" });
  const rows = entry.steps.map((step, id) => {
    const button = (key, by, arrow) => h("button", { type: "button", class: "cq-move",
      "aria-label": fill(words[key], { text: entry.labels[id] }), onclick: () => move(id, by) }, sign(arrow));
    const [up, down] = [button("up", -1, "↑"), button("down", 1, "↓")];
    return { up, down, node: h("li", {}, h("span", { html: step, ...own(entry) }), up, down) };
  });
  const draw = () => {
    // moving a node takes its focus away, so only those that are out of place move
    order.forEach((id, at) => {
      const { node, up, down } = rows[id];
      if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
      up.setAttribute("aria-disabled", at === 0);
      down.setAttribute("aria-disabled", at === order.length - 1);
    });
  };
  const move = (id, by) => {
    const from = order.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    [order[from], order[to]] = [order[to], order[from]];
    moved = true;
    draw();
    rows[id][by < 0 ? "up" : "down"].focus();
    said.textContent = fill(words.moved, { text: entry.labels[id], n: to + 1, total: order.length });
    changed();
  };
  draw();
  return {
    node: h("div", {}, list, said),
    read: () => (moved ? [...order] : undefined),
    write: (value) => { order = [...(value ?? entry.order)]; moved = value != null; draw(); },
    first: () => rows[order[0]].down,
  };
};

const matching = (entry, { words, uid, changed }) => {
  const selects = entry.pairs.map((_, at) => h("select", { id: `${uid}-${at}`, ...own(entry), onchange: changed },
    h("option", { value: "" }, words["choose-one"]),
    ...entry.order.map((id) => h("option", { value: id }, entry.rights[id]))));
  const marks = entry.pairs.map(() => h("span", { class: "cq-mark" }));
  return {
    node: h("div", { class: "cq-pairs" }, ...entry.pairs.map((pair, at) => h("div", { class: "cq-pair" },
      h("label", { for: `${uid}-${at}`, html: pair.left, ...own(entry) }), selects[at], marks[at]))),
    read: () => {
      const chosen = selects.map((select) => (select.value === "" ? null : Number(select.value)));
      return chosen.every((choice) => choice === null) ? undefined : chosen;
    },
    write: (value) => selects.forEach((select, at) => { select.value = value?.[at] ?? ""; }),
    first: () => selects[0],
    mark: (result) => marks.forEach((mark, at) => {
      const bad = result?.notes.includes(`pair:${at}`);
      mark.classList.toggle("cq-good", !bad);
      mark.replaceChildren(...(result && result.outcome !== "unanswered"
        ? [sign(bad ? "✗" : "✓"), hidden(bad ? words["wrong-choice"] : words["right-choice"])] : []));
    }),
  };
};

const place = (entry, { words, uid, changed }) => {
  const [west, south, east, north] = entry.bounds;
  const [width, height] = entry.size;
  let point;
  const spot = (lat, lon) => [((lon - west) / (east - west)) * width, ((north - lat) / (north - south)) * height];
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words.map, class: "cq-map" });
  for (const [layer, path] of Object.entries(entry.paths)) drawing.append(svg("path", { d: path, class: `cq-${layer}` }));
  const pin = svg("g", {});
  const goal = svg("g", {});
  drawing.append(goal, pin);
  const select = h("select", { id: uid, onchange: () => { point = undefined; draw(); changed(); } },
    h("option", { value: "" }, words["choose-one"]),
    ...entry.choices.map((choice) => h("option", { value: choice.id }, choice.name)));
  const draw = () => {
    const [x, y] = point ? spot(...point) : [];
    pin.replaceChildren(...(point ? [svg("circle", { cx: x, cy: y, r: 9, class: "cq-pin" })] : []));
  };
  drawing.addEventListener("click", (event) => {
    const box = drawing.getBoundingClientRect();
    const lon = west + ((event.clientX - box.left) / box.width) * (east - west);
    const lat = north - ((event.clientY - box.top) / box.height) * (north - south);
    point = [Math.round(lat * 1e4) / 1e4, Math.round(lon * 1e4) / 1e4];
    select.value = "";
    draw();
    changed();
  });
  return {
    node: h("div", {}, drawing, h("p", { class: "cq-small" }, words.credit),
      h("p", { class: "cq-line" }, h("label", { for: uid }, words["or-list"]), select)),
    read: () => point ?? (select.value || undefined),
    write: (value) => {
      point = Array.isArray(value) ? value : undefined;
      select.value = typeof value === "string" ? value : "";
      draw();
    },
    first: () => select,
    mark: (result) => {
      const found = result?.outcome === "right";
      const [x, y] = spot(...entry.target);
      const label = svg("text", { x, y: y < 40 ? y + 34 : y - 20, class: "cq-name" });
      label.textContent = entry.name;
      goal.replaceChildren(...(found ? [svg("circle", { cx: x, cy: y, r: 14, class: "cq-goal" }), label] : []));
    },
  };
};

const slider = ({ min, max, step, unit }, { words, changed }, label = words.slider) => {
  let value;
  const range = h("input", { type: "range", min, max, step, "aria-label": label, class: "cq-untouched" });
  const box = h("input", { type: "number", min, max, step, "aria-label": `${label}: ${words["number-label"]}`,
    inputmode: "decimal" });
  const set = (next, from) => {
    value = next === "" || !Number.isFinite(Number(next)) ? undefined : Math.min(max, Math.max(min, Number(next)));
    range.classList.toggle("cq-untouched", value === undefined);
    range.setAttribute("aria-valuetext", value === undefined ? "–" : `${value} ${unit}`.trim());
    if (from !== range) range.value = value ?? (min + max) / 2;
    if (from !== box) box.value = value ?? "";
    if (from) changed();
  };
  for (const kind of ["input", "click"]) range.addEventListener(kind, () => set(range.value, range));
  box.addEventListener("input", () => set(box.value, box));
  set("");
  return {
    node: h("div", { class: "cq-slider", dir: "ltr" }, h("span", {}, String(min)), range, h("span", {}, String(max)), box,
      ...(unit ? [h("span", { class: "cq-unit" }, unit)] : [])),
    read: () => value,
    write: (next) => set(next ?? ""),
    first: () => range,
  };
};

const controls = {
  single: choices(false),
  multiple: choices(true),
  number: typed({ inputmode: "decimal" }, "number-label"),
  ordering,
  matching,
  place,
  text: typed({}, "text-label"),
};

const guesses = {
  slider,
  choice: choices(false),
  tick: choices(true),
  text: typed({ maxlength: 5000 }, "text-label"),
};
