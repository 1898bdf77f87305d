import type { BrowserParts } from "./browserParts";

/** Values kept on the device, each under a name. */
export interface KeptValues {
  /** Undefined where there is none, or none that can be read. */
  read(name: string): unknown;
  /** False where it is not kept. */
  write(name: string, value: unknown): boolean;
  remove(name: string): void;
  names(): readonly string[];
}

/** Those whose keys begin with a prefix. A storage that is forbidden, full or damaged is no error: nothing is kept then. */
export const keptValues = ({ storage }: Pick<BrowserParts, "storage">, prefix: string): KeptValues => ({
  read: (name) => softly(() => JSON.parse(storage().getItem(prefix + name) ?? "null") ?? undefined),
  write: (name, value) =>
    softly(() => {
      storage().setItem(prefix + name, JSON.stringify(value));
      return true;
    }) ?? false,
  remove: (name) => {
    softly(() => storage().removeItem(prefix + name));
  },
  names: () =>
    softly(() => {
      const kept = storage();
      return Array.from({ length: kept.length }, (_, at) => kept.key(at) ?? "")
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
    }) ?? [],
});

const softly = <A>(attempt: () => A): A | undefined => {
  try {
    return attempt();
  } catch {
    return undefined;
  }
};
