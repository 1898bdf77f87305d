/** A request as domain code sees it: no server's or gateway's own types. */
export interface HttpRequest {
  readonly method: string;
  /** Path without the query string. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** As it came over the wire: still compressed when the sender compressed it. */
  readonly body: Uint8Array;
}

/** A response; `body` is text of what its `content-type` says. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What answers requests: never rejects, failures are responses. */
export type Endpoint = (request: HttpRequest) => Promise<HttpResponse>;

/** A response with a JSON body: Unicode throughout, even where it quotes half a surrogate pair, sent or cut. */
export const json = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({
  status,
  headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  body: JSON.stringify(value, wellFormed),
});

const wellFormed = (_name: string, value: unknown): unknown =>
  typeof value === "string" ? value.toWellFormed() : value;
