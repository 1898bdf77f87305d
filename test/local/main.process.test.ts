import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { describeWhere } from "../support/needs";
import { footfall, startFootfall } from "./footfallProcess";

jest.setTimeout(120_000);

const aLine = (
  path: string,
  address = "203.0.113.9",
  agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
) => `${address} - - [03/Mar/2026:12:00:05 +0000] "GET ${path} HTTP/1.1" 200 512 "-" "${agent}"`;

const aLog = `${[
  aLine("/"),
  aLine("/menu"),
  aLine("/menu", "198.51.100.7", "Googlebot/2.1 (+http://www.google.com/bot.html)"),
  aLine("/style.css"),
  aLine("/photo.jpg"),
  "this is no log line",
].join("\n")}\n`;

/** The report alone: what comes after the blank line that follows the sending. */
const reportOf = (stdout: string): string => stdout.slice(stdout.indexOf("\n\n"));

test("a first start simulates, a second finds its data, and no number changes", async () => {
  const data = join(aTemporaryFolder(), "data");
  const first = await footfall(["--data", data, "--once", "--port", "0"]);
  expect(first.stderr).toBe("");
  expect(first.code).toBe(0);
  expect(first.stdout).toContain("Sent, and acknowledged as stored: 30 000 events");
  expect(first.stdout).toContain("30 000 events from ");

  const second = await footfall(["--data", data, "--once", "--port", "0"]);
  expect(second.stdout).toContain(`Found the data of earlier starts in ${data}`);
  expect(reportOf(second.stdout)).toBe(reportOf(first.stdout));
  expect(statSync(join(data, "keys.json")).mode & 0o777).toBe(0o600);
});

test("two simulations of the same seed and date agree", async () => {
  const [one, other] = [aTemporaryFolder(), aTemporaryFolder()];
  const simulate = (data: string) =>
    footfall([
      "--data",
      data,
      "--once",
      "--port",
      "0",
      "--simulate",
      "1500",
      "--seed",
      "7",
      "--date",
      "2026-03-01",
    ]);
  const first = await simulate(one);
  const elsewhere = await simulate(other);
  expect(first.stdout).toContain("1 500 events from 2026-03-01 to 2026-03-01");
  expect(reportOf(elsewhere.stdout)).toBe(reportOf(first.stdout));
});

test("every line of an access log is an event in the lake, an asset, or counted as malformed", async () => {
  const data = aTemporaryFolder();
  const file = join(data, "access.log.gz");
  writeFileSync(file, gzipSync(aLog));
  const fromFile = await footfall(["--data", data, "--once", "--port", "0", "--access-log", file]);
  expect(fromFile.stderr).toBe("");
  expect(fromFile.stdout).toContain(
    "6 lines = 3 page requests sent as events + 2 assets (1 image, 1 style) + 1 malformed",
  );
  expect(fromFile.stdout).toMatch(/line 6: /);
  expect(fromFile.stdout).toContain("3 events from 2026-03-03 to 2026-03-03 of access-log");
  expect(fromFile.stdout).toMatch(/robots\s+1\s+1\s+1/);

  const fromStandardInput = await footfall(
    ["--data", data, "--once", "--port", "0", "--access-log", "-"],
    aLog,
  );
  expect(reportOf(fromStandardInput.stdout)).toBe(reportOf(fromFile.stdout));
});

const realLog = join(__dirname, "../../../shared/data/apache_access.log.gz");

describeWhere(existsSync(realLog), "../shared/data/apache_access.log.gz, a real site's log, is not there")(
  "a real site's log",
  () => {
    test("all 10,000 lines are accounted for, and a second sending changes nothing", async () => {
      const data = aTemporaryFolder();
      const send = () => footfall(["--data", data, "--once", "--port", "0", "--access-log", realLog]);
      const first = await send();
      const [, lines, events, assets, malformed] =
        /([\d ]+) lines = ([\d ]+) page requests sent as events \+ ([\d ]+) assets \(.*\) \+ ([\d ]+) malformed/.exec(
          first.stdout,
        ) ?? [];
      const [, inLake] =
        /\n([\d ]+) events from 2015-05-17 to 2015-05-20 of access-log/.exec(first.stdout) ?? [];
      const number = (text = ""): number => Number(text.replaceAll(" ", ""));
      expect(number(lines)).toBe(10_000);
      expect(number(inLake)).toBe(number(events));
      expect(number(inLake) + number(assets) + number(malformed)).toBe(10_000);
      expect(reportOf((await send()).stdout)).toBe(reportOf(first.stdout));
    });
  },
);

