import { rmSync } from "node:fs";
import type { Variant, Work } from "../harness/work";
import { writeBundles } from "./coldStart/bundles";
import type { ColdStartInput, ColdStartOptions } from "./coldStart/load";

const variant = (name: string, role: Variant["role"], file: string, note?: string): Variant => ({
  name,
  role,
  module: "bench/works/coldStart/load.ts",
  options: { file } satisfies ColdStartOptions,
  ...(note === undefined ? {} : { note }),
});

const floor = variant(
  "an empty handler",
  "floor",
  "empty.cjs",
  "creates the clients that ingest has, and is bundled like it.",
);

const fewBytes = { figure: "bytesOut", atMost: 400_000 } as const;

export const coldStart: Work<ColdStartInput> = {
  name: "cold-start",
  section: "Ingest",
  title: "Start a function",
  measured:
    "Milliseconds from asking a fresh Node for the bundle until its handler is there: reading, compiling, creating the clients and deciding the environment. Bytes are " +
    "the bundle's. Lambda's own start, before that, is the same for all.",
  shows: { figure: "initMs", unit: "ms" },
  prepare: async (data) => {
    const folder = await data.make("bundles", async () => {});
    // made of the sources as they are now, even where older ones were kept
    rmSync(folder, { recursive: true, force: true });
    writeBundles(folder);
    return { folder };
  },
  variants: [
    variant("ingest", "ours", "ingest.cjs"),
    variant("count", "ours", "count.cjs"),
    variant("query", "ours", "query.cjs", "with three clients and the SQL of all reports."),
    variant("compact", "ours", "compact.cjs", "with Parquet; no request waits for it."),
    variant("rollUp", "ours", "rollUp.cjs", "with Parquet, read and written; no request waits for it."),
    floor,
    variant("ingest as ES module", "peer", "module.mjs"),
    variant(
      "ingest without the SDK",
      "peer",
      "outside.cjs",
      "loads it from `node_modules`, as from Lambda's own copy.",
    ),
  ],
  goals: [
    {
      says: "A bundle in the path of a producer's request has at most 400 kB",
      ...fewBytes,
      of: ["ingest", "count"],
    },
    { says: "Every bundle has at most 400 kB", ...fewBytes },
  ],
};
