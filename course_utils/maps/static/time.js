"use strict";
// Points that come and go by month or week: play, pause, steps, a slider, and all dates at once.
course.Time = course.Points.extend({
  initialize(spec) {
    course.Points.prototype.initialize.call(this, spec);
    this.now = -1;
    this.counts = spec.periods.map(() => 0);
    for (const period of spec.period) this.counts[period]++;
    this.shown = (i) => this.now < 0 || spec.period[i] === this.now;
  },
  onAdd() {
    course.Points.prototype.onAdd.call(this);
    if (!this.panel && this.spec.periods.length) this.build();
    if (this.panel) this.panel.hidden = false;
  },
  onRemove() {
    this.pause();
    if (this.panel) this.panel.hidden = true;
    course.Points.prototype.onRemove.call(this);
  },
  build() {
    const { spec } = this, last = spec.periods.length - 1, most = Math.max(...this.counts, 1);
    const button = (text, label, run) => course.element("button", { type: "button", "aria-label": label, onclick: run }, text);
    this.bars = course.element("div", { class: "bars", "aria-hidden": "true" }, ...this.counts.map((number, period) => {
      const bar = course.element("span", { onclick: () => { this.pause(); this.go(period); } }, course.element("i"));
      bar.firstChild.style.height = `${(100 * number) / most}%`;
      return bar;
    }));
    this.slider = course.element("input", {
      type: "range", min: 0, max: last, value: 0, "aria-label": `${spec.title}: ${spec.step}`,
      oninput: () => { this.pause(); this.go(Number(this.slider.value)); },
    });
    this.said = course.element("output", { "aria-live": "polite" });
    this.play = button("▶ Play", "Play", () => (this.timer ? this.pause() : this.run()));
    this.all = button("All dates", "Show all dates", () => { this.pause(); this.go(-1); });
    this.panel = course.element("div", { class: "clock", role: "group", "aria-label": `Time: ${spec.title}` },
      course.element("div", { class: "track" }, this.bars, this.slider,
        course.element("div", { class: "ends", "aria-hidden": "true" }, course.element("span", {}, spec.periods[0]), course.element("span", {}, spec.periods[last]))),
      course.element("div", { class: "buttons" }, this.play,
        button("‹", `Previous ${spec.step}`, () => { this.pause(); this.go(Math.max(this.now - 1, 0)); }),
        button("›", `Next ${spec.step}`, () => { this.pause(); this.go(Math.min(this.now + 1, last)); }), this.all, this.said));
    this._map.course.section.querySelector(".time").append(this.panel);
    this.go(-1);
  },
  go(period) {
    const { spec } = this;
    this.now = period;
    this.slider.value = Math.max(period, 0);
    const text = period < 0 ? `All dates: ${course.number(this.count)} rows` : `${spec.periods[period]}: ${course.number(this.counts[period])} rows`;
    this.slider.setAttribute("aria-valuetext", text);
    this.said.textContent = text;
    this.all.setAttribute("aria-pressed", String(period < 0));
    [...this.bars.children].forEach((bar, at) => bar.classList.toggle("now", period < 0 || at === period));
    if (this.chosen >= 0 && !this.shown(this.chosen)) this._map.closePopup();
    this.repaint();
    course.relabel(this._map);
    if (this.refill) this.refill();
  },
  // While playing, a screen reader would be flooded: it hears the period again on pause.
  run() {
    const last = this.spec.periods.length - 1;
    this.said.setAttribute("aria-live", "off");
    this.play.textContent = "❚❚ Pause";
    this.play.setAttribute("aria-label", "Pause");
    this.go(this.now < 0 || this.now >= last ? 0 : this.now + 1);
    this.timer = setInterval(() => (this.now >= last ? this.pause() : this.go(this.now + 1)), 900);
  },
  pause() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.said.setAttribute("aria-live", "polite");
    this.play.textContent = "▶ Play";
    this.play.setAttribute("aria-label", "Play");
  },
});
course.time = (map, spec) => new course.Time(spec);
