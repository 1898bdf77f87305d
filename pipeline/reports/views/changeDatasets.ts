import { customers } from "../../commerce/customers";
import { orders } from "../../commerce/orders";
import { payments } from "../../commerce/payments";
import type { Column } from "../../event/dataset";
import type { ViewColumn } from "./view";

/** What views need to know of a dataset of change records. */
export interface ChangeDataset {
  readonly name: "orders" | "customers" | "payments";
  readonly timeField: string;
  readonly columns: readonly Column[];
  readonly fields: Readonly<Record<string, { readonly from: "producer" | "pipeline" }>>;
}

/** The datasets of change records. */
export const changeDatasets: readonly ChangeDataset[] = [
  { ...orders, name: "orders" },
  { ...customers, name: "customers" },
  { ...payments, name: "payments" },
];

/** The columns of a view that has a dataset's rows. */
export const viewColumns = ({ name, columns }: ChangeDataset): readonly ViewColumn[] => [
  ...columns.map(({ name: column, type, doc }) => ({ name: column, type, doc })),
  { name: "dt", type: "string", doc: `The UTC date of the version in ${name}.` },
];
