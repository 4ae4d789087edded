"use strict";
// The legend says in words and shapes what colours and sizes mean.
course.symbol = (shape, colour, radius = 6, dashed = false) => {
  const half = Math.ceil(radius * 1.4 + 2), svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", 2 * half);
  svg.setAttribute("height", 2 * half);
  svg.setAttribute("viewBox", `${-half} ${-half} ${2 * half} ${2 * half}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", course.shapes[shape]);
  path.setAttribute("transform", `scale(${radius})`);
  path.setAttribute("fill", colour);
  path.setAttribute("class", dashed ? "mark dashed" : "mark");
  path.setAttribute("vector-effect", "non-scaling-stroke");
  svg.append(path);
  return svg;
};

course.keyTitle = (spec) => course.element("span", { class: "key-title" }, spec.colourTitle, ...(spec.colourNote ? [course.element("small", {}, ` (${spec.colourNote})`)] : []));

course.legend = (map) => {
  const box = map.course.section.querySelector(".legend"), layers = map.course.layers.filter((layer) => layer.key);
  for (const layer of layers) {
    const group = course.element("div", { class: "key", role: "group", "aria-label": `Legend: ${layer.spec.title}` });
    const key = layer.key(), plain = key.length === 1;
    if (layers.length > 1) {
      const tick = course.element("input", { type: "checkbox", checked: true, onchange: () => (tick.checked ? layer.addTo(map) : layer.remove()) });
      group.append(course.element("label", { class: "toggle" }, tick, course.element("span", { class: plain ? "unseen" : "" }, layer.spec.title)));
    }
    group.append(...key);
    box.append(group);
  }
};

course.Points.include({
  key() {
    const { spec } = this, parts = [];
    const line = (symbol, text, rows) => course.element("li", {}, symbol, course.element("span", { dir: "auto" }, text),
      ...(rows === undefined ? [] : [course.element("span", { class: "rows" }, ` ${course.number(rows)}`)]));
    if (spec.colourTitle) parts.push(course.keyTitle(spec));
    if (spec.lat.length) parts.push(course.element("ul", {}, ...spec.entries.map(([text, colour, shape, rows]) => line(course.symbol(shape, colour), text, rows))));
    else parts.push(course.element("p", {}, "No rows to show."));
    if (spec.sizes.length) {
      parts.push(course.element("span", { class: "key-title" }, `Size: ${spec.sizeTitle}`),
        course.element("ul", { class: "sizes" }, ...spec.sizes.map(([text, radius]) => line(course.symbol("circle", "transparent", radius), text))));
    }
    if (spec.uncertain) parts.push(course.element("ul", {}, line(course.symbol("circle", "#8A8A8A", 6, true), "dashed outline: place uncertain")));
    return parts;
  },
});
