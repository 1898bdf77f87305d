import * as t from "io-ts";
import type { FieldType } from "../event/fieldType";

/** Money as people and databases write it, in the currency's major unit: canonical decimal text, `43.5` for 43.50. */
export type Amount = string;

const rule =
  'an amount in the currency\'s major unit, as "43.50" or 43.5, of at most 12 digits before the point and 4 after it';

const decimalText = /^(-?)0*(\d{1,12})(?:\.(\d{1,4}))?$/;

/** Decodes from decimal text or from a JSON number; never through a sum of fractions, so no cent is lost. */
export const amount = (): FieldType<Amount> => ({
  column: "string",
  rule,
  schema: { type: ["string", "number"], pattern: "^-?[0-9]{1,12}(\\.[0-9]{1,4})?$" },
  codec: new t.Type<Amount, Amount, unknown>(
    rule,
    (u): u is Amount => canonical(u) === u,
    (u, context) => {
      const text = canonical(u);
      return text === undefined ? t.failure(u, context, rule) : t.success(text);
    },
    t.identity,
  ),
});

const canonical = (u: unknown): Amount | undefined => {
  if (typeof u !== "string" && typeof u !== "number") return undefined;
  const [, sign, whole, fraction = ""] = decimalText.exec(String(u)) ?? [];
  if (whole === undefined) return undefined;
  const digits = fraction.replace(/0+$/, "");
  const text = digits === "" ? whole : `${whole}.${digits}`;
  return text === "0" ? text : `${sign}${text}`;
};
