import { contentOf, identityOf, type LakeContents } from "./lakeContents";

/** The events that were acknowledged, counted with nothing but a map. */
export interface Acknowledgements {
  /** Takes the canonical text of an acknowledged event. */
  add(canonical: string): void;
  /** Which of the promises a compaction of all of them has broken. */
  broken(contents: LakeContents): readonly string[];
}

export const acknowledgements = (): Acknowledgements => {
  /** Of each identity the texts that were acknowledged, most often one. */
  const versions = new Map<string, Set<string>>();
  return {
    add: (canonical) => {
      const identity = identityOf(JSON.parse(canonical));
      versions.set(identity, (versions.get(identity) ?? new Set()).add(canonical));
    },
    broken: ({ rows, quarantined }) => {
      const broken: string[] = [];
      const setAside = new Set(quarantined.map(({ content }) => content));
      const rowOf = new Map<string, Readonly<Record<string, unknown>>>();
      for (const row of rows) {
        const identity = identityOf(row);
        if (rowOf.has(identity)) broken.push(`${identity} is shown twice`);
        if (!versions.has(identity)) broken.push(`${identity} is shown, but was never acknowledged`);
        rowOf.set(identity, row);
      }
      for (const [identity, texts] of versions) {
        const row = rowOf.get(identity);
        if (row === undefined) broken.push(`${identity} was acknowledged and is not shown`);
        const shown = [...texts].filter((text) => !setAside.has(contentOf(text)));
        if (shown.length !== 1)
          broken.push(`of ${identity} ${shown.length} of ${texts.size} versions are not set aside`);
        else if (row !== undefined) broken.push(...differences(identity, row, JSON.parse(shown[0] ?? "{}")));
      }
      return broken;
    },
  };
};

/** A row says what its event said; its time may have been put right. */
const differences = (
  identity: string,
  row: Readonly<Record<string, unknown>>,
  event: Readonly<Record<string, unknown>>,
): readonly string[] =>
  Object.entries(event)
    .filter(([name, value]) => name !== "occurred_at" && String(row[name]) !== textOf(value))
    .map(([name]) => `${identity} is shown with another ${name}`);

const textOf = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);
