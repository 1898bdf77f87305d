import * as t from "io-ts";
import { decode } from "../../pipeline/event/decode";

const Verdict = t.strict({
  index: t.number,
  event_id: t.union([t.string, t.null]),
  errors: t.readonlyArray(t.string),
});
export type Verdict = t.TypeOf<typeof Verdict>;

const Receipt = t.strict({ accepted: t.number, rejected: t.readonlyArray(Verdict) });

const Problem = t.intersection([
  t.type({ type: t.string, title: t.string, status: t.number, detail: t.string }),
  t.partial({ accepted: t.literal(0), rejected: t.readonlyArray(Verdict) }),
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
  const decoded = status === 202 ? decode(Receipt, value) : decode(Problem, value);
  if (decoded.kind === "invalid") return { answered: nothing, wrong: [...wrong, ...decoded.errors] };
  if (status !== 202) {
    const problem = decoded.value as t.TypeOf<typeof Problem>;
    if (problem.status !== status) wrong.push(`the problem says ${problem.status}`);
    if (!/^urn:footfall:problem:[a-z0-9_]+$/.test(problem.type))
      wrong.push("the problem has no type of ours");
  }
  const { accepted = 0, rejected = [] } = decoded.value;
  return { answered: { accepted, rejected }, wrong };
};

const known: ReadonlySet<string> = new Set(["type", "title", "status", "detail", "accepted", "rejected"]);

const memberNames = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null ? Object.keys(value) : [];
