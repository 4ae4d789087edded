"use strict";
// The map's ground: outlines, scale, notices. Everything of the course hangs on this one name.
var course = {
  bases: {}, data: {}, states: [],

  dots: () => Math.max(window.devicePixelRatio || 1, 1),
  colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(); },

  // What folium asks of jQuery is one thing: turn markup into an element.
  query(what) {
    if (typeof what !== "string") return { ready: (run) => run() };
    const box = document.createElement("template");
    box.innerHTML = what.trim();
    return [...box.content.children];
  },

  element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  },

  decode(part) {
    return part.shapes.map(([code, name, role, polygons]) => ({
      type: "Feature",
      properties: { code, name, role },
      geometry: {
        type: "MultiPolygon",
        coordinates: polygons.map((rings) => rings.map((flat) => {
          const ring = [];
          let x = 0, y = 0;
          for (let i = 0; i < flat.length; i += 2) {
            x += flat[i];
            y += flat[i + 1];
            ring.push([x / part.scale, y / part.scale]);
          }
          return ring;
        })),
      },
    }));
  },

  pane(map, name, zIndex) {
    const pane = map.getPane(name) || map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.style.pointerEvents = "none";
    pane.setAttribute("aria-hidden", "true");
    return pane;
  },

  start(map, options) {
    const base = course.bases[options.base];
    const section = map.getContainer().closest("section.map");
    map.course = { base, options, section, layers: [], shaded: false, labels: { ...base.labels, ...options.names } };
    course.states.push(map);
    map.attributionControl.setPrefix("Leaflet");
    for (const [name, z] of [["ground", 150], ["lines", 160], ["points", 450], ["names", 460]]) course.pane(map, name, z);
    const [south, west, north, east] = base.bounds;
    if (options.fit) map.fitBounds([[south, west], [north, east]], { animate: false });
    const draw = (part, pane, className) => L.geoJSON(
      { type: "FeatureCollection", features: course.decode(base[part]) },
      { pane, interactive: false, renderer: L.svg({ pane, padding: 0.5 }), style: (f) => ({ className: `${className} ${f.properties.role}` }) },
    ).addTo(map);
    map.course.ground = draw("countries", "ground", "country");
    map.course.lines = draw("governorates", "lines", "governorate");
    map.setMinZoom(Math.min(map.getZoom(), map.getBoundsZoom([[south, west], [north, east]])) - 1);
    L.control.scale({ imperial: false }).addTo(map);
    course.wheel(map);
    course.tiles(map);
  },

  // A page that is being scrolled must not be caught by the map: the wheel zooms once it has focus.
  wheel(map) {
    if (!map.options.scrollWheelZoom) return;
    const box = map.getContainer();
    map.scrollWheelZoom.disable();
    box.addEventListener("focus", () => map.scrollWheelZoom.enable());
    box.addEventListener("blur", () => map.scrollWheelZoom.disable());
  },

  tiles(map) {
    let loaded = false;
    map.on("layeradd", ({ layer }) => {
      if (!(layer instanceof L.TileLayer)) return;
      layer.on("tileload", () => {
        loaded = true;
        map.course.tiled = true;
      });
      layer.on("tileerror", () => {
        if (!loaded) courseNotice("The background tiles could not be had from the network; the map shows outlines instead.");
      });
    });
  },

  // A layer of rows comes and goes: its names, its rows under the pointer, its place in order.
  enter(layer) {
    const map = layer._map;
    layer.home = map;
    map.course.layers.push(layer);
    map.course.layers.sort((a, b) => a.level - b.level);
    course.hover(map);
    course.relabel(map);
  },
  leave(layer) {
    const map = layer._map;
    if (layer.chosen >= 0) map.closePopup();
    map.course.layers = map.course.layers.filter((other) => other !== layer);
    course.relabel(map);
  },
  relabel(map) { if (map.course.written) map.course.written.repaint(); },

  redraw() { for (const map of course.states) map.eachLayer((layer) => layer.repaint && layer.repaint()); },

  // Maps side by side show the same ground.
  together() {
    let leading = null;
    for (const map of course.states) map.on("move", () => {
      if (leading) return;
      leading = map;
      for (const other of course.states) if (other !== map) other.setView(map.getCenter(), map.getZoom(), { animate: false });
      leading = null;
    });
  },

  // Folium's own markers get a name for screen readers: their tooltip, else their popup.
  nameMarkers(map) {
    map.eachLayer((layer) => {
      if (!(layer instanceof L.Marker) || !layer._icon || layer.options.alt !== "Marker") return;
      const content = (layer.getTooltip() || layer.getPopup() || { getContent: () => "" }).getContent();
      const box = document.createElement("template");
      if (typeof content === "string") box.innerHTML = content;
      const text = ((content && content.textContent) || box.content.textContent).trim() || "Marker";
      layer._icon.setAttribute(layer._icon.tagName === "IMG" ? "alt" : "aria-label", text);
    });
  },

  finish() {
    for (const map of course.states) {
      map.course.written = new course.Labels({ pane: "names" }).addTo(map);
      course.nameMarkers(map);
      course.legend(map);
      course.tables(map);
    }
    if (course.states.length > 1) course.together();
    course.fitFrame();
  },

  // Inside a notebook the frame grows and shrinks with the page, so that nothing scrolls twice.
  fitFrame() {
    let frame = null;
    try { frame = window.frameElement; } catch { /* another origin: the frame scrolls */ }
    if (!frame) return;
    document.documentElement.classList.add("framed");
    const fit = () => { frame.style.height = `${Math.ceil(document.querySelector("main").getBoundingClientRect().height) + 2}px`; };
    new ResizeObserver(fit).observe(document.querySelector("main"));
    fit();
  },
};
var $ = window.$ || course.query;

if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
  L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
}

// Folium's coloured pins, without the pictures that they would fetch.
L.AwesomeMarkers = L.AwesomeMarkers || {
  icon: (options) => L.divIcon({
    className: "pin", iconSize: [24, 34], iconAnchor: [12, 33], popupAnchor: [0, -30],
    html: `<svg width="24" height="34" viewBox="0 0 24 34" aria-hidden="true"><path d="M12 33C9 25 1 19 1 12a11 11 0 0 1 22 0c0 7-8 13-11 21Z" fill="${/^[a-z]+$/i.test(options.markerColor) ? options.markerColor : "#0072B2"}" stroke="#222"/><circle cx="12" cy="12" r="4" fill="#fff"/></svg>`,
  }),
};

// A canvas that pans and zooms with the map; makers of layers fill in paint().
course.Sheet = L.Renderer.extend({
  options: { padding: 0.25 },
  _initContainer() {
    this._container = document.createElement("canvas");
    this._context = this._container.getContext("2d");
  },
  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const { min } = this._bounds, size = this._bounds.getSize(), dots = course.dots();
    const canvas = this._container, context = this._context;
    L.DomUtil.setPosition(canvas, min);
    canvas.width = Math.round(size.x * dots);
    canvas.height = Math.round(size.y * dots);
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    context.scale(dots, dots);
    context.translate(-min.x, -min.y);
    this.paint(context, this._bounds);
    this.fire("update");
  },
  repaint() { if (this._map) this._update(); },
});
addEventListener("themechange", () => course.redraw());
