import type { BrowserParts } from "./browserParts";
import type { KeptValues } from "./keptValues";

/** Who it is, and which visit. */
export interface Visitor {
  readonly anonymous_id: string;
  readonly session_id: string;
}

/** A visit ends with half an hour in which nothing happens. */
const idleMs = 30 * 60_000;

/** The visitor as of now, known again by an id that this site alone keeps on the device; where nothing is kept, for as long as the page. */
export const visitor = (
  kept: KeptValues,
  { now, newId }: Pick<BrowserParts, "now" | "newId">,
): (() => Visitor) => {
  let anonymousId: string | undefined;
  let session: Session | undefined;
  return () => {
    if (anonymousId === undefined) {
      const known = kept.read("visitor");
      anonymousId = isId(known) ? known : newId();
      if (anonymousId !== known) kept.write("visitor", anonymousId);
    }
    const atMs = now();
    // another tab of the same visit may have gone on meanwhile
    const known = sessionIn(kept.read("session")) ?? session;
    // a clock that was put back ends a visit that seems to be in the future
    const goesOn = known !== undefined && Math.abs(atMs - known.atMs) <= idleMs;
    session = { id: goesOn ? known.id : newId(), atMs };
    kept.write("session", session);
    return { anonymous_id: anonymousId, session_id: session.id };
  };
};

interface Session {
  readonly id: string;
  readonly atMs: number;
}

const sessionIn = (value: unknown): Session | undefined => {
  const { id, atMs } = (value ?? {}) as Partial<Record<keyof Session, unknown>>;
  return isId(id) && typeof atMs === "number" ? { id, atMs } : undefined;
};

const isId = (value: unknown): value is string => typeof value === "string" && /^[\w-]{8,64}$/.test(value);
