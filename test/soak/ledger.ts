import { contentOf, identityOf } from "./sentEvent";
import type { Batch } from "./traffic";

/** What clients write down. */
export interface Ledger {
  /** Of every event that was acknowledged: what it says, by site and id. */
  readonly acknowledged: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of events that were refused. */
  readonly refused: ReadonlySet<string>;
  readonly figures: Readonly<LedgerFigures>;
  /** Answers that a client cannot make sense of. */
  readonly violations: readonly string[];
  /** Takes down an answer to a batch. */
  answered(batch: Batch, status: number, text: string): void;
  reported(status: number, text: string, tookMs: number): void;
  /** How long a report takes, the compaction before it included. */
  usualReportMs(): number;
  brokeOff(): void;
}

export interface LedgerFigures {
  /** Batches that were answered. */
  requests: number;
  /** Requests that got no answer, and were made again. */
  brokenOff: number;
  reports: number;
  /** Events that were acknowledged, those sent again counted again. */
  acknowledged: number;
  refused: number;
}

export const ledger = (): Ledger => {
  const acknowledged = new Map<string, Set<string>>();
  const refused = new Set<string>();
  const figures: LedgerFigures = { requests: 0, brokenOff: 0, reports: 0, acknowledged: 0, refused: 0 };
  const violations: string[] = [];
  let usualReportMs = 200;

  const acknowledge = (event: Batch["events"][number]["event"]): void => {
    const contents = acknowledged.get(identityOf(event)) ?? new Set();
    acknowledged.set(identityOf(event), contents.add(contentOf(event)));
    figures.acknowledged += 1;
  };

  return {
    acknowledged,
    refused,
    figures,
    violations,
    answered: ({ events }, status, text) => {
      figures.requests += 1;
      const good = events.filter(({ isGood }) => isGood);
      const refusals = status === 202 || status === 400 ? rejectedIn(text) : undefined;
      const isRight =
        status === (good.length > 0 ? 202 : 400) &&
        refusals?.size === events.length - good.length &&
        events.every(({ isGood }, index) => isGood !== refusals.has(index));
      if (!isRight)
        violations.push(
          `${good.length} good events of ${events.length} were answered ${status}: ${text.slice(0, 300)}`,
        );
      events.forEach(({ event }, index) => {
        if (refusals === undefined) return;
        if (refusals.has(index)) refused.add(identityOf(event));
        else if (status === 202) acknowledge(event);
      });
      figures.refused += refusals?.size ?? 0;
    },
    reported: (status, text, tookMs) => {
      figures.reports += 1;
      usualReportMs = (usualReportMs + tookMs) / 2;
      if (status !== 200 || !/^(No events in the lake yet|[\d ]+ events from )/.test(text))
        violations.push(`the report was answered ${status}: ${text.slice(0, 300)}`);
    },
    usualReportMs: () => usualReportMs,
    brokeOff: () => {
      figures.brokenOff += 1;
    },
  };
};

/** The places of the events that an answer rejects; undefined for anything else. */
const rejectedIn = (text: string): ReadonlySet<number> | undefined => {
  try {
    const { rejected } = JSON.parse(text) as { readonly rejected: readonly { readonly index: number }[] };
    return new Set(rejected.map(({ index }) => index));
  } catch {
    return undefined;
  }
};
