import type { Mutation } from "./mutation";

const changes = "test/pipeline/compaction/compact.changes.test.ts";
const access = "test/pipeline/ingest/ingest.changes.test.ts";

/** The guards of change records: who sends them, what makes two the same version, and where a version lies. */
export const changeMutations: readonly Mutation[] = [
  {
    name: "a page's key sends orders",
    promise: "Bad input",
    file: "pipeline/ingest/ingest.ts",
    find: "  if (!dataset.kinds.includes(key.kind)) return",
    replace: '  if (!dataset.kinds.includes(key.kind) && request.path === "") return',
    caughtBy: { file: access, title: "is refused to a browser's key, before the body is read" },
  },
  {
    name: "a record without site is of the first of its key's sites",
    promise: "Bad input",
    file: "pipeline/ingest/judge.ts",
    find: '  sites.length === 1 && sites[0] !== "*" ? sites[0] : undefined;',
    replace: '  sites[0] !== "*" ? sites[0] : undefined;',
    caughtBy: { file: access, title: "a record without site is refused where its key is for" },
  },
  {
    name: "a record without site is of every site",
    promise: "Bad input",
    file: "pipeline/ingest/judge.ts",
    find: '  sites.length === 1 && sites[0] !== "*" ? sites[0] : undefined;',
    replace: "  sites.length === 1 ? sites[0] : undefined;",
    caughtBy: { file: access, title: "a record without site is refused where its key is for" },
  },
  {
    name: "a version that is sent again with updated_at is another in another hour",
    promise: "It is counted once",
    file: "pipeline/compaction/compactedChanges.ts",
    find: '      const hour = updatedAt(line) === undefined ? hourOf(line.received_at_ms) : "";',
    replace: "      const hour = hourOf(line.received_at_ms);",
    caughtBy: { file: changes, title: "with updated_at a version that is sent again is a duplicate" },
  },
  {
    name: "a thing that comes back to an earlier state stays in the state between",
    promise: "It is counted once",
    file: "pipeline/compaction/compactedChanges.ts",
    find: '      const hour = updatedAt(line) === undefined ? hourOf(line.received_at_ms) : "";',
    replace: '      const hour = "";',
    caughtBy: { file: changes, title: "an order that comes back to an earlier state has that state again" },
  },
  {
    name: "a version's content is no part of what makes it the same",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/compactedChanges.ts",
    find: "JSON.stringify(dataset.codec.encode(line.event))",
    replace: "(line.event as { readonly id?: string }).id",
    caughtBy: {
      file: changes,
      title: "each version of an order is a row, whatever the order in which they come",
    },
  },
  {
    name: "a mistyped year makes a partition that nobody reads",
    promise: "Bad input",
    file: "pipeline/compaction/compactedChanges.ts",
    find: "    return own < latest ? own : latest;",
    replace: '    return latest === "" ? latest : own;',
    caughtBy: { file: changes, title: "a customer's day is at the latest the day after receipt" },
  },
  {
    name: "an hour of change records is closed in the metrics",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "  if (parts.dataset.userDayTally === undefined) return",
    replace: "  if (parts.dataset.userDayTally === undefined && unit.shard < 0) return",
    caughtBy: { file: changes, title: "the metrics are of events alone" },
  },
  {
    name: "a dataset that fails altogether stops all others",
    promise: "Bad input",
    file: "pipeline/compaction/compactDatasets.ts",
    find: "      } catch (error) {\n",
    replace: "      } catch (error) {\n        throw error;\n",
    caughtBy: {
      file: "test/pipeline/compaction/compactDatasets.test.ts",
      title: "a dataset that fails in some unit, or altogether, hinders no other",
    },
  },
  {
    name: "an hour that has lost its raw objects is taken for one that never had any",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/hourView.ts",
    find: "  (await isEmpty(parts.lake, hourCommitPrefix(parts.dataset.name, hour)));",
    replace: '  (await isEmpty(parts.lake, hourCommitPrefix(parts.dataset.name, "2020-01-01T00" as Hour)));',
    caughtBy: {
      file: "test/pipeline/compaction/compact.faults.test.ts",
      title: "raw objects that have gone since they were compacted are refused",
    },
  },
];
