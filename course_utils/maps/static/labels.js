"use strict";
course.wrap = (text, most) => text.split(" ").reduce((lines, word) => {
  const last = lines.at(-1);
  if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
  else lines.push(word);
  return lines;
}, []);

// Names on the map: written where they fit, the most important first, never over each other.
course.Labels = course.Sheet.extend({
  options: { padding: 0 },

  candidates() {
    const { labels, shaded, layers, tiled } = this._map.course, zoom = this._map.getZoom(), found = [];
    const add = (name, lat, lon, style, extra) => found.push({ name, at: this._map.latLngToLayerPoint([lat, lon]), style, ...extra });
    const degree = this._map.latLngToLayerPoint([0, 1]).x - this._map.latLngToLayerPoint([0, 0]).x;
    for (const layer of layers) {
      if (layer.labelled) found.push(...layer.labelled());
    }
    if (tiled) return found;
    for (const [name, lat, lon, width, code] of labels.countries) if (!(shaded && code === "SYR")) add(name, lat, lon, "country", { room: width * degree * 1.1 });
    for (const [name, lat, lon, width] of labels.seas) add(name, lat, lon, "sea", { room: width * degree });
    if (!shaded || !labels.governorates.length) {
      const limit = zoom < 3.5 ? -1 : zoom < 6 ? 0 : zoom < 8 ? 1 : zoom < 9.5 ? 2 : zoom < 11 ? 3 : 4;
      for (const [name, lat, lon, rank] of labels.places) if (rank <= limit) add(name, lat, lon, "place", { dot: true, rank });
    }
    return found;
  },

  paint(context, bounds) {
    const taken = [];
    for (const layer of this._map.course.layers) if (layer.obstacles) taken.push(...layer.obstacles());
    const free = (box, hard) => box[0] >= bounds.min.x && box[2] <= bounds.max.x && box[1] >= bounds.min.y && box[3] <= bounds.max.y
      && !taken.some((other) => !(hard && other.soft) && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
    const fonts = {
      point: "600 12px", place: "11.5px", country: "600 12px", governorate: "12px", sea: "italic 12px",
    };
    const ink = course.colour("ink"), soft = course.colour("label"), halo = course.colour("halo"), sea = course.colour("sea-label");
    context.lineJoin = "round";
    context.textBaseline = "middle";
    for (const spot of this.candidates()) {
      if (!bounds.contains(spot.at)) continue;
      if (spot.dot && taken.some((b) => !b.soft && spot.at.x > b[0] && spot.at.x < b[2] && spot.at.y > b[1] && spot.at.y < b[3])) continue;
      context.font = `${fonts[spot.style]} system-ui, "Segoe UI", "Noto Sans", "Noto Naskh Arabic", sans-serif`;
      const spaced = spot.style === "country" && /[A-Za-z]/.test(spot.name);
      if ("letterSpacing" in context) context.letterSpacing = spaced ? "1.5px" : "0px";
      const text = spaced ? spot.name.toUpperCase() : spot.name;
      const lines = spot.wrap ? course.wrap(text, spot.wrap) : [text], high = 7 * lines.length;
      const width = Math.max(...lines.map((line) => context.measureText(line).width));
      if (spot.room && width > spot.room) continue;
      const gap = (spot.radius ?? (spot.dot ? 3 : 0)) + 3;
      const { x, y } = spot.at;
      const places = spot.dot || spot.radius
        ? [[x + gap, y], [x - gap - width, y], [x - width / 2, y - gap - 7], [x - width / 2, y + gap + 7]]
        : [[x - width / 2, y]];
      const place = places.find(([left, middle]) => free([left - 2, middle - high, left + width + 2, middle + high], spot.style === "point"));
      if (!place) continue;
      const [left, middle] = place;
      taken.push([left - 2, middle - high, left + width + 2, middle + high]);
      if (spot.dot) {
        taken.push([x - 3, y - 3, x + 3, y + 3]);
        context.beginPath();
        context.arc(x, y, spot.rank === 0 ? 2.6 : 2, 0, 7);
        context.fillStyle = soft;
        context.fill();
      }
      context.strokeStyle = spot.inverse ? "rgba(40,20,5,.75)" : spot.plain ? "rgba(255,255,255,.75)" : halo;
      context.lineWidth = 3;
      context.fillStyle = spot.inverse ? "#fff" : spot.plain ? "#222" : spot.style === "sea" ? sea : spot.style === "point" ? ink : soft;
      lines.forEach((line, at) => {
        const x0 = lines.length > 1 ? left + (width - context.measureText(line).width) / 2 : left, y0 = middle + (at - (lines.length - 1) / 2) * 14;
        if (spot.style !== "sea") context.strokeText(line, x0, y0);
        context.fillText(line, x0, y0);
      });
    }
  },
});
