import { types } from "node:util";
import { type ChangeName, decimalsSent } from "./changeRecords";
import type { LakeContents } from "./lakeContents";
import { sentDatasets } from "./sentDataset";

/** The change records of a dataset that were acknowledged, counted with nothing but a set. */
export interface ChangeAcknowledgements {
  /** Takes the canonical text of an acknowledged record, and when it was received. */
  add(canonical: string, receivedAtMs: number): void;
  /** Which of the promises a compaction of all of them has broken. */
  broken(contents: Pick<LakeContents, "rows">): readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

export const changeAcknowledgements = (name: ChangeName): ChangeAcknowledgements => {
  const versions = new Set<string>();
  return {
    add: (canonical, receivedAtMs) => void versions.add(versionOf(canonical, receivedAtMs)),
    broken: ({ rows }) => {
      const broken: string[] = [];
      const shown = new Set<string>();
      for (const row of rows) {
        const version = versionOf(sentText(name, row), Number(row["received_at"]));
        if (shown.has(version)) broken.push(`${version} is shown twice`);
        if (!versions.has(version)) broken.push(`${version} is shown, but was never acknowledged`);
        shown.add(version);
        broken.push(...madeWrongly(name, row).map((what) => `${version} is shown with another ${what}`));
      }
      for (const version of versions)
        if (!shown.has(version)) broken.push(`${version} was acknowledged and is not shown`);
      return broken;
    },
  };
};

/** What a version is the same as another by: all that it says, and without `updated_at` the hour of its receipt. */
const versionOf = (canonical: string, receivedAtMs: number): string => {
  const said: Row = JSON.parse(canonical);
  const hour = "updated_at" in said ? "" : new Date(receivedAtMs).toISOString().slice(0, 13);
  return `${hour} ${canonical}`;
};

/** A row as it was sent. */
const sentText = (name: ChangeName, row: Row): string =>
  JSON.stringify(
    Object.fromEntries(
      sentDatasets[name].producerFields
        .filter((field) => (row[field] ?? null) !== null)
        .map((field) => [field, sentValue(field, row[field])]),
    ),
  );

const sentValue = (field: string, value: unknown): unknown => {
  if (types.isDate(value)) return value.toISOString();
  return field === "properties" ? JSON.parse(String(value)) : value;
};

const dayMs = 86_400_000;

/** Which of the columns that Footfall makes itself say something else than they must. */
const madeWrongly = (name: ChangeName, row: Row): readonly string[] => {
  const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const receivedAtMs = Number(row["received_at"]);
  const own = row[{ orders: "created_at", customers: "signup_date", payments: "paid_at" }[name]];
  const ownDay = types.isDate(own) ? dayOf(own.getTime()) : String(own ?? dayOf(receivedAtMs));
  const latest = dayOf(receivedAtMs + dayMs);
  const made: [string, unknown][] = [
    ["dt", ownDay < latest ? ownDay : latest],
    ["version_at", Number(row["updated_at"] ?? row["received_at"])],
  ];
  if (name === "orders") made.push(["total_minor", minorUnits(row["total_amount"], row["currency"])]);
  if (name === "payments") made.push(["amount_minor", minorUnits(row["amount"], row["currency"])]);
  return made
    .filter(([field, value]) => (typeof value === "number" ? Number(row[field]) : row[field]) !== value)
    .map(([field]) => field);
};

/** By shifting the point, so that no fraction is ever computed with. */
const minorUnits = (amount: unknown, currency: unknown): number => {
  const [whole = "", fraction = ""] = String(amount).split(".");
  return Number(whole + fraction.padEnd(decimalsSent[String(currency)] ?? 2, "0"));
};
