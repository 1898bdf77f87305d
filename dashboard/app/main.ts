import "./style/tokens.css";
import "./style/shell.css";
import "./style/figures.css";
import "./style/plots.css";
import "./style/pages.css";
import "./style/menuPages.css";
import { deviceTimeZone } from "./address/timeZone";
import { httpReportClient } from "./api/httpReportClient";
import { pause } from "./api/pause";
import { figureCard } from "./figures/figureCard";
import { browserFormats } from "./formats/browserFormats";
import { allPages } from "./pages/allPages";
import { loadPlot } from "./plots/plotParts";
import { app } from "./shell/app";
import { trouble } from "./shell/trouble";

const root = document.getElementById("app") ?? document.body;

try {
  app({
    window,
    root,
    fetch: window.fetch.bind(window),
    now: Date.now,
    pages: allPages,
    figureCard,
    canDraw: () => loadPlot(),
    deviceTimeZone: deviceTimeZone(),
    startPage:
      document.querySelector<HTMLMetaElement>('meta[name="footfall:start-page"]')?.content || undefined,
    clientOf: (key, onSignedOut) =>
      httpReportClient({ fetch: window.fetch.bind(window), key, pause, onSignedOut }),
    formatsOf: (timeZone) => browserFormats({ language: navigator.language, timeZone, now: Date.now }),
  });
  // read while the first answers are computed; who draws says what went wrong
  loadPlot().catch(() => undefined);
} catch (error) {
  console.error(error);
  root.replaceChildren(trouble(() => window.location.reload()));
}
