import * as t from "io-ts";
import { type EpochMs, instant, type JsonSchema } from "../event/fieldType";

/** A column of a report's answer. */
export interface Cell<A> {
  /** Decodes what an engine gives; encodes to what JSON shows. */
  readonly codec: t.Type<A, unknown, unknown>;
  readonly schema: JsonSchema;
  readonly doc: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a codec both takes and gives its type, so only `any` admits every one
type Cells = Readonly<Record<string, Cell<any>>>;

type RowOf<C extends Cells> = { readonly [K in keyof C]: C[K] extends Cell<infer A> ? A : never };

/** What one row of an answer looks like. */
export interface Row<A> {
  readonly codec: t.Type<A, unknown, unknown>;
  /** In the order of the `SELECT`. */
  readonly columns: readonly (Pick<Cell<unknown>, "schema" | "doc"> & { readonly name: string })[];
}

/** A row of named cells, each with its meaning. */
export const rowOf = <C extends Cells>(cells: C): Row<RowOf<C>> => ({
  codec: t.type(
    Object.fromEntries(Object.entries(cells).map(([name, { codec }]) => [name, codec])),
    "row",
  ) as unknown as t.Type<RowOf<C>, unknown, unknown>,
  columns: Object.entries(cells).map(([name, { schema, doc }]) => ({ name, schema, doc })),
});

/** Words. */
export const text = (doc: string): Cell<string> => ({ codec: t.string, schema: { type: "string" }, doc });

const whole: t.Type<number, unknown, unknown> = new t.Type(
  "a whole number",
  (u): u is number => Number.isSafeInteger(u),
  (u, context) => (whole.is(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
);

/** How many: a whole number. */
export const count = (doc: string): Cell<number> => ({ codec: whole, schema: { type: "integer" }, doc });

/** Any number; shares are from 0 to 1. */
export const number = (doc: string): Cell<number> => ({ codec: t.number, schema: { type: "number" }, doc });

/** Yes or no. */
export const flag = (doc: string): Cell<boolean> => ({ codec: t.boolean, schema: { type: "boolean" }, doc });

/** A point in time: epoch milliseconds inside, ISO 8601 in JSON. */
export const time = (doc: string): Cell<EpochMs> => ({
  codec: instant().codec,
  schema: { type: "string", format: "date-time" },
  doc,
});

/** The same cell where there may be no value. */
export const orNull = <A>({ codec, schema, doc }: Cell<A>): Cell<A | null> => ({
  codec: t.union([codec, t.null]),
  schema: { ...schema, type: [schema.type, "null" as const].flat() },
  doc,
});
