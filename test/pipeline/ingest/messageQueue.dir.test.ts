import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dirMessageQueue, messagesPrefix } from "../../../pipeline/ingest/messageQueue.dir";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";

test("what was sent lies in the folder, each message whole and for itself, also the same one twice", async () => {
  const folder = join(aTemporaryFolder(), "queue");
  const queue = dirMessageQueue(folder);
  await Promise.all(["one", "two", "two"].map((message) => queue.send(message)));
  const files = readdirSync(join(folder, messagesPrefix));
  expect(files.map((file) => readFileSync(join(folder, messagesPrefix, file), "utf8")).sort()).toEqual([
    "one",
    "two",
    "two",
  ]);
});
