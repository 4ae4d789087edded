"use strict";
// Arrows between places: bent, so that both directions show; wider for more, dashed by kind.
course.dashes = [[], [3, 1.4], [1, 1.2], [4, 1.2, 1, 1.2], [6, 1.4], [2, 2], [1, 2.4], [5, 1, 1, 1, 1, 1]];

course.Flows = course.Sheet.extend({
  initialize(spec) {
    course.Sheet.prototype.initialize.call(this, { pane: "points" });
    this.spec = spec;
    this.level = 2;
    this.count = spec.widths.length;
    this.chosen = -1;
    const [a, b, c, d] = spec.ends.map((steps) => {
      let sum = 0;
      return steps.map((step) => (sum += step) / spec.scale);
    });
    this.ends = a.map((_, i) => [L.latLng(a[i], b[i]), L.latLng(c[i], d[i])]);
    this.nodes = new Map();
    spec.places.forEach((names, end) => names.forEach((name, i) => this.nodes.set(name, this.ends[i][end])));
  },
  onAdd() {
    course.Sheet.prototype.onAdd.call(this);
    course.enter(this);
  },
  onRemove() {
    course.leave(this);
    course.Sheet.prototype.onRemove.call(this);
  },
  shown: () => true,
  together: (i) => [i],
  radius: () => 4,
  curve(i) {
    const [from, to] = this.ends[i].map((end) => this._map.latLngToLayerPoint(end)), points = [];
    if (this.ends[i][0].equals(this.ends[i][1])) {
      for (let t = 0.08; t <= 0.921; t += 0.04) points.push(L.point(from.x + 15 * Math.sin(2 * Math.PI * t), from.y - 17 + 17 * Math.cos(2 * Math.PI * t)));
      return points;
    }
    const chord = to.subtract(from), long = Math.hypot(chord.x, chord.y);
    const bend = L.point(chord.y, -chord.x).multiplyBy(0.17), middle = from.add(to).divideBy(2).add(bend);
    const gap = Math.min(7 / long, 0.25), pieces = Math.min(200, Math.max(16, Math.round(long / 6)));
    for (let t = gap; t <= 1 - gap + 1e-9; t += (1 - 2 * gap) / pieces) {
      points.push(from.multiplyBy((1 - t) ** 2).add(middle.multiplyBy(2 * t * (1 - t))).add(to.multiplyBy(t * t)));
    }
    return points;
  },
  trace(context, points) {
    context.beginPath();
    context.moveTo(points[0].x, points[0].y);
    for (const { x, y } of points.slice(1)) context.lineTo(x, y);
  },
  paint(context) {
    const { spec } = this, halo = course.colour("halo");
    context.lineCap = "butt";
    for (let k = this.count - 1; k >= 0; k--) {
      const points = this.curve(k), tip = points.at(-1), width = spec.widths[k], chosen = k === this.chosen;
      const [, paint] = spec.entries[spec.codes[k]], colour = chosen ? course.colour("focus") : paint === "#000000" ? course.colour("ink") : paint;
      const head = 6 + width * 1.1, before = points.findLast((p) => p.distanceTo(tip) >= head) || points[0];
      const shaft = [...points.filter((p) => p.distanceTo(tip) > head * 0.8)];
      const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
      if (shaft.length > 1) {
        for (const [extra, stroke, dash] of [[2.4, halo, []], [0, colour, course.dashes[spec.codes[k] % course.dashes.length]]]) {
          this.trace(context, shaft);
          context.lineWidth = width + extra;
          context.strokeStyle = stroke;
          context.setLineDash(dash.map((part) => part * Math.max(width, 2)));
          context.stroke();
        }
      }
      context.setLineDash([]);
      context.beginPath();
      context.moveTo(tip.x, tip.y);
      for (const turn of [0.42, -0.42]) context.lineTo(tip.x - head * Math.cos(angle - turn), tip.y - head * Math.sin(angle - turn));
      context.closePath();
      context.fillStyle = colour;
      context.fill();
      context.lineWidth = 0.8;
      context.strokeStyle = halo;
      context.stroke();
    }
    for (const place of this.nodes.values()) {
      const { x, y } = this._map.latLngToLayerPoint(place);
      context.beginPath();
      context.arc(x, y, 4, 0, 7);
      context.fillStyle = course.colour("paper");
      context.fill();
      context.lineWidth = 1.6;
      context.strokeStyle = course.colour("ink");
      context.stroke();
    }
  },
  latLng(i) {
    const points = this.curve(i);
    return this._map.layerPointToLatLng(points[points.length >> 1]);
  },
  hits(point) {
    for (let i = 0; i < this.count; i++) {
      const points = this.curve(i), reach = this.spec.widths[i] / 2 + 4;
      for (let k = 1; k < points.length; k++) if (L.LineUtil.pointToSegmentDistance(point, points[k - 1], points[k]) <= reach) return [i];
    }
    return [];
  },
  obstacles() {
    const box = ({ x, y }, r, kind) => Object.assign([x - r, y - r, x + r, y + r], { [kind]: true });
    return [...[...this.nodes.values()].map((place) => box(this._map.latLngToLayerPoint(place), 5, "symbol")),
      ...(this.count > 60 ? [] : this.ends.flatMap((_, i) => this.curve(i).map((point) => box(point, 4, "soft"))))];
  },
  labelled() { return [...this.nodes].map(([name, place]) => ({ name, at: this._map.latLngToLayerPoint(place), radius: 5, style: "point" })); },
  key() {
    const { spec } = this, stroke = (colour, width, dash) => {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      for (const [name, value] of Object.entries({ width: 34, height: 14, viewBox: "0 0 34 14", "aria-hidden": "true" })) svg.setAttribute(name, value);
      svg.innerHTML = '<line x1="0" y1="7" x2="25" y2="7"/><path d="M24 2.5L33 7 24 11.5Z"/>';
      const [line, head] = svg.children;
      line.style.stroke = colour;
      line.style.strokeWidth = width;
      line.style.strokeDasharray = dash.map((part) => part * 2.5).join(" ");
      head.style.fill = colour;
      return svg;
    };
    const seen = (colour) => (colour === "#000000" ? "var(--ink)" : colour);
    const line = (symbol, text, rows) => course.element("li", {}, symbol, course.element("span", { dir: "auto" }, text), course.element("span", { class: "rows" }, rows));
    const parts = [];
    if (spec.colourTitle) {
      parts.push(course.keyTitle(spec), course.element("ul", {}, ...spec.entries.map(([text, colour, , rows], k) => line(stroke(seen(colour), 3, course.dashes[k % course.dashes.length]), text, ` ${rows}`))));
    }
    if (spec.sizes.length) {
      parts.push(course.element("span", { class: "key-title" }, `Width: ${spec.widthTitle}`),
        course.element("ul", {}, ...spec.sizes.map(([text, width]) => line(stroke("var(--soft-ink)", width, []), text, ""))));
    }
    return parts.length ? parts : [course.element("ul", {}, line(stroke(seen(spec.entries[0][1]), 3, []), spec.title, ` ${this.count}`))];
  },
});
course.flows = (map, spec) => new course.Flows(spec);
