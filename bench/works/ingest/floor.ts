import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Run } from "../../harness/work";
import { type IngestInput, rounds } from "./input";
import { eventsPerRequest, readRequests } from "./requests";

/** JSON.parse, gzip at the level that ingest uses, and SHA-256, of the same bytes. */
export const run: Run<IngestInput> = async ({ folder }, _options, measure) => {
  const requests = await readRequests(folder);
  let bytesOut = 0;
  const takeAll = (): void => {
    for (const { body } of requests) {
      JSON.parse(body.toString("utf8"));
      createHash("sha256").update(body).digest("hex");
      bytesOut += gzipSync(body, { level: 6 }).length;
    }
  };
  for (let round = 0; round < rounds.warming; round++) takeAll();
  bytesOut = 0;
  await measure(() => {
    for (let round = 0; round < rounds.measured; round++) takeAll();
  });
  return { events: requests.length * eventsPerRequest * rounds.measured, bytesOut };
};
