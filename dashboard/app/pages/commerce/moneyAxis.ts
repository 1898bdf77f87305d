import type { Formats } from "../../formats/formats";
import type { Axis } from "../../plots/plotSpecs";

/** An axis of amounts in the minor unit of one currency. */
export const moneyAxis = (label: string, currency: string, formats: Pick<Formats, "compactMoney">): Axis => ({
  label: `${label}, ${currency}`,
  format: (minor) => formats.compactMoney(minor, currency),
});
