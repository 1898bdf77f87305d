import type { DatasetName } from "../event/datasets";
import type { EpochMs } from "../event/fieldType";
import { type Endpoint, type HttpRequest, type HttpResponse, json } from "../http/http";
import { type Problem, problemResponse } from "../http/problem";
import type { Authorization } from "../keys/authorize";
import { clientFacts } from "./clientFacts";
import type { BatchSet, DeliveredBatch, Delivery } from "./delivery";
import { type IngestedDataset, ingestedDatasets, ingestPath } from "./ingestedDataset";
import type { SendingKey } from "./judge";
import { judgeBody } from "./judgeBody";
import { type RawBatch, rawBatch, rejectedBatch, type Sending } from "./rawBatch";
import { readBody } from "./readBody";
import { verdictOf } from "./verdict";

/** What ingest works with. */
export interface IngestParts {
  /** Takes over what is to be kept: no answer says that a record is safe before it has. */
  readonly deliver: Delivery;
  /** Finds the key of a request, or why the request may not go on. */
  readonly admit: (request: HttpRequest) => Promise<Authorization>;
  readonly now: () => EpochMs;
  readonly log: (entry: IngestLogEntry) => void;
}

/** One line of the log for each request: numbers and names, never a body, a key or an address. */
export interface IngestLogEntry {
  readonly event: "ingest";
  /** Where the path names one. */
  readonly dataset?: DatasetName;
  readonly status: number;
  /** The problem's code, where there is one. */
  readonly code?: string;
  readonly key_id?: string;
  readonly wire_bytes: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly milliseconds: number;
  /** The name of the store's error, where it failed; its message could quote what it was given. */
  readonly error?: string;
}

/**
 * `POST /v1/events`, and beside it `/v1/orders`, `/v1/customers` and `/v1/payments` for servers. Answers 202 with
 * `{accepted, rejected: [{index, event_id, errors}]}`, of other records `id`, once every accepted record is durable and
 * every rejected one is set aside; 400 when no record was acceptable; 503 when the store failed, in which case sending
 * the same batch again is safe.
 */
export const ingest =
  (parts: IngestParts): Endpoint =>
  async (request) => {
    const startedAtMs = parts.now();
    const dataset = datasetOf(request);
    const outcome =
      dataset === undefined ? noSuchPath(request) : await take(parts, dataset, request, startedAtMs);
    parts.log({
      event: "ingest",
      ...(dataset === undefined ? {} : { dataset: dataset.name }),
      status: outcome.response.status,
      ...outcome.facts,
      wire_bytes: request.body.length,
      accepted: outcome.accepted,
      rejected: outcome.rejected,
      milliseconds: parts.now() - startedAtMs,
    });
    return outcome.response;
  };

interface Outcome {
  readonly response: HttpResponse;
  readonly accepted: number;
  readonly rejected: number;
  readonly facts: Pick<IngestLogEntry, "code" | "key_id" | "error">;
}

const datasetOf = ({ path }: HttpRequest): IngestedDataset | undefined =>
  ingestedDatasets.find((dataset) => ingestPath(dataset) === path);

const noSuchPath = ({ path }: HttpRequest): Outcome =>
  refused({ status: 404, code: "no_such_path", detail: `there is no ${path.slice(0, 200)} here` });

const take = async (
  parts: IngestParts,
  dataset: IngestedDataset,
  request: HttpRequest,
  receivedAtMs: EpochMs,
): Promise<Outcome> => {
  if (request.method !== "POST")
    return refused({
      status: 405,
      code: "post_only",
      detail: `${request.path} takes POST, not ${request.method.slice(0, 20)}`,
      headers: { allow: "POST" },
    });

  const authorization = await parts.admit(request);
  if (authorization.kind === "refused") return refused(authorization.problem);
  const { key } = authorization;
  if (!dataset.kinds.includes(key.kind)) return refused(kindNotAllowed(dataset, key), key.id);

  const body = readBody(request.body, dataset.aNoun);
  if (body.kind === "unreadable") return refused(body.problem, key.id);
  const batch = judgeBody(dataset, body.bytes, key);
  if (batch.kind === "unreadable") return refused(batch.problem, key.id);

  const { accepted, rejected } = batch;
  const sending: Sending = { key, receivedAtMs, sentAtMs: batch.sentAtMs, client: clientFacts(request, key) };
  const counts = { accepted: accepted.length, rejected: rejected.length };
  try {
    const batches: DeliveredBatch[] = [];
    const add = (set: BatchSet, records: number, batch: RawBatch) =>
      batches.push({ set, dataset: dataset.name, receivedAtMs, records, ...batch });
    if (accepted.length > 0) add("raw", accepted.length, rawBatch(accepted, sending));
    if (rejected.length > 0) add("rejected", rejected.length, rejectedBatch(dataset, rejected, sending));
    await parts.deliver(batches);
  } catch (error) {
    return { ...notStored(dataset, key.id, error), ...counts, accepted: 0 };
  }

  const verdicts = rejected.map((each) => verdictOf(dataset, each));
  if (accepted.length === 0)
    return {
      ...refused(
        {
          status: 400,
          code: "nothing_accepted",
          detail: `none of the ${rejected.length} ${dataset.name} was acceptable: ${verdicts[0]?.errors[0]}`,
          members: { accepted: 0, rejected: verdicts },
        },
        key.id,
      ),
      ...counts,
    };
  return {
    response: json(202, { accepted: accepted.length, rejected: verdicts }),
    ...counts,
    facts: { key_id: key.id },
  };
};

const refused = (problem: Problem, keyId?: string): Outcome => ({
  response: problemResponse(problem),
  accepted: 0,
  rejected: 0,
  facts: { code: problem.code, ...(keyId === undefined ? {} : { key_id: keyId }) },
});

const kindNotAllowed = ({ name, kinds }: IngestedDataset, { id, kind }: SendingKey): Problem => ({
  status: 403,
  code: "key_kind_not_allowed",
  detail: `key ${id} is a ${kind} key, which may not send ${name}: send them with a ${kinds.join(" or ")} key`,
});

const notStored = ({ name }: IngestedDataset, keyId: string, error: unknown): Outcome => {
  const refusal = refused(
    {
      status: 503,
      code: "not_stored",
      detail: `the batch could not be stored: send the same ${name} again`,
      headers: { "retry-after": "2" },
    },
    keyId,
  );
  return {
    ...refusal,
    facts: { ...refusal.facts, error: error instanceof Error ? error.name : "unknown" },
  };
};
