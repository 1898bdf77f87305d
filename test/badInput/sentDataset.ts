import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { allDatasets } from "../../pipeline/commerce/allDatasets";
import type { DatasetName } from "../../pipeline/event/datasets";

/** What tests know of a dataset that is sent, without asking ingest. */
export interface SentDataset {
  readonly name: DatasetName;
  /** The field that names a record, in verdicts too. */
  readonly idField: "event_id" | "id";
  /** The fields that a producer may send, in the order in which they are stored. */
  readonly producerFields: readonly string[];
}

/** The datasets by name. */
export const sentDatasets: Readonly<Record<DatasetName, SentDataset>> = Object.fromEntries(
  allDatasets.map(({ name, fields }) => [
    name,
    {
      name,
      idField: name === "events" ? "event_id" : "id",
      producerFields: Object.entries(fields)
        .filter(([, { from }]) => from === "producer")
        .map(([field]) => field),
    },
  ]),
) as unknown as Readonly<Record<DatasetName, SentDataset>>;

/** The dataset whose door a request came to; events' where it came to none. */
export const sentDatasetOf = ({ rawPath }: Pick<APIGatewayProxyEventV2, "rawPath">): SentDataset =>
  Object.values(sentDatasets).find(({ name }) => rawPath === `/v1/${name}`) ?? sentDatasets.events;
