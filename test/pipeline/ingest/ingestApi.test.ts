import Ajv2020 from "ajv/dist/2020";
import { ingestApi } from "../../../pipeline/ingest/ingestApi";
import { aChange, anOrder, changeNames } from "../../fixtures/aChange";
import { aBrowserKey, presented } from "../../fixtures/aKey";
import { anEvent } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";

const { paths, schemas } = ingestApi();
const ajv = new Ajv2020({ strict: false, formats: { "date-time": true, date: true } });
ajv.addSchema({ $id: "doc", components: { schemas } });

/** What is wrong with a value by a schema of the document; undefined where nothing is. */
const wrongBy = (name: string, value: unknown): unknown => {
  const validate = ajv.getSchema(`doc#/components/schemas/${name}`);
  if (validate === undefined) throw new Error(`${name}: is no schema`);
  return validate(value) ? undefined : validate.errors;
};

const records = {
  events: { record: anEvent(), schema: "Event", batch: "Batch", receipt: "Receipt" },
  orders: { record: aChange("orders"), schema: "Order", batch: "OrderBatch", receipt: "ChangeReceipt" },
  customers: {
    record: aChange("customers"),
    schema: "Customer",
    batch: "CustomerBatch",
    receipt: "ChangeReceipt",
  },
  payments: {
    record: aChange("payments"),
    schema: "Payment",
    batch: "PaymentBatch",
    receipt: "ChangeReceipt",
  },
};

test("there is a path for every dataset", () => {
  expect(Object.keys(paths)).toEqual(["/v1/events", "/v1/orders", "/v1/customers", "/v1/payments"]);
});

test("every schema that is referred to is there, and every one that is there is referred to", () => {
  const text = JSON.stringify({ paths, schemas });
  const named = new Set([...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name));
  expect([...named].sort()).toEqual(Object.keys(schemas).sort());
});

test.each(Object.entries(records))(
  "what is sent of %s, and what is answered, is as described",
  async (name, of) => {
    expect(wrongBy(of.schema, of.record)).toBeUndefined();
    expect(wrongBy(of.schema, { ...of.record, colour: "red" })).toBeDefined();
    const batch = {
      [name]: [of.record, { ...of.record, currency: "euro" }],
      sent_at: "2026-03-01T18:42:08Z",
    };
    expect(wrongBy(of.batch, { ...batch, [name]: [of.record] })).toBeUndefined();
    expect(wrongBy(of.batch, batch)).toBeDefined();
    const taken = await anIngest().send(JSON.stringify(batch), { path: `/v1/${name}` });
    expect(taken.body).toMatchObject({ accepted: 1, rejected: [{ index: 1 }] });
    expect(wrongBy(of.receipt, taken.body)).toBeUndefined();
    const refused = await anIngest().send(JSON.stringify([{}]), { path: `/v1/${name}` });
    expect(refused.status).toBe(400);
    expect(wrongBy("Problem", refused.body)).toBeUndefined();
  },
);

test("a receipt of one kind is none of the other", async () => {
  const orders = await anIngest().send(JSON.stringify([anOrder(), {}]), { path: "/v1/orders" });
  expect(wrongBy("Receipt", orders.body)).toBeDefined();
  const events = await anIngest().send(JSON.stringify([anEvent(), {}]));
  expect(wrongBy("ChangeReceipt", events.body)).toBeDefined();
});

test.each(changeNames)("%s may be described without their site, as a key of one site sends them", (name) => {
  expect(wrongBy(records[name].schema, aChange(name, { site_id: undefined }))).toBeUndefined();
  expect(wrongBy("Event", anEvent({ site_id: undefined }))).toBeDefined();
});

test("a refusal by the kind of key is as described", async () => {
  const key = aBrowserKey();
  const answer = await anIngest({ keys: [key] }).send("", {
    path: "/v1/orders",
    headers: { authorization: `Bearer ${presented(key)}` },
  });
  expect(answer.status).toBe(403);
  expect(wrongBy("Problem", answer.body)).toBeUndefined();
});
