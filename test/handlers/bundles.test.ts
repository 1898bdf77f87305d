import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { bundle } from "../../modules/functions/bundle";
import { aBrowserKey, presented } from "../fixtures/aKey";
import { anEvent } from "../fixtures/anEvent";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

test("the very bundles that are deployed take an event and bring it into the lake", () => {
  const folder = aTemporaryFolder();
  const [ingest, compact] = ["ingest", "compact"].map((handler) => bundle(handler, join(folder, handler)));
  const key = aBrowserKey();
  const request = {
    rawPath: "/v1/events",
    headers: { authorization: `Bearer ${presented(key)}` },
    requestContext: { http: { method: "POST" } },
    body: JSON.stringify(anEvent({ occurred_at: Date.now() })),
    isBase64Encoded: false,
  };
  const script = `
    const { handler: ingest } = require(${JSON.stringify(join(ingest ?? "", "index.js"))});
    const { handler: compact } = require(${JSON.stringify(join(compact ?? "", "index.js"))});
    const hour = new Date().toISOString().slice(0, 13);
    ingest(${JSON.stringify(request)})
      .then(({ statusCode }) => compact({ hour }).then(({ counts, files }) => ({ statusCode, rows: counts.rows, files })))
      .then((result) => process.stdout.write(JSON.stringify(result)));`;
  const output = execFileSync(process.execPath, ["-e", script], {
    encoding: "utf8",
    env: {
      NODE_NO_WARNINGS: "1",
      AWS_REGION: "eu-central-1",
      LOG_FILE: join(folder, "log.ndjson"),
      RAW_STORE: `file://${folder}/raw`,
      LAKE_STORE: `file://${folder}/lake`,
      KEYS: JSON.stringify([key]),
      SHARDS: "1",
      DEDUP_WINDOW_HOURS: "24",
      LOOKBACK_HOURS: "3",
    },
  });
  expect(JSON.parse(output)).toEqual({ statusCode: 202, rows: 1, files: 1 });
}, 30_000);
