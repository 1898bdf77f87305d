import fc from "fast-check";
import { type Address, pageNames, themes } from "../../../dashboard/app/address/address";
import { dayAfter } from "../../../dashboard/app/address/day";

const aName = fc.string({ minLength: 1, unit: "binary" });

const aPeriod = fc.oneof(
  fc.record({ kind: fc.constant("last" as const), days: fc.integer({ min: 1, max: 732 }) }),
  fc.constant({ kind: "yesterday" as const }),
  fc.tuple(fc.integer({ min: 0, max: 75_000 }), fc.integer({ min: 0, max: 731 })).map(([first, more]) => ({
    kind: "days" as const,
    from: dayAfter("1990-01-01", first),
    to: dayAfter("1990-01-01", first + more),
  })),
);

/** Any address at all. */
export const anyAddress: fc.Arbitrary<Address> = fc.record({
  page: fc.constantFrom(...pageNames),
  site: fc.option(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/)),
  period: aPeriod,
  compare: fc.boolean(),
  timeZone: fc.constantFrom("UTC", "Europe/Rome", "America/Argentina/Buenos_Aires", "Etc/GMT+5"),
  live: fc.boolean(),
  theme: fc.constantFrom(...themes),
  filters: fc.dictionary(aName, fc.string({ unit: "binary" }), { noNullPrototype: true }),
  open: fc.dictionary(aName, fc.constantFrom("table", "sql"), { noNullPrototype: true }),
});
