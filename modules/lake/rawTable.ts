import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import { Construct } from "constructs";
import { rawPrefix } from "../../pipeline/raw/rawKey";
import { dayProjection } from "./dayProjection";
import { glueColumns } from "./glueColumns";
import type { TableSource } from "./lakeTable";

export interface RawTableProps {
  readonly database: string;
  /** `dataset`: whose raw objects they are, as their keys say. */
  readonly source: TableSource & { readonly dataset: string };
  readonly rawBucket: string;
  /**
   * Queries see the raw objects of this many days, and of today. What is older is in the lake; a query that names no
   * day costs a listing for each of these hours. @default 31
   */
  readonly visibleDays?: number;
}

/**
 * The raw objects as Athena sees them: gzip NDJSON, a row for each line, by the day and hour of receipt, from the
 * second of its acknowledgement. An hour's shards (`s=00/`) are folders below the hour's, which Athena reads too.
 */
export class RawTable extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { database, source, rawBucket, visibleDays = 31 }: RawTableProps,
  ) {
    super(scope, id);
    if (!Number.isInteger(visibleDays) || visibleDays < 1)
      throw new Error(`${source.name}: visibleDays is ${visibleDays}, must be a whole number from 1`);
    const location = `s3://${rawBucket}/${rawPrefix(source.dataset)}`;
    new GlueCatalogTable(this, "Resource", {
      databaseName: database,
      name: source.name,
      description: source.doc,
      tableType: "EXTERNAL_TABLE",
      parameters: {
        EXTERNAL: "TRUE",
        classification: "json",
        ...dayProjection(`NOW-${visibleDays}DAYS,NOW`),
        "projection.hr.type": "integer",
        "projection.hr.range": "00,23",
        "projection.hr.digits": "2",
        // `$$` for Terraform, whose own templates begin with one `$`: Glue gets `${dt}`
        "storage.location.template": `${location}dt=$\${dt}/hr=$\${hr}/`,
      },
      partitionKeys: [
        { name: "dt", type: "string", comment: "The UTC date of receipt." },
        { name: "hr", type: "string", comment: "The UTC hour of receipt, 00 to 23." },
      ],
      storageDescriptor: {
        location,
        inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
        outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        serDeInfo: {
          // of the two JSON SerDes the one that gives an object in a string column as its text
          serializationLibrary: "org.openx.data.jsonserde.JsonSerDe",
          parameters: {
            "serialization.format": "1",
            // producers name their own properties: FooBar stays FooBar
            "case.insensitive": "FALSE",
            // a line that cannot be read is a row of nulls, a value of another type is null: none fails a query
            "ignore.malformed.json": "TRUE",
            "use.null.for.invalid.data": "TRUE",
          },
        },
        columns: glueColumns(source.columns),
      },
    });
  }
}
