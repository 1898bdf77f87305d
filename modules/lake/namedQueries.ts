import { AthenaNamedQuery } from "@cdktf/provider-aws/lib/athena-named-query";
import { Construct } from "constructs";

/** What a saved query must tell of itself. */
export interface QuerySource extends StatementSource {
  readonly name: string;
  readonly doc: string;
  /** The same over what was acknowledged a moment ago too, saved as `<name>-live`. */
  readonly live?: StatementSource | undefined;
}

/** SQL, and what its `?` stand for, in their order: a value that is needed again is named again. */
interface StatementSource {
  readonly sql: string;
  readonly placeholders: readonly { readonly name: string; readonly doc: string }[];
}

export interface NamedQueriesProps {
  readonly database: string;
  readonly workgroup: string;
  readonly queries: readonly QuerySource[];
}

/** Saved queries of a workgroup, in the console and the API; `?` are filled in when one is run. */
export class NamedQueries extends Construct {
  constructor(scope: Construct, id: string, { database, workgroup, queries }: NamedQueriesProps) {
    super(scope, id);
    for (const query of queries.flatMap(formsOf))
      new AthenaNamedQuery(this, query.name.replaceAll("-", "_"), {
        name: query.name,
        description: descriptionOf(query),
        database,
        workgroup,
        query: textOf(query),
      });
  }
}

const formsOf = ({ live, ...query }: QuerySource): readonly QuerySource[] => [
  query,
  ...(live === undefined
    ? []
    : [{ ...live, name: `${query.name}-live`, doc: `${query.doc} With what came a moment ago.` }]),
];

/** Athena's own limits. */
const maxDescriptionLength = 1024;
const maxQueryBytes = 262_144;

const textOf = ({ name, sql }: QuerySource): string => {
  const text = sql.trim();
  const bytes = Buffer.byteLength(text);
  if (bytes > maxQueryBytes) throw new Error(`${name}: has ${bytes} bytes, must be at most ${maxQueryBytes}`);
  return text;
};

/**
 * What is asked, what each value means, once, and then the order of the `?`. People read it beside the query's text;
 * the documentation has the question's definition in full.
 */
const descriptionOf = ({ name, doc, placeholders }: QuerySource): string => {
  const meanings = new Map(placeholders.map((place) => [place.name, place.doc]));
  const values = [...meanings].map(([value, meaning]) => `${value} (${meaning})`).join(", ");
  const order = placeholders.length === meanings.size ? "" : ` In the order ${orderOf(placeholders)}.`;
  const description =
    placeholders.length === 0 ? doc : `${doc} Parameters, text in single quotes: ${values}.${order}`;
  if (description.length > maxDescriptionLength)
    throw new Error(
      `${name}: its description has ${description.length} characters, must be at most ${maxDescriptionLength}`,
    );
  return description;
};

/** `from, to, 4 × sites`. */
const orderOf = (placeholders: StatementSource["placeholders"]): string => {
  const runs: { readonly name: string; times: number }[] = [];
  for (const { name } of placeholders) {
    const last = runs.at(-1);
    if (last?.name === name) last.times += 1;
    else runs.push({ name, times: 1 });
  }
  return runs.map(({ name, times }) => (times === 1 ? name : `${times} × ${name}`)).join(", ");
};
