import { json } from "../../../pipeline/http/http";
import { problemResponse } from "../../../pipeline/http/problem";

test("problemResponse(problem) is a problem document of RFC 9457", () => {
  const response = problemResponse({
    status: 413,
    code: "wire_too_large",
    detail: "the body has 2 bytes; the limit is 1",
    headers: { "retry-after": "2" },
    members: { accepted: 0 },
  });
  expect({ ...response, body: JSON.parse(response.body) }).toEqual({
    status: 413,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "retry-after": "2",
    },
    body: {
      type: "urn:footfall:problem:wire_too_large",
      title: "Too large",
      status: 413,
      detail: "the body has 2 bytes; the limit is 1",
      accepted: 0,
    },
  });
});

test("json(status, value) is JSON that no cache keeps", () => {
  expect(json(202, { accepted: 1 })).toEqual({
    status: 202,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: '{"accepted":1}',
  });
});
