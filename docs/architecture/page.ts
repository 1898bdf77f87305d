import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfiguration } from "../../stacks/readConfiguration";
import { synthesize } from "../../stacks/synthesize";
import { diagram } from "./diagram";
import { partsOf, type StackDocument } from "./part";

/** The page that shows what is deployed, drawn from the stacks of the full example. */
export const architecturePage = (): string => {
  const stacks = synthesized();
  return `# Architecture

Drawn from the stacks themselves, as the [full example](../examples/full.json) synthesizes them (\`npm run docs\`): an arrow is a
permission, a target, an origin or a replication rule that is in the Terraform. The minimal example has no state machine, no
firewall, no domain, no trail and no pack.

\`\`\`mermaid
${diagram(stacks)}
\`\`\`

Every function, schedule and state machine also writes a log group of its own and traces; every bucket logs its accesses into
\`access_logs\` of its region; alarms of each region tell its topic \`alarms\`.

## How an event travels

1. A page or a back end sends it, or an order, a customer, a payment, over HTTPS to **CloudFront**, which adds where the
   caller is and passes it on to the **API** ([why](adr/0006-geography-through-the-cache-policy.md)).
2. **ingest** checks the key against the records in **keys**, counts the request in **rates**, judges each event, and answers 202 only once the
   batch is durable: as one object under \`raw/\`, or, where delivery is buffered as in this example, in a **queue**, of which **pack** makes one
   object of many batches within a minute ([why](adr/0019-buffered-delivery.md)). It can neither read nor list objects, nor make a key.
3. S3 copies the object to the **backup** region, encrypted with that region's key, where it is locked.
4. S3 also tells a **queue**, and within seconds **count** adds the batch to its visitors' figures of the open hour in the
   table of **metrics**.
5. Five past each hour **compact** rewrites closed hours as Parquet and commits them by conditional puts on each day's manifest
   ([why](adr/0002-manifests-as-commits.md)), then sets those hours' exact figures in the table. With several shards a **state
   machine** calls it for each, and once more for all.
6. Each night **roll-up** makes large sorted files of the many small ones of closed days, and then **sweep** deletes files of the lake that nothing names, a day after they were written. No other role may delete.
7. **Athena** reads the tables of the catalog, of the lake and of raw, so that SQL sees an event from the moment when it is an object;
   analysts have a policy for exactly that.
8. **query** answers over HTTP: reports by Athena, kept in the bucket of **reports** for who asks the same again, and a
   visitor's figures from **metrics**.
9. Each night **quality** asks the lake whether its data can be believed, and keeps what it found beside the answers.
10. **CloudFront** also serves the **dashboard**, files of a bucket that it alone reads: pages that ask the API of their own origin
    with the reader's key.

## Which file makes what

| file | makes |
|---|---|
| [main.ts](../main.ts) | both stacks, from one configuration |
| [stacks/primary.ts](../stacks/primary.ts) | the primary region: keys, topic, and the rooms below |
| [stacks/primaryBuckets.ts](../stacks/primaryBuckets.ts) | buckets and their replication |
| [stacks/tables.ts](../stacks/tables.ts) | tables of metrics, keys and rates, key keepers' policy |
| [stacks/collector.ts](../stacks/collector.ts) | API and ingest |
| [stacks/packing.ts](../stacks/packing.ts) | queue of batches, pack, where delivery is buffered |
| [stacks/frontDoor.ts](../stacks/frontDoor.ts) | CloudFront, its logs, firewall |
| [stacks/dashboard.ts](../stacks/dashboard.ts) | the dashboard's bucket and its files |
| [stacks/counting.ts](../stacks/counting.ts) | notifications of raw objects, their queue, count |
| [stacks/compaction.ts](../stacks/compaction.ts) | compactor, schedule, state machine |
| [stacks/rollingUp.ts](../stacks/rollingUp.ts) | the roll-up, its schedule |
| [stacks/sweeping.ts](../stacks/sweeping.ts) | sweep, its schedule |
| [stacks/catalog.ts](../stacks/catalog.ts) | tables, views, workgroup, saved queries, analysts' policy |
| [stacks/answering.ts](../stacks/answering.ts) | query, its routes |
| [stacks/qualityControl.ts](../stacks/qualityControl.ts) | quality, its schedule |
| [stacks/monitoring.ts](../stacks/monitoring.ts) | metrics from logs, alarms, dashboard, budget |
| [stacks/guards.ts](../stacks/guards.ts) | trail and account settings, where they are wanted |
| [stacks/backup.ts](../stacks/backup.ts) | the backup region |

The building blocks are in [modules](../modules), one construct a file, with house defaults:
[ground](../modules/ground) (names, keys, roles, the stack itself), [buckets](../modules/buckets), [edge](../modules/edge) (API,
CloudFront, pages, firewall, domain), [functions](../modules/functions) (with their queues and schedules), [lake](../modules/lake)
(tables of the catalog and of DynamoDB, views, queries), [monitoring](../modules/monitoring) (alarms, metrics, dashboard).

Adding a function is a few lines:
\`ScheduledFunction\` (by the clock, as in [stacks/sweeping.ts](../stacks/sweeping.ts)), \`QueueFedFunction\` (by new objects, as in
[stacks/counting.ts](../stacks/counting.ts), or by what another function sends, as in [stacks/packing.ts](../stacks/packing.ts)), or \`NodeFunction\` with \`api.route(…)\`, as in
[stacks/answering.ts](../stacks/answering.ts).

## What is in the stacks

Of the full example. The documents themselves, opened and without hashes, are the snapshots in
[test/stacks/goldens](../test/stacks/goldens).

${Object.entries(stacks)
  .map(([stack, document]) => inventory(stack, document))
  .join("\n\n")}
`;
};

const synthesized = (): Readonly<Record<string, StackDocument>> => {
  const folder = mkdtempSync(join(tmpdir(), "footfall-architecture-"));
  try {
    synthesize(readConfiguration(root, join(root, "examples/full.json")), folder);
    const read = (stack: string): StackDocument =>
      JSON.parse(readFileSync(join(folder, "stacks", stack, "cdk.tf.json"), "utf8"));
    return { primary: read("primary"), backup: read("backup") };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const root = join(__dirname, "../..");

/** A row for each type, with the names of its resources. */
const inventory = (stack: string, document: StackDocument): string => {
  const names = new Map<string, string[]>();
  for (const { type, name } of partsOf(stack, document)) names.set(type, [...(names.get(type) ?? []), name]);
  const total = [...names.values()].flat().length;
  return [
    `### ${stack}: ${total} resources`,
    "",
    "| type | | names |",
    "|---|---|---|",
    ...[...names.entries()].map(
      ([type, all]) => `| \`${type}\` | ${all.length} | ${all.map((name) => `\`${name}\``).join(", ")} |`,
    ),
  ].join("\n");
};
