import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseImportOptions } from "../../../local/import/importOptions";
import { runImport } from "../../../local/import/runImport";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { type ACollector, aCollector, accept } from "./aCollector";

const collectors: ACollector[] = [];
afterEach(() => {
  for (const each of collectors.splice(0)) each.close();
});

const collecting = async (respond?: Parameters<typeof aCollector>[0]): Promise<ACollector> => {
  const made = await aCollector(respond);
  collectors.push(made);
  return made;
};

const importing = (url: string, args: readonly string[], signal = new AbortController().signal) => {
  const written = { output: "", errors: "" };
  const options = parseImportOptions(["--dataset", "orders", "--url", url, "--key", "secret", ...args], {});
  const done = runImport(options, {
    output: { write: (text) => (written.output += text) },
    errors: { write: (text) => (written.errors += text) },
    now: Date.now,
    signal,
  });
  return { done, written };
};

const anOrdersFile = (rows: number, amountOf = (row: number) => `${row}.50`): string => {
  const lines = Array.from({ length: rows }, (_, row) => `o-${row},${amountOf(row)},EUR,2026-03-01,paid`);
  const file = join(aTemporaryFolder(), "orders.csv");
  writeFileSync(file, `id,total_amount,currency,created_at,status\n${lines.join("\n")}\n`);
  utimesSync(file, new Date("2026-03-02T06:00:00Z"), new Date("2026-03-02T06:00:00Z"));
  return file;
};

const idsOf = ({ batches }: ACollector): string[] =>
  batches.flatMap(({ records }) => records.map(({ id }) => String(id)));
const stateOf = (file: string): string => `${file}.footfall-import.json`;

test("every row is sent once, with the key, as of the file's time, and nothing is left behind", async () => {
  const collector = await collecting();
  const file = anOrdersFile(1201);
  const { done, written } = importing(collector.url, [file, "--site", "luna"]);
  expect(await done).toBe(0);
  expect(new Set(idsOf(collector)).size).toBe(1201);
  expect(collector.batches.map(({ records }) => records.length).sort((a, b) => b - a)).toEqual([
    500, 500, 201,
  ]);
  expect(collector.batches[0]).toMatchObject({ path: "/v1/orders", key: "Bearer secret" });
  expect(collector.batches.flatMap(({ records }) => records).find(({ id }) => id === "o-7")).toEqual({
    id: "o-7",
    site_id: "luna",
    total_amount: "7.50",
    currency: "EUR",
    created_at: "2026-03-01T00:00:00.000Z",
    status: "paid",
    updated_at: "2026-03-02T06:00:00.000Z",
  });
  expect(written.output).toMatch(
    /1 201 rows = 1 201 accepted \+ 0 rejected, in [\d.]+ s \([\d ]+ rows a second\)\n$/,
  );
  expect(existsSync(stateOf(file))).toBe(false);
});

test("rows that are not accepted are told in the file's order, whoever rejects them", async () => {
  const collector = await collecting();
  const file = anOrdersFile(14, (row) => (row % 2 === 0 ? "-1" : row === 3 ? "5,EUR" : `${row}`));
  const rejected = join(aTemporaryFolder(), "rejected.ndjson");
  const { done, written } = importing(collector.url, [file, "--rejected", rejected]);
  expect(await done).toBe(1);
  expect(written.output).toContain("14 rows = 6 accepted + 8 rejected");
  const lines = readFileSync(rejected, "utf8").trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual([
    2, 4, 5, 6, 8, 10, 12, 14,
  ]);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    errors: ["total_amount: negative"],
    row: { id: "o-0" },
  });
  expect(JSON.parse(lines[2] ?? "")).toEqual({ line: 5, errors: ["it has 6 columns, not 5"] });
  expect(written.errors).toContain("  line 5: it has 6 columns, not 5\n");
});

test("only the first ten reasons are told, and how many more there are", async () => {
  const collector = await collecting();
  const { done, written } = importing(collector.url, [anOrdersFile(13, () => "-1")]);
  expect(await done).toBe(1);
  expect(written.errors.trimEnd().split("\n")).toHaveLength(11);
  expect(written.errors).toContain("  and 3 more\n");
});

