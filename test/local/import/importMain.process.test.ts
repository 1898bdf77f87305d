import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { random } from "../../../local/simulation/random";
import { folderSqlEngine } from "../../../pipeline/reports/folderSqlEngine.duckdb";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { describeWhere } from "../../support/needs";
import { runToEnd } from "../../support/runToEnd";
import { type FootfallProcess, startFootfall } from "../footfallProcess";

jest.setTimeout(120_000);

const root = join(__dirname, "../../..");
/** So many orders as a well-known public file has: IMPORT_ROWS=70000. */
const rows = Number(process.env["IMPORT_ROWS"] ?? 5000);
const data = aTemporaryFolder();
const file = join(aTemporaryFolder(), "CDNOW like.txt");

let server: FootfallProcess;
let url: string;
let totalMinor = 0;

beforeAll(async () => {
  const draw = random([7, 0, 0], 1);
  const lines = Array.from({ length: rows }, (_, row) => {
    const minor = draw.chance(0.001) ? 0 : draw.between(99, 9999);
    totalMinor += minor;
    const day = 1 + Math.floor((row * 28) / rows);
    const customer = String(1 + Math.floor(row / 3)).padStart(5, "0");
    const amount = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
    return ` ${customer} 199701${String(day).padStart(2, "0")} ${String(draw.between(1, 9)).padStart(2)} ${amount.padStart(7)}`;
  });
  writeFileSync(file, `${lines.join("\r\n")}\r\n`);
  server = startFootfall(["--data", data, "--port", "0", "--simulate", "3000", "--date", "2026-03-01"]);
  await server.said("the start page");
  url = /POST (http:\/\/127\.0\.0\.1:\d+)\/v1\/events/.exec(server.stdout())?.[1] ?? "";
});

afterAll(async () => {
  server.child.kill("SIGINT");
  expect(await server.ended).toBe(0);
  expect(server.stderr()).toBe("");
});

const ofThatShape = [
  ...["--delimiter", "spaces", "--no-header", "--columns", "customer_id,created_at,quantity,total_amount"],
  ...["--generate-id", "line", "--site", "cdnow", "--currency", "USD", "--set", "status=paid"],
];

const importing = (args: readonly string[]) =>
  runToEnd(
    process.execPath,
    ["--import", "tsx", "local/importMain.ts", "--dataset", "orders", "--url", url, "--data", data, ...args],
    { cwd: root, env: process.env, deadlineMs: 60_000 },
  );

const keyOf = (kind: "reader" | "server"): string =>
  (JSON.parse(readFileSync(join(data, "keys.json"), "utf8")) as Record<string, string>)[`${kind}_key`] ?? "";

const ask = async (path: string): Promise<readonly Record<string, unknown>[]> => {
  const response = await fetch(`${url}/v1/reports/${path}`, {
    headers: { authorization: `Bearer ${keyOf("reader")}` },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { rows: readonly Record<string, unknown>[] }).rows;
};

const inLake = async () => {
  await (await fetch(`${url}/report`)).text();
  const engine = await folderSqlEngine({ rawFolder: join(data, "raw"), lakeFolder: join(data, "lake") });
  return engine.query(
    `SELECT count(*) AS versions, count(DISTINCT id) AS orders, sum(total_minor) AS total_minor, min(id) AS first_id
     FROM orders WHERE site_id = 'cdnow'`,
    [],
  );
};

const shown = String(rows).replace(/\B(?=(\d{3})+$)/g, " ");

test("a file's orders are in the lake to the cent, and imported once more they change no number", async () => {
  const first = await importing([file, ...ofThatShape]);
  expect(first.stderr).toBe("");
  expect(first.stdout).toContain(`${shown} rows = ${shown} accepted + 0 rejected`);
  expect(first.code).toBe(0);
  const after = await inLake();
  expect(after).toEqual([
    { versions: rows, orders: rows, total_minor: totalMinor, first_id: "CDNOW-like-1" },
  ]);

  const second = await importing([file, ...ofThatShape]);
  expect(second.code).toBe(0);
  expect(await inLake()).toEqual(after);
  expect(await ask("orders?from=1997-01-01&to=1997-12-31&site_id=cdnow")).toEqual([
    { day: null, orders: rows, anonymous_orders: 0, cancelled_orders: 0 },
  ]);
});

describeWhere(spawnSync("awk", ["BEGIN{}"]).status === 0, "awk is not there")("awk", () => {
  test("adds up the same", () => {
    const output = execFileSync("awk", [
      '{ cents += int($4 * 100 + 0.5) } END { printf "%d %d", NR, cents }',
      file,
    ]);
    expect(output.toString()).toBe(`${rows} ${totalMinor}`);
  });
});

test("what was simulated agrees: the orders of the events are those of the back end, and the money, too", async () => {
  const day = "from=2026-03-01&to=2026-03-01";
  const engine = await folderSqlEngine({ rawFolder: join(data, "raw"), lakeFolder: join(data, "lake") });
  const placed = await engine.query(
    `SELECT currency, count(DISTINCT order_id) AS orders FROM events WHERE event_type = 'order_placed'
     GROUP BY currency ORDER BY currency`,
    [],
  );
  const made = await engine.query(
    `SELECT events.currency, sum(events.total_minor) AS revenue_minor
     FROM events JOIN orders_latest ON orders_latest.id = events.order_id
     WHERE event_type = 'payment_made' AND orders_latest.status <> 'refunded'
     GROUP BY events.currency ORDER BY events.currency`,
    [],
  );
  expect(placed.length).toBeGreaterThan(2);
  const answer = await ask(`average-order-value?${day}`);
  expect(answer.map(({ currency, orders }) => ({ currency, orders }))).toEqual(placed);
  const received = answer.filter(({ revenue_minor }) => revenue_minor !== 0);
  expect(received.map(({ currency, revenue_minor }) => ({ currency, revenue_minor }))).toEqual(made);
});

test("what is wrong is one sentence and exit code 2; what the collector refuses, exit code 1", async () => {
  const wrong = await importing([file, "--delimiter", "spaces", "--no-header", "--columns", "a,b,c,d"]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(
    /^import: every record of orders needs id, [^\n]*other columns: "a", "b", "c", "d"\n$/,
  );

  const small = join(aTemporaryFolder(), "two.csv");
  writeFileSync(
    small,
    "id,total_amount,currency,created_at,status\na,5,EUR,2026-03-01,paid\nb,much,EUR,2026-03-01,paid\n",
  );
  const partly = await importing([small, "--site", "two"]);
  expect(partly.code).toBe(1);
  expect(partly.stdout).toContain("2 rows = 1 accepted + 1 rejected");
  expect(partly.stderr).toMatch(/^ {2}line 3: total_amount: must be an amount .*, not "much"\n$/);
});

test("pages of any origin may ask here, and are told which methods there are", async () => {
  const preflight = await fetch(`${url}/v1/reports`, { method: "OPTIONS" });
  expect(preflight.headers.get("access-control-allow-methods")).toBe("GET,POST");
  const health = await fetch(`${url}/v1/health`);
  expect(health.status).toBe(200);
  expect(health.headers.get("access-control-allow-origin")).toBe("*");
  expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
  expect((await fetch(`${url}/v1/users/nobody/metrics?from=2026-03-01&to=2026-03-01`)).status).toBe(401);
  expect((await fetch(`${url}/v1/queries/nothing`)).status).toBe(401);
  const page = await (await fetch(`${url}/start`)).text();
  for (const shownThere of ["/v1/orders", "/v1/reports", "npm run import", "npm run keys"])
    expect(page).toContain(shownThere);
});
