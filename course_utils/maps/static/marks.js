"use strict";
// Rows as symbols on one canvas, drawn from small ready-made pictures.
course.shapes = {
  circle: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  square: "M-.89-.89H.89V.89H-.89Z",
  triangle: "M0-1.2L1.12.84H-1.12Z",
  wedge: "M0 1.2L1.12-.84H-1.12Z",
  diamond: "M0-1.25L1.25 0 0 1.25-1.25 0Z",
  cross: "M-.42-1.15H.42V-.42H1.15V.42H.42V1.15H-.42V.42H-1.15V-.42H-.42Z",
  star: "M0-1.35L.36-.5 1.28-.42.58.19.79 1.09 0 .61-.79 1.09-.58.19-1.28-.42-.36-.5Z",
  hexagon: "M1.05 0L.52.91H-.52L-1.05 0-.52-.91H.52Z",
};

course.sprite = (shape, colour, radius, dashed, alpha) => {
  const dots = course.dots(), half = Math.ceil(radius * 1.4 + 2);
  const made = new OffscreenCanvas(Math.ceil(2 * half * dots), Math.ceil(2 * half * dots));
  const context = made.getContext("2d"), path = new Path2D();
  context.scale(dots, dots);
  path.addPath(new Path2D(course.shapes[shape]), new DOMMatrix([radius, 0, 0, radius, half, half]));
  context.globalAlpha = dashed ? alpha / 2.5 : alpha;
  context.fillStyle = colour;
  context.fill(path);
  context.globalAlpha = alpha < 0.8 ? 0.6 : 1;
  context.strokeStyle = course.colour("mark-edge");
  context.lineWidth = alpha < 0.8 ? 0.7 : 1.1;
  if (dashed) context.setLineDash([2.5, 2]);
  context.stroke(path);
  return { picture: made.transferToImageBitmap(), half: half * dots };
};

course.Points = course.Sheet.extend({
  initialize(spec) {
    course.Sheet.prototype.initialize.call(this, { pane: "points" });
    this.spec = spec;
    const n = spec.lat.length;
    this.lat = new Float64Array(n);
    this.lon = new Float64Array(n);
    let lat = 0, lon = 0;
    for (let i = 0; i < n; i++) {
      this.lat[i] = (lat += spec.lat[i]) / spec.scale;
      this.lon[i] = (lon += spec.lon[i]) / spec.scale;
    }
    this.order = [...Array(n).keys()];
    if (spec.radii) this.order.sort((a, b) => spec.radii[b] - spec.radii[a]);
    this.level = 3;
    this.count = n;
    this.shown = () => true;
    this.chosen = -1;
  },
  onAdd() {
    const map = this._map, n = this.lat.length, mercator = map.options.crs === L.CRS.EPSG3857;
    this.unit = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) {
      const { x, y } = mercator
        ? { x: 256 * (0.5 + this.lon[i] / 360), y: 256 * (0.5 - Math.asinh(Math.tan((this.lat[i] * Math.PI) / 180)) / (2 * Math.PI)) }
        : map.project([this.lat[i], this.lon[i]], 0);
      this.unit[2 * i] = x;
      this.unit[2 * i + 1] = y;
    }
    course.Sheet.prototype.onAdd.call(this);
    course.enter(this);
  },
  onRemove() {
    course.leave(this);
    course.Sheet.prototype.onRemove.call(this);
  },
  radius(i) { return this.spec.radii ? this.spec.radii[i] / 10 : this.spec.radius; },
  entry(i) { return this.spec.entries[this.spec.codes ? this.spec.codes[i] : 0]; },
  latLng(i) { return L.latLng(this.lat[i], this.lon[i]); },
  pixel(i) {
    const scale = this._map.options.crs.scale(this._map.getZoom()) / this._map.options.crs.scale(0), origin = this._map.getPixelOrigin();
    return L.point(this.unit[2 * i] * scale - origin.x, this.unit[2 * i + 1] * scale - origin.y);
  },
  paint(context, bounds) {
    const { crs } = this._map.options, origin = this._map.getPixelOrigin();
    const scale = crs.scale(this._map.getZoom()) / crs.scale(0);
    const { min, max } = bounds, { uncertain } = this.spec, dots = course.dots(), alpha = this.count > 150 ? 0.6 : 0.88;
    const sprites = new Map();
    // Whole device pixels and ready-made pictures: several times quicker than drawing each shape.
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const i of this.order) {
      if (!this.shown(i)) continue;
      const x = this.unit[2 * i] * scale - origin.x, y = this.unit[2 * i + 1] * scale - origin.y;
      if (x < min.x - 20 || x > max.x + 20 || y < min.y - 20 || y > max.y + 20) continue;
      const dashed = Boolean(uncertain && uncertain[i]), radius = this.radius(i);
      const key = ((this.spec.codes ? this.spec.codes[i] : 0) * 1000 + Math.round(radius * 10)) * 2 + dashed;
      let made = sprites.get(key);
      if (!made) {
        const [, colour, shape] = this.entry(i);
        sprites.set(key, made = course.sprite(shape, colour, radius, dashed, alpha));
      }
      context.drawImage(made.picture, Math.round((x - min.x) * dots - made.half), Math.round((y - min.y) * dots - made.half));
    }
    context.restore();
    if (this.chosen >= 0 && this.shown(this.chosen)) {
      const { x, y } = this.pixel(this.chosen), r = this.radius(this.chosen) + 4;
      for (const [width, colour] of [[5, course.colour("halo")], [2.5, course.colour("focus")]]) {
        context.beginPath();
        context.arc(x, y, r, 0, 7);
        context.lineWidth = width;
        context.strokeStyle = colour;
        context.stroke();
      }
    }
  },
  // The rows under a pixel, the one drawn last first; rows at the very same place come together.
  hits(point) {
    let best = -1, nearest = Infinity;
    for (const i of this.order) {
      if (!this.shown(i)) continue;
      const p = this.pixel(i), distance = Math.hypot(p.x - point.x, p.y - point.y) - this.radius(i);
      if (distance <= 3 && distance <= Math.max(nearest, 0)) { best = i; nearest = distance; }
    }
    return best < 0 ? [] : this.together(best);
  },
  together(i) {
    const same = [];
    for (let j = 0; j < this.lat.length; j++) if (this.lat[j] === this.lat[i] && this.lon[j] === this.lon[i] && this.shown(j)) same.push(j);
    return same;
  },
  obstacles() {
    if (this.lat.length > 400) return [];
    return this.order.filter((i) => this.shown(i)).map((i) => {
      const { x, y } = this.pixel(i), r = this.radius(i);
      return Object.assign([x - r, y - r, x + r, y + r], { symbol: true });
    });
  },
  labelled() {
    if (!this.spec.named || this.lat.length > 400) return [];
    const spots = new Map();
    for (const i of this.order) if (this.shown(i)) spots.set(`${this.lat[i]} ${this.lon[i]}`, i);
    if (spots.size > 40) return [];
    const text = (i) => course.cell(this.spec.columns[0], i);
    return [...spots.values()].filter((i) => text(i).length <= 40)
      .map((i) => ({ name: text(i), at: this.pixel(i), radius: this.radius(i), style: "point" }));
  },
});
course.points = (map, spec) => new course.Points(spec);
