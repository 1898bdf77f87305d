import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import { type Answered, answerShape } from "./answerShape";
import { address, type BadRequest } from "./badRequest";
import { canary } from "./canary";
import { canonicalRecord } from "./canonicalRecord";
import type { Installation, Sent } from "./installation";
import { allowed, presentedKeys } from "./keys";
import { sameJson } from "./sameJson";
import { type SentDataset, sentDatasetOf } from "./sentDataset";
import { type SentRecord, sentRecords } from "./sentRecords";

/** What a request brought, and which rules were broken. */
export interface Judgement {
  readonly status: number;
  readonly broken: readonly string[];
  readonly dataset: SentDataset;
  /** The canonical texts of the records that were acknowledged. */
  readonly acknowledged: readonly string[];
}

/** What Lambda can return is 6 MB. */
const longestAnswer = 5_000_000;

const statuses: ReadonlySet<number> = new Set([202, 400, 401, 403, 404, 405, 413]);

/** Holds a request's answer, what it stored and what it logged to the rules that hold for every request. */
export const judgeAnswer = async (
  { raw, nowMs, shards }: Installation,
  { event, expects }: BadRequest,
  { answer, thrown, puts, logged }: Sent,
): Promise<Judgement> => {
  const broken: string[] = [...pollution()];
  const dataset = sentDatasetOf(event);
  if (answer === undefined)
    return { status: 0, broken: [...broken, `the door threw: ${String(thrown)}`], dataset, acknowledged: [] };
  const { statusCode: status = 0, headers = {}, body = "" } = answer;
  if (!statuses.has(status)) broken.push(`status ${status}`);
  const contentType = status === 202 ? "application/json" : "application/problem+json";
  if (headers["content-type"] !== contentType) broken.push(`content type ${headers["content-type"]}`);
  if (Buffer.byteLength(body) > longestAnswer) broken.push(`the answer has ${Buffer.byteLength(body)} bytes`);

  const { answered, wrong } = answerShape(status, body, dataset.idField);
  broken.push(...wrong, ...logRules(logged, status, answered));
  if (status === 202 && answered.accepted < 1) broken.push("202, but nothing was accepted");
  if (status !== 202 && answered.accepted > 0) broken.push("events were accepted, but not with 202");
  if (expects.status !== undefined && expects.status !== status)
    broken.push(`status ${status}, not ${expects.status}`);

  const hasRecords = answered.accepted > 0 || answered.rejected.length > 0;
  const records = hasRecords ? sentRecords(event, dataset) : [];
  if (records.length !== answered.accepted + answered.rejected.length)
    broken.push(
      `of ${records.length} records the answer tells ${answered.accepted} + ${answered.rejected.length}`,
    );
  broken.push(...verdictRules(dataset, records, answered, expects.verdicts));

  const rejectedAt = new Set(answered.rejected.map(({ index }) => index));
  const acceptedRecords = records.filter((_, index) => !rejectedAt.has(index));
  const hasOneSite = event.headers["authorization"] === `Bearer ${presentedKeys.oneSite}`;
  const siteOfKey = hasOneSite ? allowed.site : undefined;
  const acknowledged = acceptedRecords.map((record) =>
    record.kind === "json" ? canonicalRecord(dataset, record.value, siteOfKey) : record.text,
  );
  const hour = new Date(nowMs).toISOString().slice(0, 13);
  const folder = `${dataset.name}/dt=${hour.slice(0, 10)}/hr=${hour.slice(11)}/`;
  const batchId = idOf(acknowledged);
  const shard = String(Number.parseInt(batchId.slice(0, 8), 16) % shards).padStart(2, "0");
  const rawKeys = acknowledged.length > 0 ? [`raw/${folder}s=${shard}/${batchId}.ndjson.gz`] : [];
  const written = puts.map(({ key }) => key);
  const rawWritten = written.filter((key) => key.startsWith("raw/"));
  const rejectedWritten = written.filter((key) => key.startsWith(`rejected/${folder}`));
  if (rawWritten.join() !== rawKeys.join())
    broken.push(`stored as ${rawWritten.join() || "nothing"}, not as ${rawKeys.join() || "nothing"}`);
  if (rejectedWritten.length !== (rejectedAt.size > 0 ? 1 : 0))
    broken.push(`${rejectedAt.size} rejected records are in ${rejectedWritten.length} objects`);
  if (written.length !== rawWritten.length + rejectedWritten.length)
    broken.push(`something else was written: ${written.join()}`);

  for (const key of rawKeys) broken.push(...storedRules(await linesOf(raw, key), acknowledged, nowMs));
  for (const key of rejectedWritten)
    broken.push(...rejectedRules(dataset, await linesOf(raw, key), records, answered));
  return { status, broken, dataset, acknowledged };
};

export const pollution = (): readonly string[] =>
  "polluted" in {} || Object.keys(Object.prototype).length > 0 || Object.keys(Array.prototype).length > 0
    ? ["a prototype is polluted"]
    : [];

