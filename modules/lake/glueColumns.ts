import type { GlueCatalogTableStorageDescriptorColumns } from "@cdktf/provider-aws/lib/glue-catalog-table";
import type { Column } from "../../pipeline/event/dataset";
import type { ColumnType } from "../../pipeline/event/fieldType";

/** Columns as Glue wants them: Hive's type names, and comments no longer than it takes. */
export const glueColumns = (
  columns: readonly Pick<Column, "name" | "type" | "doc">[],
): GlueCatalogTableStorageDescriptorColumns[] =>
  columns.map(({ name, type, doc }) => ({
    name,
    type: glueTypes[type],
    comment: doc.slice(0, maxCommentLength),
  }));

/** Glue's own limit. */
const maxCommentLength = 255;

const glueTypes: Readonly<Record<ColumnType, string>> = {
  string: "string",
  int: "int",
  bigint: "bigint",
  double: "double",
  boolean: "boolean",
  timestamp: "timestamp",
};
