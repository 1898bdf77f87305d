import type { Random } from "../../local/simulation/random";
import { canary } from "./canary";
import type { EventChanges } from "./records";

/** The datasets of change records. */
export const changeNames = ["orders", "customers", "payments"] as const;
export type ChangeName = (typeof changeNames)[number];

/** The JSON text of a change record that is good unless its changes make it bad. */
export const changeText = (
  chance: Random,
  name: ChangeName,
  id: string,
  { fields = {}, members = [], membersFirst = false }: EventChanges = {},
): string => {
  const written = Object.entries({ ...goodFields(chance, name, id), ...fields })
    .filter(([, json]) => json !== "")
    .map(([field, json]) => `${JSON.stringify(field)}:${json}`);
  return `{${(membersFirst ? [...members, ...written] : [...written, ...members]).join(",")}}`;
};

/** Of each dataset the fields that hold an amount, or an instant. */
export const amountField = { orders: "total_amount", payments: "amount" } as const;
export const instantFields: Readonly<Record<ChangeName, readonly [string, ...string[]]>> = {
  orders: ["created_at", "updated_at"],
  customers: ["updated_at"],
  payments: ["paid_at", "updated_at"],
};

/** How many decimals the currencies have that are sent here. */
export const decimalsSent: Readonly<Record<string, number>> = { EUR: 2, JPY: 0, KWD: 3, CLF: 4 };

const goodFields = (chance: Random, name: ChangeName, id: string): Record<string, string> => {
  const fields: Record<string, string> = {
    id: JSON.stringify(`${canary}-${id}`),
    site_id: `"${canary}-${chance.between(1, 3)}"`,
    ...own[name](chance),
  };
  if (chance.chance(0.4)) fields["updated_at"] = instantText(chance);
  if (chance.chance(0.2)) fields["properties"] = `{"${canary}":[${chance.between(0, 9)},null,{"è":true}]}`;
  return fields;
};

const own: Readonly<Record<ChangeName, (chance: Random) => Record<string, string>>> = {
  orders: (chance) => ({
    ...(chance.chance(0.5) ? { customer_id: `"${canary}-guest-${chance.between(1, 20)}"` } : {}),
    ...money(chance, "total_amount"),
    created_at: instantText(chance),
    status: chance.pick(['"paid"', '"PAID"', `"${canary}"`, '"🍣"']),
  }),
  customers: (chance) => ({
    ...(chance.chance(0.5) ? { email: `"${canary}@example.org"` } : {}),
    ...(chance.chance(0.5) ? { region: `"${canary} ${chance.pick(["è", "寿司", "\\t"])}"` } : {}),
    signup_date: chance.pick([
      '"2026-02-11"',
      '"2026-03-01"',
      '"1990-01-01"',
      '"2199-12-31"',
      '"2024-02-29"',
    ]),
  }),
  payments: (chance) => ({
    order_id: `"${canary}-order-${chance.between(1, 20)}"`,
    ...money(chance, "amount"),
    status: chance.pick(['"paid"', '"pending"', `"${canary}"`]),
    ...(chance.chance(0.5) ? { paid_at: instantText(chance) } : {}),
  }),
};

const money = (chance: Random, field: string): Record<string, string> => {
  const currency = chance.pick(["EUR", "JPY", "KWD", "CLF"]);
  const fraction = chance
    .hex(8)
    .replaceAll(/[a-f]/g, "")
    .slice(0, decimalsSent[currency] ?? 0);
  const text = `${chance.pick(["", "-", "0", "00"])}${chance.between(0, 99_999)}${fraction === "" ? "" : `.${fraction}`}`;
  const isNumber = chance.chance(0.5) && String(Number(text)) === text;
  return { [field]: isNumber ? text : `"${text}"`, currency: `"${currency}"` };
};

/** Times of two days, in the spellings that there are, as JSON. */
const instantText = (chance: Random): string => {
  const ms = Date.UTC(2026, 1, 28) + chance.between(0, 2 * 86_400_000);
  const iso = new Date(ms).toISOString();
  return chance.pick([
    JSON.stringify(iso),
    String(ms),
    JSON.stringify(iso.replace("Z", "+02:00")),
    JSON.stringify(iso.replace("Z", "456Z")),
  ]);
};
