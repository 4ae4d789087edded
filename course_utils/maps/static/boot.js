// Unpacks the page's parts in the browser, then runs Leaflet, the course's scripts and folium's.
(async () => {
  const notice = (text) => {
    const line = document.querySelector(".notice");
    line.textContent = text;
    line.hidden = false;
  };
  window.courseNotice = notice;
  if (!("DecompressionStream" in window)) {
    notice("This browser is too old to draw the map (it needs Chrome 80, Firefox 113 or Safari 16.4). The text below says what the map shows.");
    return;
  }
  const unpack = async (id) => {
    const letters = atob(document.getElementById(id).textContent);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
    const { readable, writable } = new DecompressionStream("gzip"), writer = writable.getWriter();
    writer.write(bytes);
    writer.close();
    return new Response(readable).json();
  };
  const execute = (text) => {
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  };
  const link = (tag, attributes) => new Promise((done) => {
    const element = Object.assign(document.createElement(tag), attributes, { onload: () => done(true), onerror: () => done(false) });
    document.head.append(element);
  });
  const bases = [...document.querySelectorAll('script[id^="part-base-"]')];
  const [code, run, ...grounds] = await Promise.all(["part-code", "part-run", ...bases.map((b) => b.id)].map(unpack));
  const style = document.createElement("style");
  style.textContent = code.style;
  document.head.prepend(style);
  execute(code.leaflet);
  L.Icon.Default.imagePath = "";
  L.Icon.Default.mergeOptions(code.icons);
  execute(code.course);
  bases.forEach((base, i) => { course.bases[base.id.slice("part-base-".length)] = grounds[i]; });
  course.data = run.data;
  const failed = [];
  for (const href of run.links.styles) if (!await link("link", { rel: "stylesheet", href })) failed.push(href);
  for (const src of run.links.scripts) if (!await link("script", { src })) failed.push(src);
  if (failed.length) {
    const hosts = [...new Set(failed.map((url) => new URL(url).host))].join(", ");
    notice(`Parts of this map come from the network and could not be had: ${hosts}. The rest is shown.`);
  }
  execute(run.script);
  // The map paints first; names, legend and table follow in the next frame.
  await new Promise((next) => setTimeout(next));
  course.finish();
  document.documentElement.dataset.ready = "true";
})().catch((error) => {
  console.error(error);
  const line = document.querySelector(".notice");
  line.textContent = `The map could not be drawn: ${error.message}. The text below says what it shows.`;
  line.hidden = false;
});
