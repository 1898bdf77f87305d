import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { type ColumnType, type FieldType, isJsonObject } from "./fieldType";
import { shownValue } from "./shownValue";

/**
 * One field of a dataset: everything that the codec, the Parquet schema, the Glue table, the OpenAPI document
 * and the reference page need to know about it, said once.
 */
export interface Field<A, Required extends boolean, From extends Origin> {
  readonly type: FieldType<A>;
  readonly required: Required;
  /** Who fills it in: `producer` (accepted on the wire) or `pipeline` (set by Footfall, refused on the wire). */
  readonly from: From;
  readonly doc: string;
  /** A value as a producer would send it (or, for pipeline fields, as a query would return it). */
  readonly example: unknown;
}

export type Origin = "producer" | "pipeline";

/** An ordered, append-only table of fields: new fields go to the end, and none is renamed or removed. */
// biome-ignore lint/suspicious/noExplicitAny: a codec both takes and gives its type, so only `any` admits every field
export type Fields = Readonly<Record<string, Field<any, boolean, Origin>>>;

/** A record as producers send it and as the codec decodes it. */
export type RecordOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends ProducerField<true> ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends ProducerField<false> ? K : never]?: ValueOf<F[K]>;
};

/** A row of the lake: every field, null where there is no value. */
export type RowOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends { readonly required: true } ? ValueOf<F[K]> : ValueOf<F[K]> | null;
};

interface ProducerField<Required extends boolean> {
  readonly required: Required;
  readonly from: "producer";
}

type ValueOf<X> = X extends Field<infer A, boolean, Origin> ? A : never;

/** A column of the lake, derived from a field. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly required: boolean;
  readonly freeForm: boolean;
  readonly doc: string;
}

/** A dataset with all that is derived from its fields. */
export interface Dataset<F extends Fields> {
  readonly name: string;
  readonly doc: string;
  readonly fields: F;
  /** The field whose UTC date is the partition (`dt`). */
  readonly timeField: keyof F & string;
  /** Rules across fields, of which the codec knows: the errors of a record whose fields are each fine, or none. */
  check?(record: RecordOf<F>): readonly string[];
  /** Decides what a producer's record must look like; encodes it back to plain JSON. */
  readonly codec: t.Type<RecordOf<F>, Readonly<Record<string, unknown>>, unknown>;
  readonly columns: readonly Column[];
}

interface FieldSpec<A> {
  readonly type: FieldType<A>;
  readonly doc: string;
  readonly example: unknown;
}

/** A field that every record must carry. */
export const required = <A>(spec: FieldSpec<A>): Field<A, true, "producer"> => ({
  ...spec,
  required: true,
  from: "producer",
});

/** A field that a record may carry. */
export const optional = <A>(spec: FieldSpec<A>): Field<A, false, "producer"> => ({
  ...spec,
  required: false,
  from: "producer",
});

/** A field that Footfall sets on every row. */
export const derived = <A>(spec: FieldSpec<A>): Field<A, true, "pipeline"> => ({
  ...spec,
  required: true,
  from: "pipeline",
});

/** A field that Footfall sets where it knows a value. */
export const derivedWhereKnown = <A>(spec: FieldSpec<A>): Field<A, false, "pipeline"> => ({
  ...spec,
  required: false,
  from: "pipeline",
});

interface DatasetSpec<F extends Fields> {
  readonly name: string;
  readonly doc: string;
  readonly fields: F;
  readonly timeField: keyof F & string;
  /** Rules across fields: the errors of a record whose fields are each fine, or none. */
  readonly check?: (record: RecordOf<F>) => readonly string[];
}

/** Derives codec and columns from a table of fields. */
export const dataset = <F extends Fields>(spec: DatasetSpec<F>): Dataset<F> => ({
  name: spec.name,
  doc: spec.doc,
  fields: spec.fields,
  timeField: spec.timeField,
  ...(spec.check === undefined ? {} : { check: spec.check }),
  codec: recordCodec(spec),
  columns: Object.entries(spec.fields).map(([name, field]) => ({
    name,
    type: field.type.column,
    required: field.required,
    freeForm: field.type.freeForm === true,
    doc: field.doc,
  })),
});

const recordCodec = <F extends Fields>(spec: DatasetSpec<F>): Dataset<F>["codec"] => {
  const accepted = Object.entries(spec.fields).filter(([, field]) => field.from === "producer");
  const acceptedByName = new Map(accepted);

  const unknownKeyRule = (key: string): string => {
    if (Object.hasOwn(spec.fields, key)) return `${key}: set by Footfall, so a producer cannot send it`;
    const rule = `not a field of ${spec.name}; put custom values under properties`;
    return /^\w{1,60}$/.test(key) ? `${key}: ${rule}` : `${spec.name}: ${shownValue(key)} is ${rule}`;
  };

  const is = (u: unknown): u is RecordOf<F> =>
    isJsonObject(u) &&
    accepted.every(([name, field]) =>
      u[name] === undefined ? !field.required : field.type.codec.is(u[name]),
    ) &&
    Object.keys(u).every((key) => acceptedByName.has(key));

  const validate: t.Validate<unknown, RecordOf<F>> = (u, context) => {
    if (!isJsonObject(u)) return t.failure(u, context, `${spec.name}: must be a JSON object`);
    const errors: t.ValidationError[] = [];
    const record: Record<string, unknown> = {};
    for (const [name, field] of accepted) {
      const value = u[name];
      if (value === undefined || value === null) {
        if (field.required) errors.push({ value, context, message: `${name}: required, ${field.type.rule}` });
        continue;
      }
      // what a field decodes to decodes to itself
      if (field.type.codec.is(value)) {
        record[name] = value;
        continue;
      }
      const decoded = field.type.codec.validate(
        value,
        t.appendContext(context, name, field.type.codec, value),
      );
      if (either.isRight(decoded)) record[name] = decoded.right;
      else errors.push(...decoded.left);
    }
    for (const key of Object.keys(u))
      if (!acceptedByName.has(key)) errors.push({ value: u[key], context, message: unknownKeyRule(key) });
    if (errors.length > 0) return t.failures(errors);
    const broken = spec.check?.(record as RecordOf<F>) ?? [];
    return broken.length === 0
      ? t.success(record as RecordOf<F>)
      : t.failures(broken.map((message) => ({ value: u, context, message })));
  };

  const encode = (record: RecordOf<F>): Readonly<Record<string, unknown>> => {
    const values = record as Readonly<Record<string, unknown>>;
    const encoded: Record<string, unknown> = {};
    for (const [name, field] of accepted)
      if (values[name] !== undefined) encoded[name] = field.type.codec.encode(values[name]);
    return encoded;
  };

  return new t.Type(spec.name, is, validate, encode);
};
