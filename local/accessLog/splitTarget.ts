/** The parts of a request's target. */
export interface Target {
  /** Begins with a slash, but for the rare `*` and `host:port`; as logged, so percent-encoded. */
  readonly path: string;
  /** Without its question mark; empty where there is none. */
  readonly query: string;
}

/** Splits what was asked for: `/menu?table=12`, or with scheme and host, as proxies are asked. */
export const splitTarget = (target: string): Target => {
  const local = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const mark = local.indexOf("?");
  const path = mark === -1 ? local : local.slice(0, mark);
  return { path: path === "" ? "/" : path, query: mark === -1 ? "" : local.slice(mark + 1) };
};
