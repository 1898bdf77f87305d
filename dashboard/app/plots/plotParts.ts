import type * as Plot from "@observablehq/plot";

/*
 * The parts of Observable Plot that charts are made of. They are there once `loadPlot` has resolved, which charts are drawn
 * after: the library is the greater part of the dashboard's code, and is read while the first answers are computed.
 */

export let areaY: typeof Plot.areaY;
export let axisX: typeof Plot.axisX;
export let axisY: typeof Plot.axisY;
export let barX: typeof Plot.barX;
export let barY: typeof Plot.barY;
export let dot: typeof Plot.dot;
export let geo: typeof Plot.geo;
export let gridX: typeof Plot.gridX;
export let gridY: typeof Plot.gridY;
export let line: typeof Plot.line;
export let plot: typeof Plot.plot;
export let pointer: typeof Plot.pointer;
export let pointerX: typeof Plot.pointerX;
export let pointerY: typeof Plot.pointerY;
export let rectY: typeof Plot.rectY;
export let ruleX: typeof Plot.ruleX;
export let ruleY: typeof Plot.ruleY;
export let sphere: typeof Plot.sphere;
export let text: typeof Plot.text;
export let tickX: typeof Plot.tickX;
export let tip: typeof Plot.tip;

/** Loads them, once. Rejects where the file is gone. */
export const loadPlot = async (): Promise<void> => {
  ({
    areaY,
    axisX,
    axisY,
    barX,
    barY,
    dot,
    geo,
    gridX,
    gridY,
    line,
    plot,
    pointer,
    pointerX,
    pointerY,
    rectY,
    ruleX,
    ruleY,
    sphere,
    text,
    tickX,
    tip,
  } = (await import("./usedPlot")).usedPlot);
};
