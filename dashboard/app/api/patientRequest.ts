import { problemCode, problemError } from "./problemError";
import { AskError } from "./reportClient";
import type { Pause } from "./within";

/** What came back, with its whole body. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends one request. Rejects where nothing comes back. */
export type Send = (address: string, signal: AbortSignal) => Promise<Reply>;

/** An answer (200), a query that goes on (202), or what is asked for is no longer there. */
export type Answered =
  | { readonly kind: "answered"; readonly reply: Reply }
  | { readonly kind: "running"; readonly location: string; readonly waitMs: number }
  | { readonly kind: "gone" };

/** So often is asked again where a part is overloaded. */
const busyTries = 4;

/** Whoever is told to wait for longer is told so at once. */
const longestWaitMs = 60_000;

const unreachableWaitMs = 500;

/** Asks, and asks again where nothing came, or where it is told to wait: a bounded number of times. */
export const patientRequest =
  (send: Send, pause: Pause) =>
  async (address: string, signal: AbortSignal): Promise<Answered> => {
    for (let tries = 1; ; tries += 1) {
      const reply = await sentTwice(send, pause)(address, signal);
      const answered = answeredBy(reply);
      if (answered !== undefined) return answered;
      const error = problemError(reply);
      const waitMs = retryAfterMs(reply) ?? 1000 * 2 ** (tries - 1);
      if (error.reason !== "busy" || tries >= busyTries || waitMs > longestWaitMs) throw error;
      await pause(waitMs, signal);
    }
  };

const sentTwice =
  (send: Send, pause: Pause): Send =>
  async (address, signal) => {
    try {
      return await send(address, signal);
    } catch {
      signal.throwIfAborted();
      await pause(unreachableWaitMs, signal);
    }
    try {
      return await send(address, signal);
    } catch {
      signal.throwIfAborted();
      throw new AskError(
        "unreachable",
        "No answer came.",
        "Look whether this device is connected to the internet, then try again.",
      );
    }
  };

const answeredBy = (reply: Reply): Answered | undefined => {
  if (reply.status === 200) return { kind: "answered", reply };
  if (reply.status === 410 || problemCode(reply.text) === "no_such_query") return { kind: "gone" };
  if (reply.status !== 202) return undefined;
  return {
    kind: "running",
    location: ownAddress(reply.headers.get("location")),
    waitMs: Math.min(retryAfterMs(reply) ?? 2000, longestWaitMs),
  };
};

/** An address that the API gives back. The key is sent to no other place. */
export const ownAddress = (address: string | null): string => {
  if (address?.startsWith("/v1/")) return address;
  throw new AskError(
    "broken",
    `The API names an address that is none of its own: ${JSON.stringify(address)}.`,
    "Tell whoever runs Footfall.",
  );
};

const retryAfterMs = ({ headers }: Reply): number | undefined => {
  const seconds = headers.get("retry-after");
  return seconds !== null && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
};
