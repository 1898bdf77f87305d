import type { MessageQueue } from "../../pipeline/ingest/messageQueue";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import type { ListedObject, PutResult, SweepableStore } from "../../pipeline/storage/objectStore";

/**
 * What can go wrong with one call.
 * `fails before`: it is refused, and nothing is done. `answer lost`: it is done, and answered by a timeout.
 * `sent again`: it is done, the answer is lost, the client makes it once more, and only the second answer arrives.
 * `killed before`, `killed after`: the process is gone before or after it is done. `throttled`: it and the next two calls
 * of the same port are refused, which clients report once they have retried enough.
 */
export type FaultKind =
  | "fails before"
  | "answer lost"
  | "sent again"
  | "killed before"
  | "killed after"
  | "throttled";

/** That the call of this number, counted from 1 across all ports and processes, goes wrong. */
export interface Fault {
  readonly call: number;
  readonly kind: FaultKind;
}

/** One call of a port. */
export interface PortCall {
  readonly number: number;
  readonly process: string;
  readonly port: string;
  /** `part`: a piece of an upload, of which nobody sees anything before its end, which is a `put`. */
  readonly method: "put" | "part" | "get" | "list" | "delete" | "add" | "close" | "read" | "send";
  /** The key, prefix or user-day; of a queue, nothing more is known of what is sent. */
  readonly subject: string;
}

/** What a process comes to: its result, or an end before it had one. */
export type Ended<A> = { readonly kind: "done"; readonly value: A } | { readonly kind: "killed" };

/** A process: from its death on, none of its calls is made nor answered, whatever it still had under way. */
export interface Process {
  store(name: string, store: SweepableStore): SweepableStore;
  table(name: string, table: MetricsTable): MetricsTable;
  queue(name: string, queue: FaultyQueue): FaultyQueue;
  run<A>(task: () => Promise<A>): Promise<Ended<A>>;
}

/** A queue as those see it who send to it, and those who take from it and say what is done. */
export interface FaultyQueue extends MessageQueue {
  /** Takes messages away for good. */
  delete(ids: readonly string[]): Promise<void>;
}

export interface FaultyPorts {
  begin(process: string): Process;
  /** The calls made so far. */
  readonly calls: readonly PortCall[];
}

export interface FaultyPortsOptions {
  readonly faults?: readonly Fault[];
  /** Each call is made once this lets it. */
  readonly gate?: (call: Omit<PortCall, "number">) => Promise<void>;
}

/** True for what one of these ports has been made to fail by. */
export const isInjected = (error: string): boolean =>
  /(call \d+, .*|metrics): (\w+Error|\w+Exception|SlowDown)/.test(error);

/** The kinds that differ for a call: what only reads has no effect whose answer could be lost. */
export const kindsFor = ({ method }: PortCall): readonly FaultKind[] =>
  changes.has(method) ? faultKinds : ["fails before", "killed before", "throttled"];

const faultKinds: readonly FaultKind[] = [
  "fails before",
  "answer lost",
  "sent again",
  "killed before",
  "killed after",
  "throttled",
];

const changes: ReadonlySet<PortCall["method"]> = new Set(["put", "delete", "add", "close", "send"]);

const callsThrottled = 3;

/** Ports of which chosen calls go wrong. No clock runs: a call that is not answered never is. */
export const faultyPorts = ({ faults = [], gate }: FaultyPortsOptions = {}): FaultyPorts => {
  const kinds = new Map(faults.map(({ call, kind }) => [call, kind]));
  const throttledCalls = new Map<string, number>();
  const calls: PortCall[] = [];

  const kindOf = ({ number, port }: PortCall): FaultKind | undefined => {
    const kind = kinds.get(number);
    if (kind === "throttled") throttledCalls.set(port, callsThrottled);
    const left = throttledCalls.get(port) ?? 0;
    if (left === 0) return kind;
    throttledCalls.set(port, left - 1);
    return kind ?? "throttled";
  };

  const begin = (name: string): Process => {
    // whatever a process has waited out, the next one does not meet
    throttledCalls.clear();
    let isDead = false;
    let die: () => void = () => {};
    const death = new Promise<{ readonly kind: "killed" }>((resolve) => {
      die = () => {
        isDead = true;
        resolve({ kind: "killed" });
      };
    });

    const around = async <A>(
      port: string,
      method: PortCall["method"],
      subject: string,
      make: () => Promise<A>,
    ): Promise<A> => {
      const unnumbered = { process: name, port, method, subject };
      if (!isDead) await gate?.(unnumbered);
      if (isDead) return never();
      const call: PortCall = { number: calls.length + 1, ...unnumbered };
      calls.push(call);
      switch (kindOf(call)) {
        case undefined:
          return make();
        case "fails before":
          throw named("InternalError", call);
        case "throttled":
          throw named(port === "metrics" ? "ProvisionedThroughputExceededException" : "SlowDown", call);
        case "answer lost":
          await make();
          throw named("TimeoutError", call);
        case "sent again":
          await make();
          return make();
        case "killed before":
          die();
          return never();
        case "killed after":
          await make();
          die();
          return never();
      }
    };

    return {
      store: (port, store) => ({
        uri: store.uri,
        put: (key, body, condition) => around(port, "put", key, () => store.put(key, body, condition)),
        upload: (key) => {
          const upload = store.upload(key);
          let isFinished = false;
          // a client that makes the end once more finds the object that it has made
          const finish = async (): Promise<PutResult> => {
            const again = isFinished;
            isFinished = true;
            return again ? { kind: "conflict" } : upload.finish();
          };
          return {
            write: (bytes) => around(port, "part", key, () => upload.write(bytes)),
            finish: () => around(port, "put", key, finish),
            abort: () => upload.abort(),
          };
        },
        get: (key) => around(port, "get", key, () => store.get(key)),
        getRange: (key, start, end) => around(port, "get", key, () => store.getRange(key, start, end)),
        delete: (key) => around(port, "delete", key, () => store.delete(key)),
        list: async function* (prefix) {
          yield* await around(port, "list", prefix, async () => {
            const listed: ListedObject[] = [];
            for await (const object of store.list(prefix)) listed.push(object);
            return listed;
          });
        },
      }),
      table: (port, table) => ({
        add: (share) =>
          around(port, "add", `${share.userDay.user} ${share.userDay.day}`, () => table.add(share)),
        close: (share) =>
          around(port, "close", `${share.userDay.user} ${share.userDay.day}`, () => table.close(share)),
        read: (user, from, to) => around(port, "read", `${user} ${from}`, () => table.read(user, from, to)),
      }),
      queue: (port, queue) => ({
        send: (message) => around(port, "send", "a message", () => queue.send(message)),
        delete: (ids) => around(port, "delete", `${ids.length} messages`, () => queue.delete(ids)),
      }),
      run: (task) => Promise.race([task().then((value) => ({ kind: "done", value }) as const), death]),
    };
  };

  return { begin, calls };
};

const never = <A>(): Promise<A> => new Promise(() => {});

const named = (name: string, { method, subject, number }: PortCall): Error => {
  const error = new Error(`call ${number}, ${method} ${subject}: ${name}`);
  error.name = name;
  return error;
};
