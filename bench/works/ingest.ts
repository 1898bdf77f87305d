import { join } from "node:path";
import type { BenchData, Variant, Work } from "../harness/work";
import type { IngestInput } from "./ingest/input";
import type { LoadOptions } from "./ingest/load";
import { type Sender, writeRequests } from "./ingest/requests";

const section = "Ingest";
const folder = "bench/works/ingest";
const root = join(__dirname, "../..");

const prepare =
  (sender: Sender) =>
  async (data: BenchData): Promise<IngestInput> => ({
    sender,
    root,
    folder: await data.make(`requests-of-a-${sender.replace(" ", "-")}`, async (made) =>
      writeRequests(made, sender, 500),
    ),
  });

const ours: Variant = { name: "ours", role: "ours", module: `${folder}/ours.ts`, isProfiled: true };
const floor: Variant = {
  name: "JSON.parse, gzip, SHA-256",
  role: "floor",
  module: `${folder}/floor.ts`,
  note: "of the request's own bytes; what is stored of a page's request is half as long again, since each line has the sending with it.",
};

const batches = (sender: Sender, name: string, told: string): Work<IngestInput> => ({
  name,
  section,
  title: `Take 20 events of a ${sender}`,
  measured:
    `500 requests of simulated guests, ten times over, after six rounds for the compiler. ${told} Ours is the endpoint behind the handler: key and rate, ` +
    "unpacking, judging each event, canonical lines, their hash, gzip, the log's line and the answer; what is delivered is counted and dropped.",
  shows: { figure: "cpuSecondsPerMillion", unit: "CPU s / million" },
  prepare: prepare(sender),
  variants: [ours, floor],
  goals: [
    {
      says: "CPU at most 1.5 times that of JSON.parse, gzip and SHA-256 of the same bytes",
      figure: "cpuSecondsPerMillion",
      atMost: 1.5,
      times: floor.name,
    },
  ],
});

export const ingestOfPages = batches(
  "page",
  "ingest-pages",
  "They are what the tracker sends: an envelope with the time of sending, 20 events of one visit, 570 bytes each; device and place come in headers.",
);

export const ingestOfBackEnds = batches(
  "back end",
  "ingest-back-ends",
  "They are lists of 20 events of many visits with all that is known of each, 780 bytes each.",
);

const connections = 8;
const loaded = (server: LoadOptions["server"]): Pick<Variant, "module" | "options"> => ({
  module: `${folder}/load.ts`,
  options: { server, connections } satisfies LoadOptions,
});

export const ingestUnderLoad: Work<IngestInput> = {
  name: "ingest-load",
  section,
  title: "Answer 20 events of a page",
  measured:
    `Milliseconds until an answer, of 1,500 requests after 300 others, over ${connections} connections that stay open, each sending as soon as it is answered; ` +
    "the sender is a process of its own on the same machine. Both servers flush each request's file and its folder to the disk before they answer.",
  shows: { figure: "p99Ms", unit: "ms, p99" },
  prepare: prepare("page"),
  variants: [
    {
      name: "the local server",
      role: "ours",
      ...loaded("footfall"),
      note: "`npm start`, which in the same process counts each batch into the metrics as well.",
    },
    {
      name: "a bare Node server",
      role: "floor",
      ...loaded("bare"),
      note: "parses, compresses, writes and flushes, and nothing else.",
    },
  ],
  goals: [],
};
