// Follows JupyterLab's theme where the frame may look at it, else the system's.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let host = null;
  try {
    if (parent !== window && "jpThemeLight" in parent.document.body.dataset) host = parent.document.body;
  } catch { /* another origin: the system's choice serves */ }
  const apply = () => {
    const light = host ? host.dataset.jpThemeLight === "true" : !dark.matches;
    root.dataset.theme = light ? "light" : "dark";
    dispatchEvent(new Event("themechange"));
  };
  apply();
  dark.addEventListener("change", apply);
  if (host) new MutationObserver(apply).observe(host, { attributeFilter: ["data-jp-theme-light"] });
  addEventListener("beforeprint", () => { root.dataset.theme = "light"; dispatchEvent(new Event("themechange")); });
  addEventListener("afterprint", apply);
})();