test("a damaged log's good lines are sent, and one sentence says what is wrong", async () => {
  const data = aTemporaryFolder();
  const file = join(data, "access.log.gz");
  writeFileSync(file, gzipSync(aLog.repeat(500)).subarray(0, -12));
  const run = await footfall(["--data", data, "--once", "--port", "0", "--access-log", file]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/^footfall: .*access\.log\.gz is damaged after line [^\n]*\n$/);
});

test("it serves what it printed: pages, the collector, and the report with what has come in", async () => {
  const data = aTemporaryFolder();
  const run = startFootfall(["--data", data, "--port", "0", "--simulate", "500", "--date", "2026-03-01"]);
  await run.said("the start page");
  const url = /POST (http:\/\/127\.0\.0\.1:\d+)\/v1\/events/.exec(run.stdout())?.[1] ?? "";
  expect(run.stdout()).toContain(`GET  ${url}/report`);

  const { browser_key: key } = JSON.parse(readFileSync(join(data, "keys.json"), "utf8")) as {
    browser_key: string;
  };
  const event = {
    event_id: "e-1",
    event_type: "page_view",
    site_id: "my-site",
    occurred_at: new Date().toISOString(),
    page_path: "/hello",
  };
  const sent = await fetch(`${url}/v1/events?key=${key}`, {
    method: "POST",
    headers: { "content-type": "text/plain", origin: "https://shop.example" },
    body: JSON.stringify(event),
  });
  expect(sent.status).toBe(202);
  expect(await sent.json()).toEqual({ accepted: 1, rejected: [] });
  expect(sent.headers.get("access-control-allow-origin")).toBe("*");

  const preflight = await fetch(`${url}/v1/events`, {
    method: "OPTIONS",
    headers: { origin: "https://shop.example" },
  });
  expect(preflight.status).toBe(204);
  expect(await (await fetch(`${url}/report`)).text()).toContain("501 events");
  const page = await fetch(`${url}/start`);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await page.text()).toContain("501 events");
  expect(run.stdout()).toContain("npm start -- --lan");
  expect((await fetch(`${url}/nothing`)).status).toBe(404);

  run.child.kill("SIGINT");
  expect(await run.ended).toBe(0);
  expect(run.stderr()).toBe("");
  expect(existsSync(join(data, "in-use-by.pid"))).toBe(false);
});

test("an hour that cannot be compacted is told, and the rest goes on", async () => {
  const data = aTemporaryFolder();
  const args = ["--data", data, "--port", "0", "--once", "--date", "2026-03-01"];
  await footfall([...args, "--simulate", "1200"]);
  const [object = ""] = readdirSync(join(data, "raw"), { recursive: true, encoding: "utf8" }).filter((name) =>
    /\/events\/.*\.gz$/.test(name),
  );
  rmSync(join(data, "raw", object));
  const run = await footfall(args);
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(
    /compaction failed: \S+-s00: raw\/events\/\S+: was compacted before and has gone since/,
  );
  expect(run.stdout).toContain("1 200 events from 2026-03-01");
});

test("metrics that cannot be opened are one sentence", async () => {
  const data = aTemporaryFolder();
  writeFileSync(join(data, "metrics"), "");
  const run = await footfall(["--data", data, "--port", "0", "--once"]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/^footfall: the metrics in \S+ cannot be opened: [^\n]+\n$/);
});

test("a port in use is one sentence", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const run = await footfall(["--data", aTemporaryFolder(), "--port", String(port), "--once"]);
  other.close();
  expect(run.code).toBe(2);
  expect(run.stdout).toBe("");
  expect(run.stderr).toBe(
    `footfall: port ${port} is in use: stop what listens there, or choose another with --port\n`,
  );
});

test.each([
  [
    "a file where the folder should be",
    (folder: string) => ["--data", join(folder, "file", "data")],
    /cannot be used for data: ENOTDIR/,
  ],
  [
    "a log that is not there",
    (folder: string) => ["--data", folder, "--access-log", join(folder, "none")],
    /--access-log .* cannot be read: ENOENT/,
  ],
  [
    "a log that is a folder",
    (folder: string) => ["--data", folder, "--access-log", folder],
    /is a folder: name a file/,
  ],
  [
    "an unknown flag",
    () => ["--frobnicate"],
    /Unknown option '--frobnicate'; npm start -- --help lists the flags/,
  ],
  [
    "a date to come",
    (folder: string) => ["--data", folder, "--simulate", "5", "--date", "2199-01-01"],
    /--date 2199-01-01 is not over yet/,
  ],
])("%s is one sentence, and exit code 2", async (_, args, sentence) => {
  const folder = aTemporaryFolder();
  writeFileSync(join(folder, "file"), "");
  const run = await footfall([...args(folder), "--port", "0", "--once"]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(sentence);
  expect(run.stderr).toMatch(/^footfall: [^\n]+\n$/);
});
