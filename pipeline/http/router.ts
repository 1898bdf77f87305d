import type { HttpRequest, HttpResponse } from "./http";
import type { Problem } from "./problem";

/** What a router's routes lead to: the caller decides what an answer is. */
export interface Route<A> {
  /** In words, as logs name it: `/v1/reports/{name}`. A part in braces takes what stands in its place. */
  readonly path: string;
  readonly answer: A;
}

/** Where a request leads; the values are those of the parts in braces, percent-decoded. */
export type Routed<A> =
  | { readonly kind: "found"; readonly route: Route<A>; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "refused"; readonly problem: Problem };

/** The methods of what can only be read. */
const reading = ["GET", "HEAD"];

/** Finds the route of a request that reads: 404 where no path fits, 405 for another method than GET and HEAD. */
export const router = <A>(routes: readonly Route<A>[]): ((request: HttpRequest) => Routed<A>) => {
  const patterns = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return ({ method, path }) => {
    for (const { route, pattern } of patterns) {
      const groups = pattern.exec(path)?.groups;
      if (groups === undefined) continue;
      if (!reading.includes(method)) return { kind: "refused", problem: onlyRead(method, route.path) };
      const { end: _, ...parts } = groups;
      const values = Object.entries(parts).map(([name, value]) => [name, decoded(value)]);
      return { kind: "found", route, values: Object.fromEntries(values) };
    }
    return {
      kind: "refused",
      problem: { status: 404, code: "no_such_path", detail: `there is no ${path.slice(0, 200)} here` },
    };
  };
};

/** An answer to HEAD is that to GET without its body. */
export const withoutBody = ({ method }: HttpRequest, response: HttpResponse): HttpResponse =>
  method === "HEAD" ? { ...response, body: "" } : response;

/** The last group is empty, so that a path without braces has groups too. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>.+?)`)}(?<end>)$`,
    "s",
  );

/** What is no percent-encoding stands for itself. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const onlyRead = (method: string, path: string): Problem => ({
  status: 405,
  code: "get_only",
  detail: `${path} takes GET, not ${method.slice(0, 20)}`,
  headers: { allow: reading.join(", ") },
});
