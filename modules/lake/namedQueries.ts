import { AthenaNamedQuery } from "@cdktf/provider-aws/lib/athena-named-query";
import { Construct } from "constructs";

/** What a saved query must tell of itself. */
export interface QuerySource {
  readonly name: string;
  readonly doc: string;
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
    for (const query of queries)
      new AthenaNamedQuery(this, query.name.replaceAll("-", "_"), {
        name: query.name,
        description: descriptionOf(query),
        database,
        workgroup,
        query: query.sql.trim(),
      });
  }
}

/** Athena's own limit. */
const maxDescriptionLength = 1024;

const descriptionOf = ({ name, doc, placeholders }: QuerySource): string => {
  const places = placeholders.map((place) => `${place.name} (${place.doc})`).join(", ");
  const description =
    placeholders.length === 0 ? doc : `${doc} Parameters, text in single quotes: ${places}.`;
  if (description.length > maxDescriptionLength)
    throw new Error(
      `${name}: its description has ${description.length} characters, must be at most ${maxDescriptionLength}`,
    );
  return description;
};
