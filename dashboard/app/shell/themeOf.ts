import type { Theme } from "../address/address";

/** Sets the page's theme, and tells when colours are others: by choice, or because the device is set otherwise. */
export const themeOf = (window: Window, onRedraw: EventTarget): ((theme: Theme) => void) => {
  const { documentElement } = window.document;
  let applied: Theme = "system";
  const tell = () => onRedraw.dispatchEvent(new Event("redraw"));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    if (applied === "system") tell();
  });
  return (theme) => {
    if (theme === applied) return;
    applied = theme;
    if (theme === "system") delete documentElement.dataset.theme;
    else documentElement.dataset.theme = theme;
    tell();
  };
};
