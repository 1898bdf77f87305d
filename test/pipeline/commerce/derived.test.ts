import { customers } from "../../../pipeline/commerce/customers";
import { orders } from "../../../pipeline/commerce/orders";
import { payments } from "../../../pipeline/commerce/payments";
import type { Column, Fields } from "../../../pipeline/event/dataset";
import { decode } from "../../../pipeline/event/decode";
import { expectGolden } from "../../support/golden";

interface Described {
  readonly name: string;
  readonly fields: Fields;
  readonly columns: readonly Column[];
}
const datasets: readonly Described[] = [orders, customers, payments];

test.each(datasets)(
  "the columns of $name: new ones go to the end, none is renamed, retyped or moved",
  ({ name, columns }) => {
    expectGolden(
      __dirname,
      `${name}-columns.txt`,
      columns
        .map((column) => `${column.name} ${column.type}${column.required ? " required" : ""}\n`)
        .join(""),
    );
  },
);

const examples = datasets.flatMap(({ name, fields }) =>
  Object.entries(fields).map(([field, description]) => [`${name}.${field}`, description] as const),
);

test.each(examples)("%s: its example is admitted by its codec", (_, { type, example }) => {
  expect(decode(type.codec, example)).toMatchObject({ kind: "valid" });
});
