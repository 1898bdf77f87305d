import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { embeddedDynamodb } from "../../local/embeddedDynamodb";
import { rateTableOf } from "../../pipeline/keys/rateTable.dynamodb";
import type { Day, Unit } from "../../pipeline/lake/lakeKey";
import type { Hour } from "../../pipeline/raw/rawKey";
import { aSiteMetrics } from "../fixtures/aSiteMetrics";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { aMetricsTable } from "../support/aMetricsTable";

const day = "2026-03-01" as Day;
const unit: Unit = { hour: "2026-03-01T18" as Hour, shard: 0 };
const metrics = new Map([["trattoria-luna", aSiteMetrics()]]);
const aShare = (user: string) => ({ userDay: { user, day }, unit, batchId: "a".repeat(64), metrics });

test("what a folder holds is there again after a stop", async () => {
  const folder = join(aTemporaryFolder(), "metrics");
  const first = await aMetricsTable(folder);
  expect(await first.table.add(aShare("guest"))).toBe("added");
  await first.close();
  const second = await aMetricsTable(folder);
  expect(await second.table.read("guest", day, day)).toMatchObject([{ provisional: metrics }]);
  await second.close();
});

/** Runs a script in a process of its own, which has dynalite listening on `url`, and ends by a kill. */
const killed = (folder: string, createTableMs: number, script: string): void => {
  const { signal, stderr } = spawnSync(
    process.execPath,
    [
      "-e",
      `const server = require("dynalite")({ path: ${JSON.stringify(folder)}, createTableMs: ${createTableMs} });
       const ask = async (operation, body) => {
         const response = await fetch("http://127.0.0.1:" + server.address().port, {
           method: "POST",
           headers: {
             "content-type": "application/x-amz-json-1.0",
             "x-amz-target": "DynamoDB_20120810." + operation,
             "x-amz-date": "20260301T000000Z",
             authorization: "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c",
           },
           body: JSON.stringify({ TableName: "metrics", ...body }),
         });
         if (!response.ok) throw new Error(await response.text());
       };
       const createTable = () => ask("CreateTable", {
         BillingMode: "PAY_PER_REQUEST",
         AttributeDefinitions: ["PK", "SK"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
         KeySchema: [{ AttributeName: "PK", KeyType: "HASH" }, { AttributeName: "SK", KeyType: "RANGE" }],
       });
       server.listen(0, "127.0.0.1", async () => { ${script}; process.kill(process.pid, "SIGKILL"); });`,
    ],
    { cwd: join(__dirname, "../.."), encoding: "utf8" },
  );
  expect({ signal, stderr }).toEqual({ signal: "SIGKILL", stderr: "" });
};

test("a process that was killed while it wrote leaves a folder that opens, with all that was answered", async () => {
  const folder = aTemporaryFolder();
  killed(
    folder,
    0,
    `await createTable();
     await new Promise((resolve) => setTimeout(resolve, 100));
     const put = (i) => ask("PutItem", { Item: { PK: { S: "USER#guest-" + i }, SK: { S: "DAY#2026-03-01" } } });
     for (let i = 0; i < 300; i++) await put(i);
     for (let i = 300; i < 400; i++) put(i)`,
  );
  const { table, close } = await aMetricsTable(folder);
  for (const i of [0, 150, 299]) expect(await table.read(`guest-${i}`, day, day)).toHaveLength(1);
  expect(await table.add(aShare("guest"))).toBe("added");
  await close();
});

test("a table that a killed process left half made is made anew", async () => {
  const folder = aTemporaryFolder();
  killed(folder, 60_000, "await createTable()");
  const { table, close } = await aMetricsTable(folder);
  expect(await table.add(aShare("guest"))).toBe("added");
  await close();
});

test("a damaged folder is refused, and left as it is", async () => {
  const folder = aTemporaryFolder();
  const { close } = await aMetricsTable(folder);
  await close();
  const files = readdirSync(folder);
  writeFileSync(join(folder, "CURRENT"), "nonsense");
  await expect(embeddedDynamodb({ folder, table: "metrics" })).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(files.filter((name) => !/^LOG/.test(name))));
});

test("a scratch table begins empty at every start, and those of earlier starts are gone", async () => {
  const folder = aTemporaryFolder();
  const start = async (scratchTable: string) => {
    const { close } = await embeddedDynamodb({ folder, table: "metrics", scratchTable });
    const client = new DynamoDBClient({});
    const { TableNames } = await client.send(new ListTablesCommand({}));
    const given = await rateTableOf(scratchTable).take({
      keyId: "web-1",
      minute: "2026-03-01T18:05",
      wanted: 5,
      limit: 5,
    });
    client.destroy();
    await close();
    return { TableNames, given };
  };
  expect(await start("rates-1")).toEqual({ TableNames: ["metrics", "rates-1"], given: 5 });
  expect((await start("rates-2")).given).toBe(5);
  expect(await start("rates-3")).toEqual({ TableNames: ["metrics", "rates-3"], given: 5 });
});

test("clients of AWS find it, and nothing else, whatever the machine's owner has set up", async () => {
  Object.assign(process.env, {
    AWS_PROFILE: "production",
    AWS_SESSION_TOKEN: "token",
    AWS_ENDPOINT_URL_DYNAMODB: "http://203.0.113.9",
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
    AWS_USE_FIPS_ENDPOINT: "true",
    AWS_CONFIG_FILE: "/nowhere",
  });
  const { close } = await embeddedDynamodb({ table: "metrics" });
  const client = new DynamoDBClient({});
  const { Table } = await client.send(new DescribeTableCommand({ TableName: "metrics" }));
  expect(Table).toMatchObject({ TableStatus: "ACTIVE", ItemCount: 0 });
  expect(await client.config.credentials()).toMatchObject({ accessKeyId: "local", secretAccessKey: "local" });
  await close();
});
