import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundle } from "../../modules/functions/bundle";
import { defaultDedupWindows } from "../../pipeline/event/datasets";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { anEnvelopeLine } from "../fixtures/anEnvelopeLine";
import { anEvent } from "../fixtures/anEvent";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { aMetricsTable, type DynaliteTable } from "../support/aMetricsTable";

let dynalite: DynaliteTable;
beforeAll(async () => {
  dynalite = await aMetricsTable();
});
afterAll(() => dynalite.close());

const day = "2026-03-01";
const hours = ["17", "18", "19"];

const browsers = [
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0",
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "curl/8.6.0",
];

/** Of an hour, 390 events, ten of them twice. */
const linesOf = (hour: string): readonly string[] =>
  Array.from({ length: 400 }, (_, line) => {
    const i = line % 390;
    return anEnvelopeLine({
      received_at_ms: Date.parse(`${day}T${hour}:30:00Z`) + line,
      client: { country: i % 3 === 0 ? "IT" : "DE", user_agent: browsers[i % browsers.length] },
      event: anEvent({
        event_id: `${hour}-${i}`,
        event_type: i % 7 === 0 ? "item_add" : "page_view",
        occurred_at: `${day}T${hour}:${String(i % 30).padStart(2, "0")}:00.000Z`,
        site_id: i % 2 === 0 ? "trattoria-luna" : "osteria-sole",
        anonymous_id: `guest-${i % 11}`,
        ...(i % 7 === 0 ? { item_id: `dish-${i}` } : {}),
      }),
    });
  });

/** Compacts and rolls up with the functions of two files, and says what the lake holds then, by file and content. */
const night = (folder: string, compact: string, rollUp: string, options: readonly string[] = []) => {
  const script = `
    (async () => {
      const { handler: compact } = require(${JSON.stringify(compact)});
      const { handler: rollUp } = require(${JSON.stringify(rollUp)});
      const [{ counts, units }] = await compact({ dataset: "events", hour: "${day}T${hours[0]}" });
      const [{ days, failures }] = await rollUp();
      process.stdout.write(JSON.stringify({ counts, units, days, failures }));
    })();`;
  const output = execFileSync(process.execPath, ["--no-warnings", ...options, "-e", script], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("AWS_"))),
      LOG_FILE: join(folder, "log.ndjson"),
      RAW_STORE: `file://${folder}/raw`,
      LAKE_STORE: `file://${folder}/lake`,
      METRICS_TABLE: "metrics",
      DEDUP_WINDOWS: JSON.stringify(defaultDedupWindows),
      LOOKBACK_HOURS: "3",
      CLOSED_AFTER_DAYS: "2",
    },
  });
  return { said: JSON.parse(output), files: filesIn(join(folder, "lake")) };
};

/** Data files by their content; their names have an attempt's id, which is made anew each time. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".parquet"))
    .map((name) => {
      const hash = createHash("sha256").update(readFileSync(join(folder, name)));
      return `${name.replace(/-[0-9a-f]{8}-[-0-9a-f]{27}\.parquet$/, "")} ${hash.digest("hex")}`;
    })
    .sort();

test("bundles bring hours into the lake and roll their day up, byte for byte as the sources do", async () => {
  const folder = aTemporaryFolder();
  const raw = dirObjectStore({ folder: join(folder, "sources/raw"), bucket: "raw" });
  for (const hour of hours)
    await raw.put(
      `raw/events/dt=${day}/hr=${hour}/s=00/${"a".repeat(64)}.ndjson.gz`,
      gzipSync(linesOf(hour).join("\n")),
    );
  cpSync(join(folder, "sources"), join(folder, "bundles"), { recursive: true });

  const handlers = join(__dirname, "../../handlers");
  const bySources = night(
    join(folder, "sources"),
    join(handlers, "compact.ts"),
    join(handlers, "rollUp.ts"),
    ["--import", require.resolve("tsx")],
  );
  const byBundles = night(
    join(folder, "bundles"),
    join(bundle("compact", join(folder, "compact")), "index.js"),
    join(bundle("rollUp", join(folder, "rollUp")), "index.js"),
  );
  expect(byBundles.said).toMatchObject({
    counts: { rows: 3 * 390, duplicates: 3 * 10, quarantined: 0 },
    units: { compacted: 3 },
    days: { rolled_up: 1 },
    failures: [],
  });
  // the files of three hours, and what became of them
  expect(byBundles.files).toHaveLength(4);
  expect(byBundles).toEqual(bySources);
}, 60_000);
