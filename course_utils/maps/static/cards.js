"use strict";
// What a point says: a tooltip under the pointer, a card on click or by keyboard. Text only, never markup.
course.days = (number) => new Date(number * 864e5).toISOString().slice(0, 10);
// Intl is slow to start; all that is wanted is a comma at each thousand.
course.number = (value) => {
  const [whole, part] = String(Number(value.toFixed(6))).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",").replace("-", "−") + (part ? `.${part}` : "");
};
course.raw = (column, i) => {
  if (column.words) return column.index[i] < 0 ? null : column.words[column.index[i]];
  return column.values[i];
};
course.cell = (column, i) => {
  const value = course.raw(column, i);
  if (value === null) return "";
  if (column.type === "date") return course.days(value);
  if (column.type === "number") return course.number(value);
  return value;
};

course.name = (layer, i) => (layer.spec.named !== false ? course.cell(layer.spec.columns[0], i) : "") || `${layer.spec.title}, row ${i + 1}`;

course.card = (layer, i, open) => {
  const { columns, named } = layer.spec, list = course.element("dl");
  columns.slice(named === false ? 0 : 1).forEach((column) => {
    const text = course.cell(column, i);
    if (text) list.append(course.element("dt", {}, column.title), course.element("dd", { dir: "auto" }, text));
  });
  const card = course.element("div", { class: "card" }, course.element("strong", { dir: "auto" }, course.name(layer, i)), list);
  const same = layer.together(i);
  if (same.length > 1) {
    const at = same.indexOf(i), step = (by) => (event) => {
      // The card is replaced under the pointer: Leaflet must not take this for a click on the map.
      event.stopPropagation();
      open(layer, same[(at + by + same.length) % same.length]);
      layer._map.course.popup.getElement().querySelector(`[data-step="${by}"]`).focus();
    };
    card.append(course.element("div", { class: "stack" },
      course.element("button", { type: "button", "aria-label": "Previous row at this place", "data-step": -1, onclick: step(-1) }, "‹"),
      ` ${at + 1} of ${same.length} rows at this place `,
      course.element("button", { type: "button", "aria-label": "Next row at this place", "data-step": 1, onclick: step(1) }, "›")));
  }
  card.append(course.element("button", { type: "button", class: "to-row", onclick: () => course.showRow(layer, i) }, "Find in table"));
  return card;
};

course.open = (layer, i) => {
  const map = layer._map;
  for (const other of map.course.layers) if (other !== layer && other.chosen >= 0) { other.chosen = -1; other.repaint(); }
  layer.chosen = i;
  layer.repaint();
  const { x, y } = map.getSize(), popup = map.course.popup || (map.course.popup = L.popup({
    autoPanPaddingTopLeft: [48, 8], autoPanPaddingBottomRight: [8, 8],
  }));
  Object.assign(popup.options, { offset: L.point(0, -layer.radius(i)), maxWidth: Math.min(320, x - 90), maxHeight: Math.max(110, y * 0.55) });
  popup.setLatLng(layer.latLng(i)).setContent(course.card(layer, i, course.open));
  if (!map.hasLayer(popup)) popup.openOn(map);
};

course.hover = (map) => {
  if (map.course.hovering) return;
  map.course.hovering = true;
  const tip = L.tooltip({ direction: "top", opacity: 1 });
  const find = (point) => {
    for (const layer of [...map.course.layers].reverse()) {
      const found = layer.hits ? layer.hits(point) : [];
      if (found.length) return [layer, found];
    }
    return [null, []];
  };
  map.on("mousemove", (event) => {
    const [layer, found] = find(event.layerPoint);
    map.getContainer().classList.toggle("over", Boolean(layer));
    if (!layer) return map.closeTooltip(tip);
    const text = course.name(layer, found[0]), more = found.length > 1 ? ` and ${found.length - 1} more` : "";
    tip.options.offset = L.point(0, -layer.radius(found[0]));
    map.openTooltip(tip.setContent(course.element("bdi", {}, (text.length > 80 ? `${text.slice(0, 79)}…` : text) + more)).setLatLng(layer.latLng(found[0])));
  });
  map.on("mouseout", () => map.closeTooltip(tip));
  map.on("click", (event) => {
    const [layer, found] = find(event.layerPoint);
    if (layer) course.open(layer, found[0]);
  });
  map.on("popupclose", ({ popup }) => {
    if (popup !== map.course.popup) return;
    for (const layer of map.course.layers) if (layer.chosen >= 0) { layer.chosen = -1; layer.repaint(); }
  });
};
