import { allDatasets } from "../commerce/allDatasets";
import { instant } from "../event/fieldType";
import { jsonSchema } from "../event/jsonSchema";
import { type IngestedDataset, ingestedDatasets, ingestPath } from "./ingestedDataset";
import { limits } from "./limits";

type Json = Readonly<Record<string, unknown>>;

/** What ingest adds to an OpenAPI 3.1 document, derived from the codecs and the limits. */
export interface IngestApi {
  readonly paths: Json;
  readonly schemas: Json;
}

/** The paths of every dataset, and the schemas that they refer to; `Problem` is the one of all failures. */
export const ingestApi = (): IngestApi => ({
  paths: Object.fromEntries(
    ingestedDatasets.map((dataset) => [ingestPath(dataset), { post: operation(dataset) }]),
  ),
  schemas: {
    ...Object.assign({}, ...ingestedDatasets.map(recordSchemas)),
    Receipt: receipt("Rejected"),
    ChangeReceipt: receipt("RejectedChange"),
    Rejected: rejected("event_id"),
    RejectedChange: rejected("id"),
    Problem: {
      type: "object",
      description: "RFC 9457.",
      required: ["type", "title", "status", "detail"],
      properties: {
        type: { type: "string" },
        title: { type: "string" },
        status: { type: "integer" },
        detail: { type: "string" },
        accepted: { type: "integer" },
        rejected: { type: "array", items: { anyOf: [ref("Rejected"), ref("RejectedChange")] } },
      },
    },
  },
});

/** `Order`, and `OrderBatch`; of events plainly `Batch`. */
const recordName = ({ noun }: IngestedDataset): string => noun.replace(/^./, (first) => first.toUpperCase());
const batchName = (dataset: IngestedDataset): string =>
  dataset.name === "events" ? "Batch" : `${recordName(dataset)}Batch`;

const operation = (dataset: IngestedDataset): Json => {
  const { name, noun, aNoun, kinds, codes } = dataset;
  const record = ref(recordName(dataset));
  const isForServers = !kinds.includes("browser");
  return {
    summary: `Send ${name}`,
    description: `One ${noun}, a list, {"${name}": […]} or NDJSON; gzip or not; any content type. At most ${limits.eventsPerBatch} ${name}, ${limits.wireBytes} bytes as sent and ${limits.inflatedBytes} inflated; ${aNoun} has at most ${limits.eventBytes} bytes and ${limits.nestingDepth} levels.${isForServers ? " With a server key only." : ""}`,
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: { oneOf: [record, { type: "array", items: record }, ref(batchName(dataset))] },
        },
        "application/x-ndjson": { schema: { type: "string" } },
      },
    },
    responses: {
      202: answer(
        `At least one ${noun} was accepted and is durable.`,
        ref(dataset.idField === "id" ? "ChangeReceipt" : "Receipt"),
      ),
      400: problem(
        `Nothing was acceptable: rejected says why, ${noun} by ${noun}; or the body is no batch (${codes.none}, …).`,
      ),
      401: problem("No key, or one that is not known."),
      403: problem(
        `The key may not be used from this origin, or may not send ${name} (key_kind_not_allowed).`,
      ),
      405: problem("Not a POST."),
      413: problem("Over a limit of the request."),
      429: {
        description: `Too many requests, of this key or of all: send the same ${name} again after Retry-After seconds.`,
      },
      503: problem(`Not stored: send the same ${name} again after Retry-After seconds.`),
    },
  };
};

const recordSchemas = (dataset: IngestedDataset): Json => ({
  [recordName(dataset)]: recordSchema(dataset),
  [batchName(dataset)]: batchSchema(dataset),
});

const recordSchema = ({ name, takesSiteOfKey }: IngestedDataset): Json => {
  const described = allDatasets.find((each) => each.name === name);
  if (described === undefined) throw new Error(`${name}: is no dataset`);
  const schema = schemaOf(described);
  const required = schema["required"] as readonly string[];
  return takesSiteOfKey ? { ...schema, required: required.filter((field) => field !== "site_id") } : schema;
};

const schemaOf = (dataset: (typeof allDatasets)[number]): Json =>
  jsonSchema(dataset as unknown as Parameters<typeof jsonSchema>[0]);

const batchSchema = (dataset: IngestedDataset): Json => ({
  type: "object",
  additionalProperties: false,
  required: [dataset.name],
  properties: {
    [dataset.name]: {
      type: "array",
      items: ref(recordName(dataset)),
      minItems: 1,
      maxItems: limits.eventsPerBatch,
    },
    sent_at: {
      ...instant().schema,
      description:
        "The sender's clock at sending, set anew at each try: a wrong clock is put right by it. It is no part of the batch's identity.",
    },
  },
});

const receipt = (rejectedName: string): Json => ({
  type: "object",
  required: ["accepted", "rejected"],
  properties: { accepted: { type: "integer" }, rejected: { type: "array", items: ref(rejectedName) } },
});

const rejected = (idField: IngestedDataset["idField"]): Json => ({
  type: "object",
  required: ["index", idField, "errors"],
  properties: {
    index: { type: "integer", description: "Place in the batch, from 0." },
    [idField]: { type: ["string", "null"] },
    errors: { type: "array", items: { type: "string" } },
  },
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const answer = (description: string, schema: object) => ({
  description,
  content: { "application/json": { schema } },
});

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
});
