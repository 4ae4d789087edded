// What an answer is worth: the rules of scoring.py, items.py and place_item.py once
// more, so that a quiz answers at once. A test runs both on the same answers.

const verdict = (outcome, notes, misconceptions = []) => ({ outcome, notes, misconceptions });
const unanswered = (key) => verdict("unanswered", [key]);
const wrong = (...notes) => verdict("wrong", ["wrong", ...notes]);
const right = () => verdict("right", ["correct"]);

const isIndex = (value, size) => Number.isInteger(value) && value >= 0 && value < size;
const areIndexes = (values, size) =>
  Array.isArray(values) && values.every((v) => isIndex(v, size)) && new Set(values).size === values.length;

export const fold = (text) => {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
  return bare.trim().split(/\s+/).join(" ").replace(/^["'`“”‘’«» .]+|["'`“”‘’«» .]+$/g, "");
};

export const readings = (typed, unit = "") => {
  if (typeof typed === "number") return Number.isFinite(typed) ? [typed] : [];
  if (typeof typed !== "string") return [];
  let text = typed
    .replace(/[٠-٩]/g, (c) => c.charCodeAt(0) - 0x660)
    .replace(/[۰-۹]/g, (c) => c.charCodeAt(0) - 0x6f0)
    .replace(/[−–]/g, "-").replace(/٫/g, ",").replace(/٬/g, "").replace(/\s/g, "");
  const ending = unit.replace(/\s/g, "");
  if (ending && text.toLowerCase().endsWith(ending.toLowerCase())) text = text.slice(0, -ending.length);
  const found = /^([+-]?)([0-9]+(?:[.,][0-9]+)*|[.,][0-9]+)$/.exec(text);
  if (!found) return [];
  const numbers = new Set();
  for (const [decimal, thousands] of [[".", ","], [",", "."]]) {
    const at = found[2].indexOf(decimal);
    const whole = at < 0 ? found[2] : found[2].slice(0, at);
    const part = at < 0 ? "0" : found[2].slice(at + 1);
    const grouped = new RegExp(`^[0-9]{1,3}(\\${thousands}[0-9]{3})+$`).test(whole);
    if ((whole === "" || /^[0-9]+$/.test(whole) || grouped) && /^[0-9]+$/.test(part))
      numbers.add(Number(`${found[1]}${whole.split(thousands).join("") || "0"}.${part}`));
  }
  return [...numbers].sort((a, b) => a - b);
};

const close = (number, target, tolerance) =>
  Math.abs(number - target) <= tolerance + 1e-9 * Math.max(1, Math.abs(target));

const distance = ([lat1, lon1], [lat2, lon2]) => {
  const rad = Math.PI / 180;
  const half = Math.sin(((lat2 - lat1) * rad) / 2) ** 2
    + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(half)));
};

const firstMiss = (entry, hits) => {
  const at = entry.misses.findIndex(hits);
  return at < 0 ? null : verdict("wrong", [`miss:${at}`], [entry.misses[at].misconception]);
};

const scorers = {
  single(entry, response) {
    if (!isIndex(response, entry.options.length)) return unanswered("choose");
    const option = entry.options[response];
    return option.right
      ? verdict("right", [`option:${response}`])
      : verdict("wrong", [`option:${response}`], [option.misconception]);
  },
  multiple(entry, response) {
    if (!areIndexes(response, entry.options.length) || !response.length) return unanswered("choose");
    const chosen = [...response].sort((a, b) => a - b);
    const notes = chosen.map((at) => `option:${at}`);
    const lacking = entry.options.some((option, at) => option.right && !chosen.includes(at));
    const bad = chosen.map((at) => entry.options[at]).filter((option) => !option.right);
    if (!lacking && !bad.length) return verdict("right", notes);
    return verdict("wrong", lacking ? [...notes, "missing"] : notes,
      [...new Set(bad.map((option) => option.misconception))]);
  },
  number(entry, response) {
    const numbers = readings(response, entry.unit);
    if (!numbers.length) return unanswered("number");
    const near = (value) => numbers.some((number) => close(number, value, entry.tolerance));
    if (near(entry.target)) return right();
    return firstMiss(entry, (miss) => near(miss.value)) ?? wrong();
  },
  ordering(entry, response) {
    const size = entry.steps.length;
    if (!areIndexes(response, size) || response.length !== size) return unanswered("move");
    const placed = response.filter((step, at) => step === at).length;
    return placed === size ? right() : wrong(`in-place:${placed}:${size}`);
  },
  matching(entry, response) {
    const size = entry.rights.length;
    if (!Array.isArray(response) || response.length !== entry.pairs.length
      || !response.every((choice) => isIndex(choice, size))) return unanswered("match");
    const bad = entry.pairs.flatMap((pair, at) => (response[at] === pair.right ? [] : [`pair:${at}`]));
    return bad.length ? wrong(...bad) : right();
  },
  place(entry, response) {
    const listed = entry.choices.find((choice) => choice.id === response);
    const point = listed ? listed.point : response;
    if (!Array.isArray(point) || point.length !== 2 || !point.every(Number.isFinite)) return unanswered("place");
    const away = distance(point, entry.target);
    if (away <= entry.within) return right();
    return firstMiss(entry, (miss) => distance(point, miss.point) <= entry.within)
      ?? wrong(`away:${Math.floor(away / 10 + 0.5) * 10}`);
  },
  text(entry, response) {
    const typed = typeof response === "string" ? fold(response) : "";
    if (!typed) return unanswered("type");
    const among = (forms) => forms.some((form) => fold(form) === typed);
    if (among(entry.accept)) return right();
    return firstMiss(entry, (miss) => among(miss.accept)) ?? wrong();
  },
};

export const score = (entry, response) => scorers[entry.type](entry, response);
