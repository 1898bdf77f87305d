import type { PlotOptions } from "@observablehq/plot";
import { plots } from "./plotParts";
import type { PlotSpace } from "./plotSpace";

/**
 * A drawing of Observable Plot with the dashboard's defaults. It is one image, told by the label and a sentence on the data. The style
 * element that Plot puts into its drawings is taken out, since the pages' Content-Security-Policy allows none; plots.css says the same.
 */
export const plotFrame = (
  space: Pick<PlotSpace, "label" | "width">,
  summary: string,
  options: PlotOptions,
): SVGSVGElement => {
  const drawn = plots.plot({
    width: Math.max(narrowest, Math.floor(space.width)),
    marginTop: 10,
    marginRight: 12,
    marginBottom: 26,
    marginLeft: 12,
    axis: null,
    figure: false,
    className: "plot-drawing",
    ...options,
  }) as SVGSVGElement;
  for (const style of drawn.querySelectorAll("style")) style.remove();
  for (const part of drawn.children) part.setAttribute("aria-hidden", "true");
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", summary === "" ? space.label : `${space.label}: ${summary}.`);
  return drawn;
};

/** CSS pixels; below that it is made smaller by CSS. */
const narrowest = 200;
