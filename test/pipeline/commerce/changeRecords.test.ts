import { customers } from "../../../pipeline/commerce/customers";
import { orders } from "../../../pipeline/commerce/orders";
import { payments } from "../../../pipeline/commerce/payments";
import { decode } from "../../../pipeline/event/decode";
import { aCustomer, anOrder, aPayment } from "../../fixtures/aChange";

const errorsOf = (
  codec: typeof orders.codec | typeof customers.codec | typeof payments.codec,
  record: unknown,
) => {
  const decoded = decode(codec as typeof orders.codec, record);
  return decoded.kind === "valid" ? [] : decoded.errors;
};

test("an order decodes to numbers of milliseconds and canonical amounts, and encodes to one spelling", () => {
  const sent = anOrder({
    total_amount: 43.5,
    created_at: "2026-03-01T20:10:00+02:00",
    updated_at: Date.UTC(2026, 2, 1, 19),
    customer_id: null,
    properties: { channel: "delivery" },
  });
  const decoded = decode(orders.codec, sent);
  expect(decoded).toEqual({
    kind: "valid",
    value: {
      ...anOrder(),
      created_at: Date.UTC(2026, 2, 1, 18, 10),
      updated_at: Date.UTC(2026, 2, 1, 19),
      properties: { channel: "delivery" },
    },
  });
  expect(decoded.kind === "valid" && orders.codec.encode(decoded.value)).toEqual({
    ...anOrder(),
    updated_at: "2026-03-01T19:00:00.000Z",
    properties: { channel: "delivery" },
  });
});

test.each<[string, readonly string[]]>([
  ["43.505", ["total_amount: EUR has 2 decimals, which 43.505 exceeds"]],
  ["10000000000", []],
  ["-10000000000", []],
  [
    "10000000000.01",
    [
      "total_amount: must be a whole number from -1000000000000 to 1000000000000 in the minor unit of EUR, " +
        "not 10000000000.01",
    ],
  ],
])("an order of %s EUR has the errors %j", (total_amount, errors) => {
  expect(errorsOf(orders.codec, anOrder({ total_amount }))).toEqual(errors);
});

test("an amount whose minor units no number holds is refused, for no column could either", () => {
  expect(errorsOf(payments.codec, aPayment({ amount: "999999999999.9999", currency: "CLF" }))).toHaveLength(
    1,
  );
});

test.each<[string, string, readonly string[]]>([
  ["1999", "JPY", []],
  ["10.5", "JPY", ["amount: JPY has 0 decimals, which 10.5 exceeds"]],
  ["1.234", "KWD", []],
  ["-43.5", "EUR", []],
])("a payment of %s %s has the errors %j", (amount, currency, errors) => {
  expect(errorsOf(payments.codec, aPayment({ amount, currency }))).toEqual(errors);
});

test.each(["id", "site_id", "order_id", "amount", "currency", "status"])(
  "a payment needs its %s",
  (field) => {
    expect(errorsOf(payments.codec, aPayment({ [field]: undefined }))).toEqual([
      expect.stringMatching(new RegExp(`^${field}: required, `)),
    ]);
  },
);

test.each<[unknown, boolean]>([
  ["2026-02-11", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-02-11T00:00:00Z", false],
  ["11.02.2026", false],
  ["1989-12-31", false],
  ["2200-01-01", false],
  [1_772_390_520_000, false],
])("a customer who signed up on %j: %j", (signup_date, isValid) => {
  expect(errorsOf(customers.codec, aCustomer({ signup_date }))).toEqual(
    isValid ? [] : [expect.stringMatching(/^signup_date: must be a date as 2026-03-01, between the years /)],
  );
});

test.each<[unknown, boolean]>([
  ["ada@example.org", true],
  ["5d41402a@sha256", true],
  ["ada", false],
  ["ada@", false],
  ["ada lovelace@example.org", false],
])("an e-mail address of %j: %j", (email, isValid) => {
  expect(errorsOf(customers.codec, aCustomer({ email })).length === 0).toBe(isValid);
});

test.each(["version_at", "received_at", "key_id", "batch_id", "total_minor"])(
  "%s is set by Footfall, and refused from a producer",
  (field) => {
    expect(errorsOf(orders.codec, anOrder({ [field]: 1 }))).toEqual([
      `${field}: set by Footfall, so a producer cannot send it`,
    ]);
  },
);

test("an unknown status is taken: the data-quality reports tell it", () => {
  expect(errorsOf(orders.codec, anOrder({ status: "In Oven" }))).toEqual([]);
});
