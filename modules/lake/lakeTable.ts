import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import { Construct } from "constructs";
import type { Column } from "../../pipeline/event/dataset";
import { manifestPrefix } from "../../pipeline/lake/lakeKey";
import { dayProjection } from "./dayProjection";
import { glueColumns } from "./glueColumns";

/** What a dataset must tell of itself to become a table. */
export interface TableSource {
  readonly name: string;
  readonly doc: string;
  readonly columns: readonly Column[];
}

export interface LakeTableProps {
  readonly database: string;
  readonly dataset: TableSource;
  readonly lakeBucket: string;
  /** The first day that queries look at, as `2015-01-01`; older partitions stay invisible. */
  readonly firstDay: string;
}

/**
 * A dataset as Athena sees it: Parquet, reached through the manifests of its days (Hive's symlink format), so that
 * a query sees each commit whole. Days are projected from the calendar: there is no partition to register.
 */
export class LakeTable extends Construct {
  constructor(scope: Construct, id: string, { database, dataset, lakeBucket, firstDay }: LakeTableProps) {
    super(scope, id);
    const location = `s3://${lakeBucket}/${manifestPrefix(dataset.name)}`;
    new GlueCatalogTable(this, "Resource", {
      databaseName: database,
      name: dataset.name,
      description: dataset.doc,
      tableType: "EXTERNAL_TABLE",
      parameters: {
        EXTERNAL: "TRUE",
        // events are clamped to five minutes ahead, so the day after today is the last that can have any
        ...dayProjection(`${firstDay},NOW+1DAY`),
        // `$$` for Terraform, whose own templates begin with one `$`: Glue gets `${dt}`
        "storage.location.template": `${location}dt=$\${dt}/`,
      },
      partitionKeys: [{ name: "dt", type: "string", comment: `The UTC date of the ${dataset.name}.` }],
      storageDescriptor: {
        location,
        inputFormat: "org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat",
        outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        serDeInfo: {
          serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
          parameters: { "serialization.format": "1" },
        },
        columns: glueColumns(dataset.columns),
      },
    });
  }
}
