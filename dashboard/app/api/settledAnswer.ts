import type { Answered } from "./patientRequest";
import { AskError } from "./reportClient";
import { type Pause, within } from "./within";

/** An answer, and where it was given: its next pages are there. */
export type Settled = Exclude<Answered, { readonly kind: "running" }> & { readonly address: string };

/** So long is waited for a query that takes longer than its request. */
export const longestQueryMs = 5 * 60_000;

/** Asks, and waits for the query that the API goes on with. */
export const settledAnswer =
  (request: (address: string, signal: AbortSignal) => Promise<Answered>, pause: Pause) =>
  async (address: string, signal: AbortSignal): Promise<Settled> => {
    const first = await request(address, signal);
    if (first.kind !== "running") return { ...first, address };
    const late = new AskError(
      "busy",
      "The query takes longer than five minutes.",
      "Try again in some minutes: it may be done by then. Or choose fewer days.",
    );
    return within(pause)({ ms: longestQueryMs, late, signal }, async (inner) => {
      for (let running = first; ; ) {
        await pause(running.waitMs, inner);
        const next = await request(running.location, inner);
        if (next.kind !== "running") return { ...next, address: running.location };
        running = next;
      }
    });
  };
