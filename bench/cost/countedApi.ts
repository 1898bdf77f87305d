import { admit } from "../../pipeline/keys/admit";
import { dayOf, manifestKey } from "../../pipeline/lake/lakeKey";
import { query } from "../../pipeline/query/query";
import { allReports } from "../../pipeline/reports/allReports";
import { aKeyRing, aReaderKey, presented } from "../../test/fixtures/aKey";
import { memoryMetricsTable } from "../../test/support/metricsTable.memory";
import { memoryObjectStore } from "../../test/support/objectStore.memory";
import type { CallTally } from "./callTally";
import { countedStore } from "./countedStore";
import type { Statement } from "./scannedShares";

const manifestDays = 60;

/** The API over ports that count, and an engine that has an empty answer at once and tells what it was asked. Gives what asks it by an address; throws where it is refused. */
export const countedApi = async (
  tally: CallTally,
  nowMs: number,
  onStatement: (statement: Statement) => void,
): Promise<(address: string) => Promise<void>> => {
  const reader = aReaderKey({ requests_per_minute: 1_000_000 });
  const lake = memoryObjectStore("lake", () => nowMs);
  for (let day = 0; day < manifestDays; day++)
    await lake.put(manifestKey("events", dayOf(nowMs - day * 86_400_000)), new Uint8Array(1));
  const api = query({
    admit: admit({
      keys: aKeyRing([reader]),
      rate: async () => {
        tally.add("rates.write");
        return { kind: "within" };
      },
    }),
    lake: countedStore("lake", lake, tally),
    results: countedStore(
      "reports",
      memoryObjectStore("reports", () => nowMs),
      tally,
    ),
    runner: {
      start: async ({ sql, parameters, token }) => {
        tally.add("athena.query");
        onStatement({ sql, parameters });
        return { kind: "started", executionId: token };
      },
      look: async () => ({ kind: "done", rows: [], scannedBytes: 0 }),
    },
    metrics: memoryMetricsTable(),
    reports: allReports,
    health: [],
    budgetMs: 20_000,
    version: "0.0.0",
    now: () => nowMs,
    pause: async () => undefined,
    log: () => undefined,
  });
  return async (address) => {
    const { pathname, searchParams } = new URL(address, "http://localhost");
    tally.add("query.call");
    const answer = await api({
      method: "GET",
      path: pathname,
      headers: { "x-footfall-key": presented(reader) },
      query: Object.fromEntries(searchParams),
      body: new Uint8Array(0),
    });
    if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}: ${answer.body}`);
  };
};
