import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import type { ColumnType } from "../../pipeline/event/fieldType";
import type { View } from "../../pipeline/reports/views/view";
import { glueColumns } from "./glueColumns";

export interface LakeViewProps {
  /** The database's name itself, no reference: it becomes part of an encoded text. */
  readonly database: string;
  readonly view: View;
  /** What must be there before: the database, whose name gives no dependency. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A view as Athena keeps its own: a Glue table without data, whose text is the statement and the columns' types,
 * encoded. Its tables are looked for in the view's database. Who queries it needs the permissions that its tables ask.
 */
export class LakeView extends Construct {
  constructor(scope: Construct, id: string, { database, view, dependsOn }: LakeViewProps) {
    super(scope, id);
    if (Token.isUnresolved(database))
      throw new Error(`${view.name}: database is a reference, must be the name itself`);
    new GlueCatalogTable(this, "Resource", {
      databaseName: database,
      name: view.name,
      description: view.doc,
      tableType: "VIRTUAL_VIEW",
      parameters: { presto_view: "true", comment: "Presto View" },
      viewOriginalText: `/* Presto View: ${encoded(database, view)} */`,
      viewExpandedText: "/* Presto View */",
      storageDescriptor: {
        // Athena refuses a view whose descriptor has none, and the provider leaves an empty one out
        serDeInfo: { name: "-", serializationLibrary: "-" },
        columns: glueColumns(view.columns),
      },
      dependsOn,
    });
  }
}

const encoded = (schema: string, { sql, columns }: View): string =>
  Buffer.from(
    JSON.stringify({
      originalSql: sql,
      catalog: "awsdatacatalog",
      schema,
      columns: columns.map(({ name, type }) => ({ name, type: trinoTypes[type] })),
    }),
  ).toString("base64");

/** As Athena derives them from the tables; a view whose types differ is refused as stale. */
const trinoTypes: Readonly<Record<ColumnType, string>> = {
  string: "varchar",
  int: "integer",
  bigint: "bigint",
  double: "double",
  boolean: "boolean",
  timestamp: "timestamp(3)",
};
