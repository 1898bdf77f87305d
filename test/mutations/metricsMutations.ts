import type { Mutation } from "./mutation";

const closing = "test/pipeline/compaction/closeMetrics.test.ts";
const counting = "test/pipeline/metrics/count.test.ts";
const table = "test/pipeline/metrics/metricsTable.dynamodb.test.ts";
const shares = "test/pipeline/metrics/batchShareText.test.ts";

/** The guards of the metrics: one batch adds once, a closed hour is exact, and what failed comes again. */
export const metricsMutations: readonly Mutation[] = [
  {
    name: "metrics are set before readers see the rows",
    promise: "Metrics",
    file: "pipeline/compaction/compactUnit.ts",
    find:
      '  if (record === "overtaken") return overtaken;\n' +
      "  for (const { day } of record.outputs) days.add(day);",
    replace:
      '  if (record === "overtaken") return overtaken;\n' +
      "  await closeMetrics(parts, unit, view, records, record);\n" +
      "  for (const { day } of record.outputs) days.add(day);",
    caughtBy: { file: closing, title: "metrics are set after readers see the rows, never before" },
  },
  {
    name: "metrics of an open hour are marked final",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "  if (unit.hour >= hourOf(parts.now()))",
    replace: "  if (unit.hour > hourOf(parts.now()))",
    caughtBy: { file: closing, title: "an hour that was compacted while it was open gets its exact values" },
  },
  {
    name: "metrics are marked as set before they are",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "  const outcomes: Record<keyof ClosedUserDays, number> = { ...noUserDays };",
    replace:
      "  await parts.lake.put(countedKey(parts.dataset.name, unit, record.sequence), new Uint8Array(0));\n" +
      "  const outcomes: Record<keyof ClosedUserDays, number> = { ...noUserDays };",
    caughtBy: { file: closing, title: "where the table fails the unit fails by name" },
  },
  {
    name: "nothing says that metrics have been set",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "  await parts.lake.put(marker, new Uint8Array(0), { ifAbsent: true });\n",
    replace: "",
    caughtBy: {
      file: "test/pipeline/compaction/compact.test.ts",
      title: "writes nothing at all where nothing has changed",
    },
  },
  {
    name: "metrics that have been set are set again by every run",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "  if (encodedOfMetrics(unit, view, records) === record.encoded.sequence)\n",
    replace: "  if (encodedOfMetrics(unit, view, records) === -1)\n",
    caughtBy: {
      file: "test/pipeline/compaction/compact.test.ts",
      title: "writes nothing at all where nothing has changed",
    },
  },
  {
    name: "metrics of rows that are only confirmed are set again",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "  if (encodedOfMetrics(unit, view, records) === record.encoded.sequence)\n",
    replace: "  if (encodedOfMetrics(unit, view, records) === record.sequence)\n",
    caughtBy: { file: closing, title: "a unit whose rows are confirmed keeps its metrics" },
  },
  {
    name: "metrics that were set once are taken for those of any record",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "  if (encodedOfMetrics(unit, view, records) === record.encoded.sequence)\n",
    replace: "  if (encodedOfMetrics(unit, view, records) !== undefined)\n",
    caughtBy: { file: closing, title: "a late object changes the exact values" },
  },
  {
    name: "metrics are taken for those of the first record that has a marker",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "  const last = Math.max(0, ...sequences);",
    replace: "  const last = Math.min(...sequences);",
    caughtBy: {
      file: "test/pipeline/compaction/compactUnit.test.ts",
      title: "a window that is changed and changed back is right again",
    },
  },
  {
    name: "after a crash metrics count what earlier units have, too",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "readUnit(parts, view, { unit, inputs, sidecars }, ",
    replace: "readUnit(parts, view, { unit, inputs, sidecars: sidecars.slice(0, 0) }, ",
    caughtBy: { file: closing, title: "what a crash kept from being set is read again" },
  },
  {
    name: "a user-day whose lines are all repetitions keeps what was counted of them",
    promise: "Metrics",
    file: "pipeline/compaction/readLines.ts",
    find: "      userDays?.mention(envelope);\n",
    replace: "",
    caughtBy: {
      file: closing,
      title: "what was counted twice, or of a repetition, is put right at the close",
    },
  },
  {
    name: "repetitions count in the metrics",
    promise: "Metrics",
    file: "pipeline/compaction/readLines.ts",
    find: "      userDays?.mention(envelope);\n",
    replace: "      userDays?.count(envelope);\n",
    caughtBy: { file: closing, title: "a closed hour's metrics are what a GROUP BY over the lake says" },
  },
  {
    name: "metrics are set without the number of their record",
    promise: "Metrics",
    file: "pipeline/compaction/closeMetrics.ts",
    find: "sequence: record.sequence, metrics }",
    replace: "sequence: 1, metrics }",
    caughtBy: { file: closing, title: "values of an older record do not overwrite those of a later one" },
  },
  {
    name: "a batch adds to a unit that is final",
    promise: "Metrics",
    file: "pipeline/metrics/metricsTable.dynamodb.ts",
    find: '"attribute_not_exists(#final) AND " +',
    replace: '"(attribute_not_exists(#final) OR attribute_exists(#final)) AND " +',
    caughtBy: { file: table, title: "a batch that comes after the close changes nothing" },
  },
  {
    name: "an older record's metrics replace those of a later one",
    promise: "Metrics",
    file: "pipeline/metrics/metricsTable.dynamodb.ts",
    find: '"attribute_not_exists(#final) OR #final.#sequence <= :sequence"',
    replace: '"attribute_not_exists(#final) OR #final.#sequence <= :sequence OR attribute_exists(#final)"',
    caughtBy: { file: table, title: "an earlier record's share is outdated, and changes nothing" },
  },
  {
    name: "metrics whose answer was lost are taken for outdated",
    promise: "No reader sees half an hour",
    file: "pipeline/metrics/metricsTable.dynamodb.ts",
    find: "#final.#sequence <= :sequence",
    replace: "#final.#sequence < :sequence",
    caughtBy: { file: table, title: "the same record's share may be set again, as after a lost answer" },
  },
  {
    name: "what batches added stays when their unit is closed",
    promise: "Metrics",
    file: "pipeline/metrics/metricsTable.dynamodb.ts",
    find:
      '          UpdateExpression: "SET #final = :final REMOVE #open",\n' +
      '          ConditionExpression: "attribute_not_exists(#final) OR #final.#sequence <= :sequence",\n' +
      "          ExpressionAttributeNames: {\n" +
      '            "#open": openName(unit),\n',
    replace:
      '          UpdateExpression: "SET #final = :final",\n' +
      '          ConditionExpression: "attribute_not_exists(#final) OR #final.#sequence <= :sequence",\n' +
      "          ExpressionAttributeNames: {\n",
    caughtBy: { file: table, title: "a final unit is a map of its record's number and its exact share" },
  },
  {
    name: "what batches added counts beside what is final",
    promise: "Metrics",
    file: "pipeline/metrics/storedShares.ts",
    find: "    else if (!Object.hasOwn(item, unit))\n",
    replace: "    else if (Object.hasOwn(item, name))\n",
    caughtBy: {
      file: "test/pipeline/metrics/storedShares.test.ts",
      title: "a unit that is final is not counted as open, whatever was left behind",
    },
  },
  {
    name: "a batch's share is another text each time",
    promise: "It is counted once",
    file: "pipeline/metrics/batchShareText.ts",
    find: "UserDayMetricsText.encode(metrics)",
    replace: 'UserDayMetricsText.encode(metrics) + " ".repeat(1 + (Date.now() % 999))',
    caughtBy: { file: shares, title: "a share begins with its batch" },
  },
  {
    name: "equal metrics are different texts",
    promise: "It is counted once",
    file: "pipeline/metrics/userDayMetricsText.ts",
    find: "          .sort(([a], [b]) => (a < b ? -1 : 1))\n          .map(([name, inner])",
    replace: "          .map(([name, inner])",
    caughtBy: {
      file: "test/pipeline/metrics/userDayMetricsText.test.ts",
      title: "equal metrics are the same text, in whatever order they were put together",
    },
  },
  {
    name: "two shares of one batch add up",
    promise: "It is counted once",
    file: "pipeline/metrics/batchShareText.ts",
    find: "    const batch = text.slice(0, idDigits);",
    replace: "    const batch = text;",
    caughtBy: { file: shares, title: "of two shares of one batch one counts" },
  },
  {
    name: "an open unit takes batches without end",
    promise: "Bad input",
    file: "pipeline/metrics/metricsTable.dynamodb.ts",
    find: '"(attribute_not_exists(#open) OR size(#open) < :max OR contains(#open, :one))"',
    replace:
      '"(attribute_not_exists(#open) OR attribute_exists(#open) OR size(#open) < :max OR contains(#open, :one))"',
    caughtBy: { file: table, title: "an open unit takes so many batches of a user-day" },
  },
  {
    name: "a full unit refuses a batch that it has already",
    promise: "No reader sees half an hour",
    file: "pipeline/metrics/metricsTable.dynamodb.ts",
    find: "OR contains(#open, :one))",
    replace: "OR (contains(#open, :one) AND size(#open) < :max))",
    caughtBy: { file: table, title: "an open unit takes so many batches of a user-day" },
  },
  {
    name: "a failure of the table is taken for a full item",
    promise: "Metrics",
    file: "pipeline/metrics/metricsTable.dynamodb.ts",
    find: "      if (!(error instanceof ConditionalCheckFailedException)) throw error;",
    replace: '      if (!(error instanceof ConditionalCheckFailedException)) return "full";',
    caughtBy: { file: table, title: "any other " },
  },
  {
    name: "an event that a batch has twice counts twice until the close",
    promise: "It is counted once",
    file: "pipeline/metrics/tallyBatch.ts",
    find: "    if (!seen.has(identity)) tally.count(line.envelope);",
    replace: "    tally.count(line.envelope);",
    caughtBy: { file: counting, title: "an event that a batch has twice counts once" },
  },
  {
    name: "a batch of the wrong dataset is counted",
    promise: "Metrics",
    file: "pipeline/metrics/tallyBatch.ts",
    find: '  if (parsed?.dataset !== "events")',
    replace: "  if (parsed === undefined)",
    caughtBy: { file: counting, title: "is skipped and told, and not read" },
  },
  {
    name: "a batch that is not there yet is taken for counted",
    promise: "Metrics",
    file: "pipeline/metrics/count.ts",
    find: '  if (batch.kind === "missing") return "ObjectMissing";',
    replace: '  if (batch.kind === "missing") return undefined;',
    caughtBy: { file: counting, title: "an object that is not there is to come again, and hinders no other" },
  },
  {
    name: "a batch that the store failed to give is taken for counted",
    promise: "Metrics",
    file: "pipeline/metrics/count.ts",
    find: '  if (batch.kind === "failed") return batch.error;',
    replace: '  if (batch.kind === "failed") return undefined;',
    caughtBy: { file: counting, title: "a store that fails is told by the name of its error alone" },
  },
  {
    name: "a batch that the table failed to take is taken for counted",
    promise: "Metrics",
    file: "pipeline/metrics/count.ts",
    find: "      failure ??= nameOf(error);",
    replace: "      failure ??= undefined;",
    caughtBy: { file: counting, title: "a table that fails in the middle of a batch is asked for the rest" },
  },
  {
    name: "a message that cannot be read is taken for done",
    promise: "Metrics",
    file: "pipeline/metrics/count.ts",
    find: '      else failures.push({ message: id, error: "UnreadableMessage" });',
    replace: "",
    caughtBy: { file: counting, title: "a message that cannot be read is to come again" },
  },
  {
    name: "a bad line stops its batch",
    promise: "Bad input",
    file: "pipeline/metrics/tallyBatch.ts",
    find: "      badLines += 1;\n      continue;",
    replace: "      throw new Error(line.errors.join());",
    caughtBy: { file: counting, title: "a line that cannot be read hinders no other" },
  },
  {
    name: "every message of a call is acknowledged, whatever failed",
    promise: "Metrics",
    file: "handlers/count.ts",
    find: "  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };",
    replace:
      "  return { batchItemFailures: failed.slice(0, 0).map((itemIdentifier) => ({ itemIdentifier })) };",
    caughtBy: {
      file: "test/handlers/count.test.ts",
      title: "messages of the queue bring their objects into the table",
    },
  },
];
