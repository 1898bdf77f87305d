import { changeDatasets, viewColumns } from "./changeDatasets";
import { liveVersions } from "./liveVersions";
import { newestVersions } from "./newestVersions";
import type { View } from "./view";

/**
 * `orders_live`, `customers_live`, `payments_live`: how each thing is by the versions of the lake and by the lines received
 * since yesterday. A version that is in both is the same twice, so it does not matter which of the two is taken.
 */
export const liveChangeViews: readonly View[] = changeDatasets.map((dataset) => ({
  name: `${dataset.name}_live`,
  doc: `The newest version of each of the ${dataset.name}, by site_id and id, from the moment of its acknowledgement. All days are read, whichever are named.`,
  columns: viewColumns(dataset),
  sql: `${liveVersions(dataset)}\n${newestVersions(dataset.columns, "all_versions")}`,
}));
