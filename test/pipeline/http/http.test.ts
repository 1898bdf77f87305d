import { json } from "../../../pipeline/http/http";

test("json(status, value) is a response of that JSON, which nobody stores", () => {
  expect(json(202, { accepted: 1 }, { "retry-after": "2" })).toEqual({
    status: 202,
    headers: { "content-type": "application/json", "cache-control": "no-store", "retry-after": "2" },
    body: '{"accepted":1}',
  });
});

test("halves of surrogate pairs, which strict readers refuse, are replaced wherever they stand", () => {
  const { body } = json(400, { detail: "\ud83dx", rejected: [{ errors: ["x\udf63", "🍣"] }] });
  expect(body).toBe('{"detail":"\ufffdx","rejected":[{"errors":["x\ufffd","🍣"]}]}');
});
