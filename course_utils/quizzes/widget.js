// A quiz or a set of predictions, in plain DOM: in a notebook through anywidget,
// on a static page through `mountAll`. Stands below scoring.js and controls.js in one module.

// --- entries -----------------------------------------------------------------

const frame = (entry, number, heading, ...parts) => {
  const legend = h("legend", {}, h("span", { class: "cq-number" }, fill(heading, { n: number })),
    h("span", { class: "cq-lead", ...own(entry), html: entry.lead }));
  const rest = entry.rest ? [h("div", { class: "cq-rest", ...own(entry), html: entry.rest })] : [];
  return h("fieldset", {}, legend, ...rest, ...parts);
};

/** Return one piece of feedback: the words of the quiz file, or else of the interface. */
const noteOf = (entry, words, key) => {
  const [kind, n, total] = key.split(":");
  const list = { option: entry.options, pair: entry.pairs, miss: entry.misses }[kind];
  const text = list ? list[n].feedback : entry.feedback?.[kind];
  if (!text) return h("p", { class: "cq-note" }, fill(words[kind], { n, total }));
  const name = (entry.type === "multiple" && list?.[n].text) || list?.[n].left;
  return h("div", { class: "cq-note", ...own(entry) },
    ...(name ? [h("p", { class: "cq-name-of", html: name })] : []), h("div", { html: text }));
};

const SIGNS = { right: "✓", wrong: "✗", unanswered: "○" };

const itemView = (entry, number, { words, send, tally }) => {
  const uid = `cq${++count}`;
  let result = null;
  let seen;
  const status = h("div", { class: "cq-status", role: "status", "aria-live": "polite" });
  const again = h("button", { type: "button", class: "cq-quiet", hidden: true, onclick: () => {
    control.write(undefined);
    show(null);
    control.first().focus();
  } }, words.again);

  const show = (next) => {
    result = next;
    control.mark?.(result);
    again.hidden = result?.outcome !== "wrong";
    status.className = `cq-status${result ? ` cq-card cq-${result.outcome}` : ""}`;
    status.replaceChildren();
    tally();
    if (!result) return;
    if (result.outcome === "unanswered") {
      status.append(h("p", {}, sign(SIGNS.unanswered), " ", words[result.notes[0]]));
      return;
    }
    status.append(
      h("p", { class: "cq-verdict" }, sign(SIGNS[result.outcome]), " ",
        result.outcome === "right" ? words.correct : words.wrong),
      ...result.notes.map((key) => noteOf(entry, words, key)));
  };

  const control = controls[entry.type](entry, { words, uid, changed: () => result && show(null) });
  const hintText = h("div", { class: "cq-card cq-hint", id: `${uid}-hint`, hidden: true },
    h("p", { class: "cq-verdict" }, sign("?"), " ", words.hint), h("div", { html: entry.hint, ...own(entry) }));
  const hint = h("button", { type: "button", class: "cq-quiet", "aria-expanded": "false",
    "aria-controls": hintText.id, onclick: () => {
      if (hintText.hidden) send({ kind: "hint", id: entry.id });
      hintText.hidden = !hintText.hidden;
      hint.setAttribute("aria-expanded", !hintText.hidden);
    } }, words.hint);
  const node = h("form", { class: "cq-entry", novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const response = control.read();
    show(score(entry, response));
    if (result.outcome === "unanswered") return;
    seen = JSON.stringify(response);
    send({ kind: "answer", id: entry.id, response });
  } },
  frame(entry, number, words.question, control.node,
    h("div", { class: "cq-buttons" }, h("button", { type: "submit", class: "cq-main" }, words.check), again,
      ...(entry.hint ? [hint] : [])),
    ...(entry.hint ? [hintText] : [])),
  status);

  return {
    node,
    right: () => result?.outcome === "right",
    sync(kept) {
      if (!kept || JSON.stringify(kept.response) === seen) return;
      seen = JSON.stringify(kept.response);
      control.write(kept.response);
      show(score(entry, kept.response));
    },
  };
};

const told = (entry, response) => {
  if (entry.type === "slider") return `${response} ${entry.unit}`.trim();
  if (entry.type === "text") return response;
  return [response].flat().map((at) => plain(entry.options[at])).join("; ");
};

/** Return a heading, the guess, and when and how surely it was made. */
const guessLines = (entry, { response, confidence, at }, words, language) => {
  const when = new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  return [
    h("p", { class: "cq-verdict" }, sign("◆"), " ", words["your-guess"]),
    h("p", { class: "cq-told", ...(entry.type === "text" ? { dir: "auto" } : own(entry)) }, told(entry, response)),
    h("p", { class: "cq-small" }, ...(confidence != null ? [fill(words["sure-value"], { n: confidence }), " · "] : []),
      fill(words.locked, { when })),
  ];
};

