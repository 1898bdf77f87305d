import * as t from "io-ts";
import { decode } from "../../../pipeline/event/decode";
import { parseJson } from "../../../pipeline/event/parseJson";
import { AskError, type AskFailure } from "./reportClient";

const ProblemDocument = t.intersection([
  t.type({ type: t.string, detail: t.string }),
  t.partial({ errors: t.readonlyArray(t.string) }),
]);

interface Refusal {
  readonly reason: AskFailure;
  readonly advice: string;
  /** Said where the API said nothing. */
  readonly message?: string;
}

/** The end of a problem's type; undefined where an answer is no problem document. */
export const problemCode = (text: string): string | undefined =>
  problemOf(text)?.type.replace(/^urn:footfall:problem:/, "");

/** Why the API refused, by the status and the problem document of its answer. */
export const problemError = ({
  status,
  text,
}: {
  readonly status: number;
  readonly text: string;
}): AskError => {
  const problem = problemOf(text);
  const { reason, advice, message } =
    refusals[problemCode(text) ?? ""] ?? refusalsByStatus[status] ?? unknownRefusal(status);
  const told = problem && (problem.errors?.length ? problem.errors.join("; ") : problem.detail);
  return new AskError(reason, sentence(message ?? told ?? `The API answered ${status}`), advice);
};

const narrower = "Choose fewer days, or one site.";
const later = "Wait a minute, then try again.";
const signedOut: Refusal = {
  reason: "signed_out",
  message: "The key is not known, or no longer",
  advice: "Sign in with a reader key.",
};
const busy: Refusal = { reason: "busy", advice: later };

const refusals: Readonly<Record<string, Refusal>> = {
  key_required: signedOut,
  key_unknown: signedOut,
  key_kind_not_allowed: { reason: "forbidden", advice: "Sign in with a reader key." },
  site_not_allowed: { reason: "forbidden", advice: "Choose one of your sites, or all of them." },
  origin_not_allowed: {
    reason: "forbidden",
    advice: "Open the dashboard at the address that the key is for, or ask for a key for this one.",
  },
  invalid_parameters: { reason: "wrong", advice: "Change what is chosen above, or begin with the Overview." },
  query_too_expensive: {
    reason: "too_much",
    message: "This reads more data than one question may",
    advice: narrower,
  },
  query_too_heavy: {
    reason: "too_much",
    message: "This needs more memory or time than one question has",
    advice: narrower,
  },
  answer_too_large: {
    reason: "too_much",
    message: "The answer has more rows than one may have",
    advice: narrower,
  },
  value_too_long: {
    reason: "too_much",
    message: "This is about more sites than one question can be",
    advice: "Choose one site.",
  },
  rate_limited: {
    reason: "busy",
    message: "This key has asked as often as it may in a minute",
    advice: later,
  },
  query_failed: {
    reason: "broken",
    message: "The query failed",
    advice: "Try again. If it fails again, the log of the query function names the reason.",
  },
};

const refusalsByStatus: Readonly<Record<number, Refusal>> = {
  401: signedOut,
  403: { reason: "forbidden", advice: "Sign in with another key." },
  422: { reason: "too_much", advice: narrower },
  429: { ...busy, message: "Too many questions are asked at once" },
  503: { ...busy, message: "The part that answers is overloaded, or not there" },
  504: { ...busy, message: "The answer took too long" },
};

const unknownRefusal = (status: number): Refusal => ({
  reason: "broken",
  advice:
    status === 404
      ? "Reload the page: the API has no such report, so it may be of another version than this page."
      : "Try again. If it goes on, tell whoever runs Footfall.",
});

const problemOf = (text: string): t.TypeOf<typeof ProblemDocument> | undefined => {
  const parsed = parseJson(text, "is not JSON");
  if (parsed.kind === "invalid") return undefined;
  const decoded = decode(ProblemDocument, parsed.value);
  return decoded.kind === "valid" ? decoded.value : undefined;
};

/** What a machine said, as a sentence. */
const sentence = (text: string): string => {
  const said = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(said) ? said : `${said}.`;
};
