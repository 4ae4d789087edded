// Follows the theme of JupyterLab, or of the course's site, where the frame may look at it; else the system's.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let host = null;
  try {
    if (parent !== window) host = parent.document.querySelector("body[data-jp-theme-light], html[data-theme]");
  } catch { /* another origin: the system's choice serves */ }
  const apply = () => {
    const light = host ? [host.dataset.jpThemeLight, host.dataset.theme].some((it) => it === "true" || it === "light") : !dark.matches;
    root.dataset.theme = light ? "light" : "dark";
    dispatchEvent(new Event("themechange"));
  };
  apply();
  dark.addEventListener("change", apply);
  if (host) new MutationObserver(apply).observe(host, { attributeFilter: ["data-jp-theme-light", "data-theme"] });
  // No "themechange" here: a canvas that is drawn again while the page prints comes out white and hides the map.
  addEventListener("beforeprint", () => { root.dataset.theme = "light"; });
  addEventListener("afterprint", apply);
})();
