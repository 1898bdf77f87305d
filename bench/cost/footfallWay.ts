import { fixedLines } from "../../review/cost/fixedCost";
import { inventoryOf } from "../../review/cost/inventory";
import { billOf, type CostLine } from "../../review/cost/monthlyCost";
import { assumed, type Traffic } from "../../review/cost/traffic";
import { trafficLines } from "../../review/cost/trafficCost";
import type { Resource } from "../../review/resource";

/** What a month of Footfall costs, from the stacks that are deployed. */
export interface Footfall {
  /** The whole bill, as `npm run review` shows it. */
  readonly bill: (traffic: Traffic) => readonly CostLine[];
  /** What other ways can be compared with: what comes in, is compacted and is kept for a month, without watching over it or asking. */
  readonly comparable: (traffic: Traffic) => readonly CostLine[];
  readonly fixed: readonly CostLine[];
}

/** Of the stacks' resources; without those that copy to another region, where it is to be without. */
export const footfallOf = (all: readonly Resource[], regions: 1 | 2): Footfall => {
  const resources = regions === 2 ? all : all.filter(({ type }) => !isReplication(type));
  const inventory = inventoryOf(resources);
  const comparable = (traffic: Traffic): readonly CostLine[] => [
    ...fixedLines(inventory).filter(({ what }) => what.startsWith("SQS:")),
    ...trafficLines(inventory, traffic)
      .filter(({ what }) => !isWatching(what) && !what.startsWith("Athena:"))
      .map((line) => (line.isKept === true ? { ...line, usd: line.usd / assumed.keptMonths } : line)),
  ];
  return {
    bill: (traffic) => billOf(inventory, traffic),
    comparable,
    fixed: fixedLines(inventory),
  };
};

const isReplication = (type: string): boolean =>
  type === "aws_s3_bucket_replication_configuration" || type === "aws_kms_replica_key";

/** What other ways are without: an edge that tells where a guest is, counters within seconds, limits of keys. */
export const isOursAlone = ({ what }: CostLine): boolean =>
  /^(CloudFront|DynamoDB|SQS: batches announced|SQS: \d+ queue|Lambda: fed by a queue)/.test(what);

/** Traces, and metrics and alarms beside what is written anyway: the others would need as much. */
const isWatching = (what: string): boolean =>
  what.startsWith("X-Ray") || / metrics that are written/.test(what);