const guessView = (entry, number, { words, send, language }) => {
  const uid = `cq${++count}`;
  const status = h("div", { class: "cq-status", role: "status", "aria-live": "polite" });
  const changed = () => status.replaceChildren();
  const control = guesses[entry.type](entry, { words, uid, changed });
  const sure = entry.confidence
    ? slider({ min: 25, max: 100, step: 5, unit: "%" }, { words, changed }, words.confidence) : null;
  const open = h("div", {}, control.node,
    ...(sure ? [h("p", { class: "cq-small" }, words.confidence), sure.node] : []),
    h("div", { class: "cq-buttons" }, h("button", { type: "button", class: "cq-main", onclick: () => tryToLock() }, words.lock),
      h("span", { class: "cq-small" }, words.kept)));
  let locked = false;

  const lock = ({ response, confidence, at }) => {
    if (locked) return;
    locked = true;
    open.remove();
    status.className = "cq-status cq-card cq-guess";
    status.replaceChildren(...guessLines(entry, { response, confidence, at }, words, language));
  };
  const complain = (key, target) => {
    status.replaceChildren(h("p", {}, sign(SIGNS.unanswered), " ", words[key]));
    target.first().focus();
  };
  const tryToLock = () => {
    const response = control.read();
    const confidence = sure?.read();
    const asks = { slider: "slide", text: "type" }[entry.type] ?? "choose";
    if (response === undefined) complain(asks, control);
    else if (sure && confidence === undefined) complain("sure", sure);
    else {
      send({ kind: "guess", id: entry.id, response, confidence });
      lock({ response, confidence, at: new Date().toISOString() });
      status.tabIndex = -1;
      status.setAttribute(QUIET, "");
      status.focus();
    }
  };
  // Enter in a field does not lock: there is no way back, so it takes the button
  const node = h("form", { class: "cq-entry", novalidate: true, onsubmit: (event) => event.preventDefault() },
    frame(entry, number, words.prediction, open), status);

  return { node, right: () => false, sync: (kept) => kept && lock(kept) };
};

// --- the whole ---------------------------------------------------------------

/** Show `payload` in `root`; `store` is {state, notice, send, watch}. */
export function mount(root, payload, store) {
  const { words, entries, mode, language, direction, title } = payload;
  const label = h("span", { id: `cq${++count}-points` });
  const bar = h("progress", { max: entries.length, value: 0, "aria-labelledby": label.id });
  const notice = h("p", { class: "cq-notice", role: "status" });
  let views = [];
  const tally = () => {
    const n = views.filter((view) => view.right()).length;
    label.textContent = fill(words.points, { n, total: entries.length });
    bar.value = n;
  };
  const send = (message) => {
    store.send(message);
    notice.textContent = store.notice();
  };
  const context = { words, send, language, tally };
  const view = mode === "quiz" ? itemView : guessView;
  views = entries.map((entry, at) => view(entry, at + 1, context));
  const box = h("section", { class: "cq", lang: language, dir: direction, "aria-label": title }, ...views.map((each) => each.node), notice);
  if (mode === "quiz") {
    notice.before(h("p", { class: "cq-points" }, label, bar));
    box.append(h("section", { class: "cq-answers" }, h("h2", {}, words.answers), h("ol", {}, ...entries.map((entry) =>
      h("li", { html: entry.answer, ...own(entry) })))));
  }
  const sync = () => {
    const state = store.state();
    views.forEach((each, at) => each.sync(state[entries[at].id]));
    notice.textContent = store.notice();
    tally();
  };
  root.replaceChildren(box);
  sync();
  return store.watch(sync);
}

/** Keep what is answered on a page without a kernel in the browser itself. */
const pageStore = (payload) => {
  const key = "course-quiz";
  const revisions = Object.fromEntries(payload.entries.map((entry) => [entry.id, entry.revision]));
  const all = () => { try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; } };
  return {
    state: () => Object.fromEntries(Object.entries(all()).filter(([id, kept]) => kept?.revision === revisions[id])),
    notice: () => "",
    watch: (sync) => {
      addEventListener(KEPT, sync);
      return () => removeEventListener(KEPT, sync);
    },
    send({ kind, id, response, confidence }) {
      if (kind === "hint") return;
      const kept = { response, confidence, at: new Date().toISOString(), revision: revisions[id] };
      try { localStorage.setItem(key, JSON.stringify({ ...all(), [id]: kept })); } catch { /* private window */ }
      dispatchEvent(new Event(KEPT));
    },
  };
};

