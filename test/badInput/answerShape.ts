import * as t from "io-ts";
import { decode } from "../../pipeline/event/decode";
import type { SentDataset } from "./sentDataset";

/** What is said of a rejected record. */
export interface Verdict {
  readonly index: number;
  /** Under `event_id` or `id`, as the dataset has it. */
  readonly id: string | null;
  readonly errors: readonly string[];
}

const verdictCodec = (idField: SentDataset["idField"]) =>
  t.strict({
    index: t.number,
    [idField]: t.union([t.string, t.null]),
    errors: t.readonlyArray(t.string),
  });

const receiptCodec = (idField: SentDataset["idField"]) =>
  t.strict({ accepted: t.number, rejected: t.readonlyArray(verdictCodec(idField)) });

const problemCodec = (idField: SentDataset["idField"]) =>
  t.intersection([
    t.type({ type: t.string, title: t.string, status: t.number, detail: t.string }),
    t.partial({ accepted: t.literal(0), rejected: t.readonlyArray(verdictCodec(idField)) }),
  ]);

/** What an answer says, as docs/openapi.json has it. */
export interface Answered {
  readonly accepted: number;
  readonly rejected: readonly Verdict[];
}

/** Reads an answer's body; what is wrong with it is said in sentences. */
export const answerShape = (
  status: number,
  body: string,
  idField: SentDataset["idField"] = "event_id",
): { readonly answered: Answered; readonly wrong: readonly string[] } => {
  const nothing: Answered = { accepted: 0, rejected: [] };
  let value: unknown;
  let hasHalfPair = false;
  try {
    value = JSON.parse(body, (_name, member) => {
      hasHalfPair ||= typeof member === "string" && !member.isWellFormed();
      return member;
    });
  } catch {
    return { answered: nothing, wrong: ["the answer is not JSON"] };
  }
  const wrong = memberNames(value).flatMap((name) =>
    known.has(name) ? [] : [`the answer has the unknown member ${JSON.stringify(name)}`],
  );
  if (hasHalfPair) wrong.push("the answer has half a surrogate pair");
  const decoded =
    status === 202 ? decode(receiptCodec(idField), value) : decode(problemCodec(idField), value);
  if (decoded.kind === "invalid") return { answered: nothing, wrong: [...wrong, ...decoded.errors] };
  if (status !== 202) {
    const problem = decoded.value as t.TypeOf<ReturnType<typeof problemCodec>>;
    if (problem.status !== status) wrong.push(`the problem says ${problem.status}`);
    if (!/^urn:footfall:problem:[a-z0-9_]+$/.test(problem.type))
      wrong.push("the problem has no type of ours");
  }
  const { accepted = 0, rejected = [] } = decoded.value;
  const verdicts = rejected.map((verdict) => ({
    index: verdict.index,
    id: (verdict as unknown as Readonly<Record<string, string | null>>)[idField] ?? null,
    errors: verdict.errors,
  }));
  return { answered: { accepted, rejected: verdicts }, wrong };
};

const known: ReadonlySet<string> = new Set(["type", "title", "status", "detail", "accepted", "rejected"]);

const memberNames = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null ? Object.keys(value) : [];