test("interrupted, the same command goes on after the rows of which all is known", async () => {
  const file = anOrdersFile(3000, (row) => (row === 1 ? "-1" : "5"));
  const rejected = join(aTemporaryFolder(), "rejected.ndjson");
  const args = [file, "--rejected", rejected];
  const stopping = new AbortController();
  const collector = await collecting((response, records) => {
    if (stopping.signal.aborted || !records.some(({ id }) => id === "o-1500")) accept(response, records);
    else setTimeout(() => stopping.abort(), 150);
  });
  await expect(importing(collector.url, args, stopping.signal).done).rejects.toThrow();
  const { rows } = JSON.parse(readFileSync(stateOf(file), "utf8")) as { rows: number };
  expect(rows).toBe(1500);

  const before = collector.batches.length;
  const again = importing(collector.url, args);
  expect(await again.done).toBe(1);
  expect(again.written.output).toContain(
    `Going on after ${String(rows).replace(/(\d)(?=\d{3}$)/, "$1 ")} rows`,
  );
  expect(again.written.output).toContain("3 000 rows = 2 999 accepted + 1 rejected");
  expect(collector.batches.slice(before).reduce((sum, { records }) => sum + records.length, 0)).toBe(
    3000 - rows,
  );
  expect(new Set(idsOf(collector)).size).toBe(3000);
  expect(readFileSync(rejected, "utf8").trimEnd().split("\n")).toHaveLength(1);
  expect(existsSync(stateOf(file))).toBe(false);
});

test.each([
  ["another mapping", (file: string) => [file, "--site", "sole"]],
  [
    "another content",
    (file: string) => {
      writeFileSync(file, readFileSync(file, "utf8").replace("o-0,5", "o-0,6"));
      utimesSync(file, new Date("2026-03-02T06:00:00Z"), new Date("2026-03-02T06:00:00Z"));
      return [file];
    },
  ],
])("what was noted of an import is not gone on with under %s", async (_, changed) => {
  const file = anOrdersFile(1200, () => "5");
  const stopping = new AbortController();
  const collector = await collecting((response, records) => {
    if (stopping.signal.aborted || records.length === 500) accept(response, records);
    else setTimeout(() => stopping.abort(), 150);
  });
  await expect(importing(collector.url, [file], stopping.signal).done).rejects.toThrow();
  expect(existsSync(stateOf(file))).toBe(true);
  const before = idsOf(collector).length;
  const { done, written } = importing(collector.url, changed(file));
  expect(await done).toBe(0);
  expect(written.output).not.toContain("Going on");
  expect(idsOf(collector)).toHaveLength(before + 1200);
});

test("a dry run shows the first record and the first errors, and sends nothing", async () => {
  const collector = await collecting();
  const file = anOrdersFile(5, (row) => (row === 2 ? "much" : "5"));
  const { done, written } = importing(collector.url, [file, "--dry-run"]);
  expect(await done).toBe(1);
  expect(collector.batches).toEqual([]);
  expect(written.output).toContain('Line 2 would be sent as\n{\n  "id": "o-0",');
  expect(written.output).toContain("5 rows = 4 that look acceptable + 1 rejected");
  expect(written.errors).toMatch(/^ {2}line 4: total_amount: must be an amount .*, not "much"\n$/);
});

test("a file that is damaged in its middle is sent up to there, and that is told", async () => {
  const collector = await collecting();
  const whole = gzipSync(readFileSync(anOrdersFile(20_000, (row) => `${(row * 7919) % 1000}.${row % 100}`)));
  const file = join(aTemporaryFolder(), "orders.csv.gz");
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  const { done } = importing(collector.url, [file]);
  await expect(done).rejects.toThrow(
    /orders\.csv\.gz cannot be read; the rows before are sent: the gzip data ends too early/,
  );
  expect(idsOf(collector).length).toBeGreaterThan(5000);
});

test("where nothing listens, it says what to do", async () => {
  const collector = await collecting();
  collector.close();
  await expect(importing(collector.url, [anOrdersFile(1)]).done).rejects.toThrow(
    `nothing listens at ${collector.url}: start Footfall with npm start first`,
  );
});

test("standard input has no time, so it must be said", async () => {
  await expect(importing("http://127.0.0.1:1", ["-"]).done).rejects.toThrow("--as-of TIME is needed");
});