const KEPT = "course-quiz-kept";

/** Put the guess, once there is one, in the place of the words that say there is none. */
const recallOn = (root, { entries: [entry], words, language }, store) => {
  const place = root.querySelector("[data-guess]");
  const sync = () => {
    const kept = store.state()[entry.id];
    if (kept) place.replaceChildren(...guessLines(entry, kept, words, language));
  };
  store.watch(sync);
  sync();
};

/** Bring to life all quizzes of a static page. */
export function mountAll() {
  for (const data of document.querySelectorAll("script[data-course-quiz]")) {
    const payload = JSON.parse(data.textContent);
    (payload.mode === "recall" ? recallOn : mount)(data.parentElement, payload, pageStore(payload));
  }
}

// --- in a notebook ---------------------------------------------------------------

/** Send a message to the kernel; return whether there is one. */
const sent = (model, message) => {
  try {
    model.send(message);
    return true;
  } catch {
    return false;
  }
};

const watched = (model, sync) => {
  model.on("change:state change:notice", sync);
  return () => model.off("change:state change:notice", sync);
};

const quizView = (root, model) => {
  const payload = model.get("payload");
  let notice;
  return mount(root, payload, {
    state: () => model.get("state"),
    notice: () => notice ?? model.get("notice"),
    send: (message) => { notice = sent(model, message) ? undefined : payload.words.unkept; },
    watch: (sync) => watched(model, sync),
  });
};

const progressView = (root, model) => {
  const { words, language, direction } = model.get("payload");
  const body = h("div");
  const notice = h("p", { class: "cq-notice", role: "status" });
  let waiting = "";
  const ask = (message) => {
    const heard = sent(model, message);
    if (!heard) notice.textContent = words.unkept;
    return heard;
  };
  const chooser = (label, accept, send) => {
    const input = h("input", { type: "file", accept, onchange: async () => {
      const [chosen] = input.files;
      if (chosen) send(chosen);
      input.value = ""; // so that the same file can be chosen again
    } });
    return h("label", { class: "cq-file" }, label, " ", input);
  };
  const button = (label, act) => h("button", { type: "button", class: "cq-main", onclick: act }, label);
  const download = (parts, type, name) => {
    const address = URL.createObjectURL(new Blob(parts, { type }));
    h("a", { href: address, download: name }).click();
    URL.revokeObjectURL(address);
  };
  const downloads = {
    save: () => download([model.get("state").file], "application/json", "my-progress.json"),
    "save-all": () => {
      const { archive } = model.get("state");
      const bytes = Uint8Array.from(atob(archive), (char) => char.charCodeAt(0));
      if (archive) download([bytes], "application/zip", "my-course.zip");
    },
  };
  const save = button(words.save, () => {
    waiting = sent(model, { kind: "save" }) ? "save" : "";
    if (!waiting) downloads.save();
  });
  const saveAll = button(words["save-all"], () => {
    waiting = ask({ kind: "save-all" }) ? "save-all" : "";
  });
  const restore = chooser(words.restore, ".json,application/json",
    async (chosen) => ask({ kind: "restore", body: await chosen.text() }));
  const restoreAll = chooser(words["restore-all"], ".zip,application/zip", (chosen) => {
    const reader = new FileReader();
    reader.onload = () => ask({ kind: "restore-all", body: reader.result.split(",")[1] ?? "" });
    reader.readAsDataURL(chosen);
  });
  const sync = () => {
    body.innerHTML = model.get("state").html;
    notice.textContent = model.get("notice");
    const answered = waiting;
    waiting = "";
    downloads[answered]?.();
  };
  root.replaceChildren(h("section", { class: "cq", lang: language, dir: direction }, body,
    h("div", { class: "cq-buttons" }, save, restore),
    h("div", { class: "cq-buttons" }, saveAll, restoreAll),
    h("p", { class: "cq-small" }, words.forgets, " ", words["save-first"]), notice));
  sync();
  return watched(model, sync);
};

// Ctrl+S saves the notebook from within a quiz too: for this key JupyterLab is let through.
const letSave = (event) => {
  const { target } = event;
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || !target.hasAttribute?.(QUIET)) return;
  target.removeAttribute(QUIET);
  setTimeout(() => target.setAttribute(QUIET, ""));
};

export default {
  render({ model, el }) {
    const stop = (model.get("payload").mode === "progress" ? progressView : quizView)(el, model);
    addEventListener("keydown", letSave, true);
    return () => {
      stop();
      removeEventListener("keydown", letSave, true);
    };
  },
};
