import { readdirSync } from "node:fs";
import { join } from "node:path";
import { openMessageQueue } from "../../../pipeline/ingest/openMessageQueue";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";

test("a folder's queue is opened in that folder, and an address of SQS without asking it", async () => {
  const folder = join(aTemporaryFolder(), "queue");
  await openMessageQueue({ kind: "dir", folder }).send("a");
  expect(readdirSync(join(folder, "messages"))).toHaveLength(1);
  const region = process.env["AWS_REGION"];
  process.env["AWS_REGION"] = "eu-central-1";
  try {
    const url = "https://sqs.eu-central-1.amazonaws.com/111122223333/acme-prod-pack";
    expect(openMessageQueue({ kind: "sqs", url })).toEqual({ send: expect.any(Function) });
  } finally {
    if (region === undefined) delete process.env["AWS_REGION"];
    else process.env["AWS_REGION"] = region;
  }
});
