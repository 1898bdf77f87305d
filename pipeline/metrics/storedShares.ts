import * as t from "io-ts";
import { decode, unquoted } from "../event/decode";
import { type Unit, unitName } from "../lake/lakeKey";
import { sumOfBatchShares } from "./batchShareText";
import type { StoredUserDay } from "./metricsTable";
import { sumOfMetrics, type UserDayMetrics } from "./userDayMetrics";
import { UserDayMetricsText } from "./userDayMetricsText";

/** The attribute that holds a unit's exact share: `2026-03-01T18-s00` */
export const finalName = (unit: Unit): string => unitName(unit);

/** The attribute that holds what batches add to an open unit: `2026-03-01T18-s00+` */
export const openName = (unit: Unit): string => `${unitName(unit)}+`;

/** A final share as an attribute of DynamoDB. */
export const FinalShare = unquoted(
  t.type(
    { M: t.type({ sequence: t.type({ N: t.string }), metrics: t.type({ S: UserDayMetricsText }) }) },
    "a final share",
  ),
);

/** An open share as an attribute of DynamoDB. */
const OpenShare = unquoted(t.type({ SS: t.array(t.string) }, "an open share"));

/**
 * What an item holds of a user-day: the sum of its final shares, and of the open ones of other units. Attributes that
 * are no shares mean something to somebody else.
 */
export const sumOfStoredShares = (
  item: Readonly<Record<string, unknown>>,
): Pick<StoredUserDay, "final" | "provisional"> => {
  const final: UserDayMetrics[] = [];
  const provisional: UserDayMetrics[] = [];
  for (const [name, attribute] of Object.entries(item)) {
    const [, unit, open] = /^(\d{4}-\d\d-\d\dT\d\d-s\d\d)(\+?)$/.exec(name) ?? [];
    if (unit === undefined) continue;
    if (open === "") final.push(decoded(FinalShare, name, attribute).M.metrics.S);
    else if (!Object.hasOwn(item, unit))
      provisional.push(sumOfBatchShares(decoded(OpenShare, name, attribute).SS));
  }
  return { final: sumOfMetrics(final), provisional: sumOfMetrics(provisional) };
};

const decoded = <A>(codec: t.Decoder<unknown, A>, name: string, attribute: unknown): A => {
  const share = decode(codec, attribute);
  if (share.kind === "valid") return share.value;
  throw new Error(`attribute ${name}: ${share.errors.join("; ")}`);
};
