import { customers } from "../../../pipeline/commerce/customers";
import { orders } from "../../../pipeline/commerce/orders";
import { payments } from "../../../pipeline/commerce/payments";
import type { Fields } from "../../../pipeline/event/dataset";
import { changeFamily } from "../changeFamily";
import { type ChangeName, changeText } from "../changeRecords";
import { bad, good } from "../records";
import { wrongFor } from "./wrongTypes";

interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isOptional: boolean;
  readonly wrong: readonly string[];
}

/** Amounts take numbers and text: what they do not take is a family of its own. */
const fieldsOf = (fields: Fields): [Field, ...Field[]] =>
  Object.entries(fields)
    .filter(([name]) => name !== "total_amount" && name !== "amount")
    .map(([name, { type, required, from }]) => ({
      name,
      isRequired: required && from === "producer",
      isOptional: !required && from === "producer",
      wrong: wrongFor(type.schema),
    })) as [Field, ...Field[]];

const fields: Readonly<Record<ChangeName, [Field, ...Field[]]>> = {
  orders: fieldsOf(orders.fields),
  customers: fieldsOf(customers.fields),
  payments: fieldsOf(payments.fields),
};

/** Every field of every dataset with values of another type, without its value, or with null. */
export const changeFields = changeFamily("changes' wrong types", 5, (chance, dataset, id) => {
  const { name, isRequired, isOptional, wrong } = chance.pick(fields[dataset]);
  const isNone = chance.chance(0.15);
  const none = isRequired ? chance.pick(["null", ""]) : "null";
  const value = isNone ? none : chance.pick(wrong as [string, ...string[]]);
  const text = changeText(chance, dataset, id, { fields: { [name]: value } });
  return isNone && isOptional ? good(text) : bad(text);
});
