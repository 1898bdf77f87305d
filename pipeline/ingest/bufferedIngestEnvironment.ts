import * as t from "io-ts";
import { IngestEnvironment } from "./ingestEnvironment";
import { MessageQueueUri } from "./messageQueueUri";

/** What the ingest function is told by its environment variables where its batches wait in a queue first. */
export const BufferedIngestEnvironment = t.strict(
  {
    ...IngestEnvironment.type.props,
    /** Where batches wait for the packer. */
    BATCH_QUEUE: MessageQueueUri,
  },
  "BufferedIngestEnvironment",
);
export type BufferedIngestEnvironment = t.TypeOf<typeof BufferedIngestEnvironment>;
