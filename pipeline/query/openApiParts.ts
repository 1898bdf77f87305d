import type { JsonSchema } from "../event/fieldType";
import type { Parameter, Parameters } from "../reports/parameter";
import type { SqlParameter } from "../reports/sqlEngine";

/** A schema of the document, by its name. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A response of JSON. */
export const answer = (description: string, schema: object) => ({
  description,
  content: { "application/json": { schema } },
});

/** A response that is a problem document. */
export const problem = (description: string, headers?: object) => ({
  description,
  ...(headers === undefined ? {} : { headers }),
  content: { "application/problem+json": { schema: ref("Problem") } },
});

/** An object with these members and no others, all there unless they are named as optional. */
export const members = (properties: Readonly<Record<string, object>>, ...optional: readonly string[]) => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const retryAfter = {
  "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } },
};

/** What an answer of 202 carries. */
const runningHeaders = {
  Location: { description: "Where to look.", schema: { type: "string" } },
  ...retryAfter,
};

/** Answers that many paths give, by name. */
export const sharedResponses: Readonly<Record<string, object>> = {
  Running: {
    ...answer("It takes longer: look at Location after Retry-After seconds.", ref("Running")),
    headers: runningHeaders,
  },
  NotModified: { description: "The answer is still that of If-None-Match." },
  InvalidParameters: problem("Parameters that break a rule: errors names each."),
  KeyRequired: problem("No key, or one that is not known, or no longer."),
  NotAllowed: problem(
    "A browser key, a site that the key may not read, or an origin that it does not allow.",
  ),
  CursorExpired: problem("The cursor is of an answer that is no longer the answer."),
  TooExpensive: problem("The query would read more, or give more, than one may."),
  TooManyRequests: problem("The key asks too often: ask again after Retry-After seconds.", retryAfter),
  QueryFailed: problem("The query failed."),
  NotReadable: problem("Something cannot be read just now: ask again after Retry-After seconds.", retryAfter),
};

/** One of {@link sharedResponses}. */
export const shared = (name: keyof typeof sharedResponses) => ({ $ref: `#/components/responses/${name}` });

/** What every request with a key can be answered. */
export const refusals = {
  401: shared("KeyRequired"),
  403: shared("NotAllowed"),
  429: shared("TooManyRequests"),
  503: shared("NotReadable"),
} as const;

/** The parameters of a query string; those of one list that are the same in another are referred to there. */
export const queryParameters = (parameters: Parameters, sharedOnes: Parameters = {}): readonly object[] =>
  Object.entries(parameters).map(([name, parameter]: [string, Parameter<SqlParameter>]) =>
    sharedOnes[name] === parameter
      ? { $ref: `#/components/parameters/${name}` }
      : queryParameter(name, parameter),
  );

/** A parameter of a query string. */
export const queryParameter = (name: string, parameter: Parameter<SqlParameter>): object => ({
  name,
  in: "query",
  required: parameter.default === undefined,
  description: parameter.doc,
  schema:
    parameter.default === undefined || parameter.default === null
      ? parameter.schema
      : { ...parameter.schema, default: parameter.default },
  example: parameter.example,
});

/** The schema of a value that may be null. */
export const nullable = (schema: JsonSchema): JsonSchema => ({
  ...schema,
  type: [...new Set([schema.type, "null" as const].flat())],
  ...(Array.isArray(schema["enum"]) ? { enum: [...schema["enum"], null] } : {}),
});
