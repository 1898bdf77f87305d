import { changeDatasets, viewColumns } from "./changeDatasets";
import { newestVersions } from "./newestVersions";
import type { View } from "./view";

/** `orders_latest`, `customers_latest`, `payments_latest`: how each thing is, as far as it is compacted. */
export const latestViews: readonly View[] = changeDatasets.map((dataset) => ({
  name: `${dataset.name}_latest`,
  doc: `The newest version of each of the ${dataset.name}, by site_id and id. All days are read, whichever are named.`,
  columns: viewColumns(dataset),
  sql: newestVersions(dataset.columns, dataset.name),
}));