const secret = new RegExp(`${canary}|${address.replaceAll(".", "\\.")}|[0-9a-f]{64}`, "i");

/** True for text of a log that quotes what was sent, or names its address. */
export const quotesWhatWasSent = (text: string): boolean => secret.test(text);

const logRules = (
  logged: readonly string[],
  status: number,
  { accepted, rejected }: Answered,
): readonly string[] => {
  const [line = "{}"] = logged;
  const broken = logged.length === 1 ? [] : [`${logged.length} lines were logged`];
  if (quotesWhatWasSent(line)) broken.push(`the log quotes what was sent: ${line.slice(0, 200)}`);
  if (line.length > 1_000) broken.push(`a line of the log has ${line.length} characters`);
  const entry = JSON.parse(line);
  if (entry.status !== status || entry.accepted !== accepted || entry.rejected !== rejected.length)
    broken.push(`the log says ${line}`);
  return broken;
};

const verdictRules = (
  { idField }: SentDataset,
  records: readonly SentRecord[],
  { rejected }: Answered,
  verdicts: readonly boolean[] | undefined,
): readonly string[] => {
  const broken: string[] = [];
  const indexes = rejected.map(({ index }) => index);
  if (indexes.some((index, at) => index <= (indexes[at - 1] ?? -1) || index >= records.length))
    broken.push(`rejected indexes ${indexes.slice(0, 20).join()}`);
  for (const { index, id, errors } of rejected) {
    if (errors.length === 0 || errors.some((error) => error === "" || error.length > 1_000))
      broken.push(`record ${index} is rejected without a plain reason`);
    const record = records[index];
    const sentId =
      record?.kind === "json"
        ? (record.value as Readonly<Record<string, unknown>> | null)?.[idField]
        : undefined;
    const isTellable = typeof sentId === "string" && sentId.length <= 128 && sentId.isWellFormed();
    if (isTellable && id !== sentId) broken.push(`record ${index} is told to have another id`);
    if (typeof sentId !== "string" && id !== null) broken.push(`record ${index} has no id, but one is told`);
  }
  if (verdicts === undefined) return broken;
  const expected = verdicts.flatMap((isGood, index) => (isGood ? [] : [index]));
  if (expected.join() !== indexes.join())
    broken.push(`rejected are ${indexes.slice(0, 20).join()}, not ${expected.slice(0, 20).join()}`);
  if (verdicts.length !== records.length)
    broken.push(`${verdicts.length} records were read as ${records.length}`);
  return broken;
};

const idOf = (texts: readonly string[]): string =>
  createHash("sha256")
    .update(texts.map((text) => `${text}\n`).join(""))
    .digest("hex");

const linesOf = async (store: ObjectStore, key: string): Promise<readonly string[] | undefined> => {
  const object = await store.get(key);
  if (object === undefined) return undefined;
  const text = gunzipSync(object.body).toString("utf8");
  return text.endsWith("\n") ? text.slice(0, -1).split("\n") : undefined;
};

/** An acknowledged event is there to the byte, once, in its place. */
const storedRules = (
  lines: readonly string[] | undefined,
  acknowledged: readonly string[],
  nowMs: number,
): readonly string[] => {
  if (lines?.length !== acknowledged.length)
    return [`of ${acknowledged.length} acknowledged events ${lines?.length ?? "none"} are stored`];
  return lines.flatMap((line, at) => {
    const broken: string[] = [];
    if (!line.endsWith(`,"event":${acknowledged[at]}}`))
      broken.push(`event ${at} is stored as something else`);
    const { received_at_ms: receivedAtMs, key_kind: kind, key_id: key, client } = JSON.parse(line);
    // sent again within the hour, it stays as it came first
    if (Math.floor(receivedAtMs / 3_600_000) !== Math.floor(nowMs / 3_600_000) || receivedAtMs > nowMs)
      broken.push(`event ${at} is stored with another time`);
    if (
      !["browser", "server"].includes(kind) ||
      !/^(browser-1|server-[12])$/.test(key) ||
      client === undefined
    )
      broken.push(`event ${at} is stored with another sending`);
    return broken;
  });
};

/** A rejected record is set aside as it was sent, with its place and its reasons. */
const rejectedRules = (
  { idField }: SentDataset,
  lines: readonly string[] | undefined,
  records: readonly SentRecord[],
  { rejected }: Answered,
): readonly string[] => {
  if (lines?.length !== rejected.length)
    return [`of ${rejected.length} rejected records ${lines?.length ?? "none"} are set aside`];
  return rejected.flatMap(({ index, id, errors }, at) => {
    const line = JSON.parse(lines[at] ?? "");
    const record = records[index];
    const isVerdict = sameJson([line.index, line[idField], line.errors], [index, id, errors]);
    const isAsSent =
      record?.kind === "json" ? sameJson(line.record, record.value) : line.text === record?.text;
    return isVerdict && isAsSent ? [] : [`record ${index} is set aside as something else`];
  });
};
