"use strict";
// Shaded governorates and dashed zones: vector shapes that print sharply.
course.hatch = (renderer) => {
  const svg = renderer._container;
  if (svg.querySelector("pattern")) return;
  const holder = document.createElement("template");
  holder.innerHTML = '<svg><defs><pattern id="no-value" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/><rect class="hatch-line" width="1.6" height="6"/></pattern></defs></svg>';
  svg.prepend(document.importNode(holder.content.querySelector("defs"), true));
};

course.Areas = L.GeoJSON.extend({
  initialize(map, spec) {
    this.spec = spec;
    this.zones = Boolean(spec.shapes);
    this.level = this.zones ? 1 : 0;
    this.count = spec.classes.length;
    this.chosen = -1;
    const known = new Map((this.zones ? course.decode(spec.shapes) : course.decode(map.course.base.governorates)).map((f) => [f.properties.code, f]));
    const codes = this.zones ? [...known.keys()] : spec.codes;
    const features = codes.map((code, row) => ({ ...known.get(code), properties: { row } }));
    const pane = "areas";
    course.pane(map, pane, 170);
    map.course.areas = map.course.areas || L.svg({ pane, padding: 0.5 });
    L.GeoJSON.prototype.initialize.call(this, { type: "FeatureCollection", features }, {
      pane, interactive: false, renderer: map.course.areas, smoothFactor: 0.6,
      style: ({ properties: { row } }) => {
        if (this.zones) return { className: "zone" };
        const entry = spec.entries[spec.classes[row]];
        return { className: "area", fillColor: entry && spec.classes[row] >= 0 ? entry[1] : "url(#no-value)" };
      },
    });
    this.paths = [];
    this.eachLayer((path) => { this.paths[path.feature.properties.row] = path; });
  },
  onAdd(map) {
    L.GeoJSON.prototype.onAdd.call(this, map);
    if (!this.zones) {
      course.hatch(map.course.areas);
      map.course.shaded = true;
    }
    course.enter(this);
  },
  onRemove(map) {
    course.leave(this);
    if (!this.zones) map.course.shaded = false;
    L.GeoJSON.prototype.onRemove.call(this, map);
  },
  shown: () => true,
  together: (i) => [i],
  radius: () => 0,
  latLng(i) { return L.latLng(this.spec.spots[i]); },
  repaint() { this.paths.forEach((path, i) => path._path && path._path.classList.toggle("chosen", i === this.chosen)); },
  hits(point) {
    const { lat, lng } = this._map.layerPointToLatLng(point);
    const inside = (rings) => {
      let odd = false;
      for (const ring of rings) for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x, y] = ring[i], [u, v] = ring[j];
        if ((y > lat) !== (v > lat) && lng < ((u - x) * (lat - y)) / (v - y) + x) odd = !odd;
      }
      return odd;
    };
    const found = this.paths.findIndex((path) => path.getBounds().contains([lat, lng]) && path.feature.geometry.coordinates.some(inside));
    return found < 0 ? [] : [found];
  },
  labelled() {
    const { spec } = this, at = (lat, lon) => this._map.latLngToLayerPoint([lat, lon]);
    if (this.zones) {
      if (!spec.named || this.count > 40) return [];
      return this.paths.map((path, i) => ({ name: course.cell(spec.columns[0], i), at: at(...spec.spots[i]), wrap: 20, style: "point" }));
    }
    const degree = at(0, 1).x - at(0, 0).x;
    return this._map.course.labels.governorates.map(([name, lat, lon, width, code]) => {
      const entry = spec.entries[spec.classes[spec.codes.indexOf(code)]], inverse = spec.dark.includes(code);
      return { name, at: at(lat, lon), room: width * degree * 1.5, style: "governorate", inverse, plain: Boolean(entry) && !inverse };
    });
  },
  key() {
    const { spec } = this, swatch = (kind, colour) => course.element("span", { class: `swatch ${kind}`, style: kind === "filled" ? `background:${colour}` : null });
    const lines = spec.entries.map(([text, colour, , rows]) => course.element("li", {},
      swatch(colour === "zone" ? "dashed" : colour === "none" ? "hatched" : "filled", colour), text,
      course.element("span", { class: "rows" }, ` ${rows}`)));
    return [...(spec.colourTitle ? [course.keyTitle(spec)] : []), course.element("ul", {}, ...lines)];
  },
});
course.areas = (map, spec) => new course.Areas(map, spec);
