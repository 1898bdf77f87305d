import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import type { Day } from "../../pipeline/lake/lakeKey";
import { sumOfMetrics } from "../../pipeline/metrics/userDayMetrics";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { aMetricsTable } from "../support/aMetricsTable";
import { footfall, startFootfall } from "./footfallProcess";

jest.setTimeout(120_000);

test("Ctrl-C in the middle of the sending ends cleanly, and the next start goes on", async () => {
  const data = aTemporaryFolder();
  const args = ["--data", data, "--port", "0", "--once", "--simulate", "2500", "--date", "2026-03-01"];
  const run = startFootfall(args);
  await run.said("Simulating");
  run.child.kill("SIGINT");
  run.child.kill("SIGINT"); // as npm does, which passes the terminal's on
  expect(await run.ended).toBe(0);
  expect(run.stderr()).toBe("");
  expect(run.stdout()).toContain("Stopping");
  expect((await footfall(args)).stdout).toContain("2 500 events from 2026-03-01");
});

test("a simulation that was interrupted is finished by the next start, without being asked", async () => {
  const data = aTemporaryFolder();
  const run = startFootfall([
    "--data",
    data,
    "--port",
    "0",
    "--once",
    "--simulate",
    "4000",
    "--date",
    "2026-03-01",
  ]);
  // by then it has noted what it is about to do, and done only a part
  while (!existsSync(join(data, "raw/raw/events"))) await new Promise((resolve) => setTimeout(resolve, 5));
  run.child.kill("SIGKILL");
  await run.ended;
  const next = await footfall(["--data", data, "--port", "0", "--once"]);
  expect(next.stdout).toContain("Simulating 4 000 events of 2026-03-01");
  expect(next.stdout).toContain("4 000 events from 2026-03-01");
  const last = await footfall(["--data", data, "--port", "0", "--once"]);
  expect(last.stdout).toContain("Found the data of earlier starts");
});

test("Ctrl-C is heard while standard input is silent, and while a client dawdles", async () => {
  const silent = startFootfall(["--data", aTemporaryFolder(), "--port", "0", "--access-log", "-"], undefined);
  await silent.said("Reading the log from standard input");
  silent.child.kill("SIGINT");
  expect(await silent.ended).toBe(0);
  expect(silent.stdout()).not.toContain("Serving");

  const serving = startFootfall(["--data", aTemporaryFolder(), "--port", "0", "--simulate", "100"]);
  await serving.said("the start page");
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(serving.stdout())?.[1]);
  const client = connect(port, "127.0.0.1");
  client.on("error", () => undefined);
  client.write("POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
  await new Promise((resolve) => setTimeout(resolve, 100));
  serving.child.kill("SIGINT");
  expect(await serving.ended).toBe(0);
  expect(serving.stderr()).toBe("");
});

test("a reader that has had enough ends it without a word", async () => {
  const run = startFootfall(["--data", aTemporaryFolder(), "--port", "0", "--simulate", "3000"]);
  await run.said("Simulating");
  run.child.stdout?.destroy();
  expect(await run.ended).toBe(0);
  expect(run.stderr()).toBe("");
});

test("a folder in use, and one left by a killed process, are told apart", async () => {
  const data = aTemporaryFolder();
  const run = startFootfall(["--data", data, "--port", "0", "--simulate", "100"]);
  await run.said("the start page");
  const second = await footfall(["--data", data, "--port", "0", "--once"]);
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(
    /^footfall: \S+ is in use by process \d+: stop it, or choose another folder with --data \(if that is no Footfall, delete \S+\)\n$/,
  );

  run.child.kill("SIGKILL");
  await run.ended;
  const third = await footfall(["--data", data, "--port", "0", "--once"]);
  expect(third.code).toBe(0);
  expect(third.stdout).toContain("100 events from");
});

test("what comes in is counted while it serves, and a kill takes nothing of it away", async () => {
  const data = aTemporaryFolder();
  const run = startFootfall(["--data", data, "--port", "0", "--simulate", "100"]);
  await run.said("the start page");
  const url = /POST (http:\/\/127\.0\.0\.1:\d+)\/v1\/events/.exec(run.stdout())?.[1] ?? "";
  const { server_key: key } = JSON.parse(readFileSync(join(data, "keys.json"), "utf8")) as {
    server_key: string;
  };
  const at = new Date();
  const events = ["e-1", "e-2"].map((event_id) => ({
    event_id,
    event_type: "click",
    site_id: "my-site",
    occurred_at: at.toISOString(),
    anonymous_id: "guest",
  }));
  const sent = await fetch(`${url}/v1/events?key=${key}`, { method: "POST", body: JSON.stringify(events) });
  expect(sent.status).toBe(202);

  const countedObjects = (): number =>
    readFileSync(join(data, "footfall.log"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith('{"event":"count"') && line.endsWith("}"))
      .reduce((sum, line) => sum + (JSON.parse(line) as { readonly objects: number }).objects, 0);
  // the simulated batch, and this one
  while (countedObjects() < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  run.child.kill("SIGKILL");
  await run.ended;

  const counted = async (): Promise<number | undefined> => {
    const { table, close } = await aMetricsTable(join(data, "metrics"));
    const day = at.toISOString().slice(0, 10) as Day;
    const [stored] = await table.read("guest", day, day);
    await close();
    return sumOfMetrics(stored === undefined ? [] : [stored.final, stored.provisional]).get("my-site")
      ?.events;
  };
  expect(await counted()).toBe(2);
  expect(readFileSync(join(data, "footfall.log"), "utf8")).toContain('{"event":"sweep"');
  const next = await footfall(["--data", data, "--port", "0", "--once"]);
  expect({ code: next.code, stderr: next.stderr }).toEqual({ code: 0, stderr: "" });
  expect(await counted()).toBe(2);
});
