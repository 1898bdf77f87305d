import { type HttpResponse, json } from "./http";

/** Why a request fails, as a value: the one place that turns it into HTTP is {@link problemResponse}. */
export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 410 | 413 | 422 | 429 | 502 | 503;
  /** Names the rule, for programs: stable, lower case with underscores. */
  readonly code: string;
  /** Names the rule and the value that broke it, for people. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem document. */
  readonly members?: Readonly<Record<string, unknown>>;
}

const titles: Readonly<Record<Problem["status"], string>> = {
  400: "Bad request",
  401: "Key required",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  410: "Gone",
  413: "Too large",
  422: "Cannot be answered",
  429: "Too many requests",
  502: "Query failed",
  503: "Try again",
};

/** The RFC 9457 problem document of a failure. */
export const problemResponse = ({ status, code, detail, headers, members }: Problem): HttpResponse =>
  json(
    status,
    { type: `urn:footfall:problem:${code}`, title: titles[status], status, detail, ...members },
    { "content-type": "application/problem+json", ...headers },
  );
