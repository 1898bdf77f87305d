import type { HttpReportClientParts } from "../../../dashboard/app/api/httpReportClient";
import { longestQueryMs } from "../../../dashboard/app/api/settledAnswer";

/** What the API answers to a request; a function decides when it comes. */
export type Scripted = Response | Error | (() => Promise<Response>);

/** An API that answers as it is told, request after request, and a clock that does not wait. */
export const aScriptedApi = (...script: readonly Scripted[]) => {
  const left = [...script];
  const requests: { readonly address: string; readonly init: RequestInit }[] = [];
  const pausesMs: number[] = [];
  let signedOut = 0;
  let atOnce = 0;
  let mostAtOnce = 0;
  let isLate: (() => void) | undefined;

  const parts: HttpReportClientParts = {
    key: "ffr_a",
    fetch: async (address, init = {}) => {
      requests.push({ address: String(address), init });
      const next = left.shift();
      if (next === undefined) throw new Error(`nothing is scripted for ${String(address)}`);
      if (next instanceof Error) throw next;
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      try {
        return next instanceof Response ? next : await untilAborted(next(), init.signal);
      } finally {
        atOnce -= 1;
      }
    },
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      if (ms < longestQueryMs) pausesMs.push(ms);
      else
        await untilAborted(
          new Promise<void>((resolve) => {
            isLate = resolve;
          }),
          signal,
        );
    },
    onSignedOut: () => {
      signedOut += 1;
    },
  };
  return {
    parts,
    requests,
    pausesMs,
    addresses: () => requests.map(({ address }) => address),
    signedOut: () => signedOut,
    mostAtOnce: () => mostAtOnce,
    fiveMinutesPass: () => isLate?.(),
  };
};

const untilAborted = <A>(outcome: Promise<A>, signal: AbortSignal | null | undefined): Promise<A> =>
  new Promise((resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    outcome.then(resolve, reject);
  });

const columns = [
  { name: "hour_of_day", schema: { type: "integer" }, doc: "0 to 23." },
  { name: "views", schema: { type: ["integer", "null"] }, doc: "Page views." },
];

/** A page of the report `hours`. */
export const aPage = (rows: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): Response =>
  Response.json({
    report: "hours",
    title: "Hours of the day",
    parameters: {},
    live: false,
    as_of: "2026-04-01T08:12:09.113Z",
    columns,
    rows,
    next: null,
    ...more,
  });

/** A problem document. */
export const aProblem = (
  status: number,
  code: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response =>
  Response.json(
    { type: `urn:footfall:problem:${code}`, title: "-", status, detail: `${code}: so`, ...more },
    { status, headers: { "content-type": "application/problem+json", ...headers } },
  );

/** A query that goes on. */
export const aRunningQuery = (): Response =>
  Response.json(
    { status: "running" },
    { status: 202, headers: { location: "/v1/queries/4f53?format=json&limit=10000", "retry-after": "2" } },
  );

/** A page of CSV. */
export const someCsv = (text: string, next?: string): Response =>
  new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      ...(next === undefined ? {} : { link: `<${next}>; rel="next"` }),
    },
  });
