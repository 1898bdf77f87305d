import type { Sparkline } from "./plotSpecs";

export const sparkline = (_line: Sparkline): Element => {
  throw new Error("sparkline: not drawn yet");
};
