import type { ReportRows } from "../../api/reportRows";

type Row = ReportRows["now-events"];

/** Tells which rows have come since the answer before; drawn again, the same answer has the same ones. */
export interface FreshRows {
  /** For each row of an answer, whether it is new. Nothing is in the first answer: everything would be. */
  of(rows: readonly Row[], asOf: Date): readonly boolean[];
}

export const freshRows = (): FreshRows => {
  let before: ReadonlyMap<string, number> | undefined;
  let shown: { readonly asOfMs: number; readonly fresh: readonly boolean[] } | undefined;
  return {
    of: (rows, asOf) => {
      if (shown?.asOfMs === asOf.getTime() && shown.fresh.length === rows.length) return shown.fresh;
      const counts = new Map<string, number>();
      // from the oldest on: of rows that say the same, those that were there before are the earlier ones
      const fresh = [...rows]
        .reverse()
        .map((row) => {
          const key = keyOf(row);
          const nth = (counts.get(key) ?? 0) + 1;
          counts.set(key, nth);
          return before !== undefined && nth > (before.get(key) ?? 0);
        })
        .reverse();
      before = counts;
      shown = { asOfMs: asOf.getTime(), fresh };
      return fresh;
    },
  };
};

/** Guests are left out: they are numbered anew with each answer. */
const keyOf = ({ visitor: _, ...row }: Row): string => JSON.stringify(row);
