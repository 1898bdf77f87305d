import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { embeddedDynamodb } from "../../../local/embeddedDynamodb";
import { runKeys } from "../../../local/keys/runKeys";
import { StartupError } from "../../../local/startupError";
import { hashKey } from "../../../pipeline/keys/hashKey";
import { keyRing } from "../../../pipeline/keys/keyRing";
import { dirKeyStore } from "../../../pipeline/keys/keyStore.dir";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";

const dayMs = 24 * 3_600_000;

/** The command over a folder, or what else `place` says, with a clock and dice that are known. */
const aTerminal = (place?: readonly string[]) => {
  const folder = aTemporaryFolder();
  let dice = 0;
  const terminal = {
    folder,
    nowMs: Date.UTC(2026, 2, 1, 18, 5),
    /** Runs a command; what was printed, and what was told beside it. */
    run: async (line: string) => {
      let [printed, told] = ["", ""];
      await runKeys([...line.split(" "), ...(place ?? ["--data", folder])], {
        print: (text) => {
          printed += text;
        },
        tell: (text) => {
          told += text;
        },
        now: () => terminal.nowMs,
        randomBytes: (count) => {
          dice += 1;
          return Buffer.alloc(count, dice);
        },
      });
      return { printed, told };
    },
    /** Which key opens what, as a new function finds it. */
    find: (key: string) =>
      keyRing({ store: dirKeyStore(join(folder, "keys")), now: () => terminal.nowMs, log: () => {} })(key),
  };
  return terminal;
};

const web =
  "create --kind browser --name web-1 --sites a,b --origins https://menu.example --expires 2026-12-31";

test("create prints the key alone on its line, tells what it may do, and the key opens that", async () => {
  const { run, find } = aTerminal();
  const { printed, told } = await run(web);
  expect(printed).toMatch(/^ffb_[\w-]{43}\n$/);
  expect(told).toBe(
    "Key web-1 (browser) sends events of the sites a, b from pages of https://menu.example, " +
      "6 000 requests a minute; it expires at 2027-01-01 00:00 UTC\n" +
      "It is shown this once, and opens within a minute:\n",
  );
  expect(await find(printed.trim())).toMatchObject({
    id: "web-1",
    kind: "browser",
    sites: ["a", "b"],
    origins: ["https://menu.example"],
    expires_at: Date.UTC(2027, 0, 1),
    requests_per_minute: 6_000,
  });
});

test.each([
  [
    "server --name till --sites *",
    "Key till (server) sends events, orders, customers and payments of all sites, 6 000 requests a minute; it does not expire\n",
  ],
  [
    "reader --name board --sites luna",
    "Key board (reader) reads reports and metrics of the site luna, 600 requests a minute; it does not expire\n",
  ],
  [
    "browser --name page --sites luna --origins * --requests-per-minute 1",
    "Key page (browser) sends events of the site luna from pages of any origin, 1 request a minute; it does not expire\n",
  ],
])("create --kind %s tells what it may do", async (rest, words) => {
  expect((await aTerminal().run(`create --kind ${rest}`)).told).toContain(words);
});

test("an id is given once, also after it was revoked", async () => {
  const { run } = aTerminal();
  await run(web);
  const taken =
    "--name web-1: there is such a key already: choose another id, or rotate it with rotate web-1";
  await expect(run(web)).rejects.toThrow(new StartupError(taken));
  await run("revoke web-1");
  await expect(run(web)).rejects.toThrow(taken);
});

test("list shows every key and its state, and nothing that opens or its hash", async () => {
  const terminal = aTerminal();
  const { run } = terminal;
  expect(await run("list")).toEqual({ printed: "", told: "there are no keys yet: create makes one\n" });
  const keys = [
    (await run(web)).printed,
    (await run("create --kind server --name till --sites * --expires 1d")).printed,
    (await run("create --kind reader --name board --sites luna --requests-per-minute 60")).printed,
    (await run("rotate web-1")).printed,
  ];
  await run("revoke board");
  terminal.nowMs += dayMs;
  const { printed, told } = await run("list");
  expect(told).toBe("");
  expect(printed.split("\n").map((line) => line.trim().split(/ {2,}/))).toEqual([
    ["key", "kind", "sites", "origins", "requests/min", "created", "expires", "secrets active", "status"],
    ["board", "reader", "luna", "-", "60", "2026-03-01 18:05 UTC", "never", "0", "revoked"],
    ["till", "server", "*", "-", "6 000", "2026-03-01 18:05 UTC", "2026-03-02 18:05 UTC", "0", "expired"],
    [
      ...["web-1", "browser", "a,b", "https://menu.example", "6 000", "2026-03-01 18:05 UTC"],
      ...["2027-01-01 00:00 UTC", "2", "active"],
    ],
    [""],
  ]);
  for (const key of keys.map((text) => text.trim())) {
    expect(key).toHaveLength(47);
    expect(printed).not.toContain(hashKey(key).slice(0, 16));
    for (const name of readdirSync(join(terminal.folder, "keys")))
      expect(readFileSync(join(terminal.folder, "keys", name), "utf8")).not.toContain(key.slice(4));
  }
});

