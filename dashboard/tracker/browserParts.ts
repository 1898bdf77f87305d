/** What of a browser's storage is used. */
export type KeptTexts = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** What of an answer is read. */
export interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/**
 * Turns in a page's life. `hidden`: it may never be seen again; `closing`: another page takes its place; `shown`: it is seen (again);
 * `online`: the network is back.
 */
export type Turn = "hidden" | "closing" | "shown" | "online";

/** All that the tracker needs of a browser. */
export interface BrowserParts {
  now(): number;
  /** From 0 to just below 1. */
  random(): number;
  newId(): string;
  /** Throws where the browser keeps nothing. */
  storage(): KeptTexts;
  post(url: string, body: string, signal: AbortSignal): Promise<Answer>;
  /** False where the browser does not take it. */
  sendBeacon(url: string, body: string): boolean;
  /** Returns what stops it. */
  after(ms: number, run: () => void): () => void;
  /** Returns what ends it. */
  listen(turn: Turn, run: () => void): () => void;
  /** True where the guest's browser says by Global Privacy Control not to be tracked. */
  refusesTracking(): boolean;
}

/** Those of the browser that this runs in. */
export const browserParts = (): BrowserParts => ({
  now: () => Date.now(),
  random: () => Math.random(),
  newId,
  storage: () => localStorage,
  post: (url, body, signal) =>
    // a text needs no permission of another origin in advance; keepalive lets it outlive the page
    fetch(url, { method: "POST", body, signal, keepalive: true, credentials: "omit" }),
  sendBeacon: (url, body) => navigator.sendBeacon(url, body),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  listen,
  refusesTracking: () => (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true,
});

/** 128 random bits; `crypto.randomUUID` is not there in pages over plain http. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

const listen = (turn: Turn, run: () => void): (() => void) => {
  const ends = eventsOf[turn].map(([type, state]) => {
    const heard = (): void => {
      if (state === undefined || document.visibilityState === state) run();
    };
    const target = state === undefined ? window : document;
    target.addEventListener(type, heard);
    return () => target.removeEventListener(type, heard);
  });
  return () => {
    for (const end of ends) end();
  };
};

const eventsOf: Readonly<
  Record<Turn, readonly (readonly [type: string, state?: DocumentVisibilityState])[]>
> = {
  hidden: [["visibilitychange", "hidden"]],
  closing: [["pagehide"]],
  shown: [["visibilitychange", "visible"], ["pageshow"]],
  online: [["online"]],
};