test("rotate prints a second key, keeps the first as long as it is told, and takes no third", async () => {
  const terminal = aTerminal();
  const { run, find } = terminal;
  const first = (await run(web)).printed.trim();
  const { printed, told } = await run("rotate web-1 --keep-old 2d");
  const second = printed.trim();
  expect(second).toMatch(/^ffb_[\w-]{43}$/);
  expect(told).toMatch(
    /^Key web-1 .+\nIt is shown this once, .+\nThe old one is taken until 2026-03-03 18:05 UTC\n$/,
  );
  for (const key of [first, second]) expect((await find(key))?.id).toBe("web-1");

  await expect(run("rotate web-1")).rejects.toThrow(
    "key web-1 has two active secrets already, and takes no third: wait until the older one ends, " +
      "at 2026-03-03 18:05 UTC, or end both at once with --keep-old 0d",
  );
  terminal.nowMs += 2 * dayMs;
  expect(await find(first)).toBeUndefined();
  expect((await run("rotate web-1")).told).toContain("The old one is taken until 2026-03-10 18:05 UTC");
});

test("rotate --keep-old 0d ends what was there at once: the drill after a leak", async () => {
  const { run, find } = aTerminal();
  const leaked = [(await run(web)).printed.trim(), (await run("rotate web-1")).printed.trim()];
  const { printed, told } = await run("rotate web-1 --keep-old 0d");
  expect(told).toContain("The old one is not taken any more, within a minute\n");
  for (const key of leaked) expect(await find(key)).toBeUndefined();
  expect(await find(printed.trim())).toBeDefined();
});

test("revoke says from when on a key opens nothing, and asks nothing", async () => {
  const { run, find } = aTerminal();
  const key = (await run(web)).printed.trim();
  expect(await run("revoke web-1")).toEqual({
    printed: "",
    told: "Key web-1 is revoked: within a minute it opens nothing\n",
  });
  expect(await find(key)).toBeUndefined();
  expect((await run("revoke web-1")).told).toBe("Key web-1 was revoked already, at 2026-03-01 18:05 UTC\n");
  await expect(run("rotate web-1")).rejects.toThrow("key web-1 is revoked: create another");
});

test("a key that is not there, and one that is damaged, are told", async () => {
  const { run, folder } = aTerminal();
  await run(web);
  await expect(run("revoke web-2")).rejects.toThrow(
    new StartupError("there is no key web-2: list shows those that there are"),
  );
  writeFileSync(join(folder, "keys", "torn.json"), "{");
  await expect(run("rotate torn")).rejects.toThrow(new StartupError("damaged: key: torn: is not JSON"));
  expect((await run("list")).told).toBe("damaged, and opens nothing: key: torn: is not JSON\n");
});

test("of two that change a key at once, one is told to look again", async () => {
  const { run } = aTerminal();
  await run(web);
  const results = await Promise.allSettled([run("rotate web-1"), run("revoke web-1")]);
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(refused).toEqual([
    new StartupError("somebody else has just changed key web-1: look at list, and try again"),
  ]);
});

test("a store that cannot be used is named", async () => {
  const { run, folder } = aTerminal();
  writeFileSync(join(folder, "keys"), "a file");
  await expect(run(web)).rejects.toThrow(/^the folder .+\/keys cannot be used: E/);
});

test("--table keeps keys in a table", async () => {
  const dynalite = await embeddedDynamodb({ table: "acme-keys" });
  const { run } = aTerminal(["--table", "acme-keys", "--region", "eu-central-1"]);
  try {
    const key = (await run("create --kind server --name till --sites luna")).printed.trim();
    expect((await run("list")).printed).toMatch(/till +server +luna +- .+ active/);
    await run("rotate till");
    await run("revoke till");
    expect((await run("list")).printed).toMatch(/till +server +luna +- .+ 0 +revoked/);
    const client = new DynamoDBClient({});
    const { Items } = await client.send(new ScanCommand({ TableName: "acme-keys" }));
    client.destroy();
    expect(Items).toHaveLength(1);
    expect(JSON.stringify(Items)).not.toContain(key.slice(4));
    const missing = aTerminal(["--table", "other", "--region", "eu-central-1"]);
    await expect(missing.run("list")).rejects.toThrow("the table other in eu-central-1 cannot be used: ");
  } finally {
    await dynalite.close();
  }
});

const runProcess = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--no-warnings", "--import", "tsx", "local/keysMain.ts", ...args],
    { cwd: join(__dirname, "../../.."), encoding: "utf8" },
  );
  return { status, stdout, stderr };
};

test("as a process it prints the key to standard output alone, and ends with 2 where it cannot", () => {
  const folder = aTemporaryFolder();
  const create = ["create", "--kind", "reader", "--name", "board", "--sites", "*", "--data", folder];
  expect(runProcess(...create)).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^ffr_[\w-]{43}\n$/),
    stderr: expect.stringContaining("Key board (reader) reads reports and metrics of all sites"),
  });
  expect(runProcess(...create)).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "keys: --name board: there is such a key already: choose another id, or rotate it with rotate board\n",
  });
}, 20_000);
