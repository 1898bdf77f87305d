import { router, withoutBody } from "../../../pipeline/http/router";
import { aRequest } from "../../fixtures/aRequest";

const found = router([
  { path: "/v1/things", answer: "list" },
  { path: "/v1/things/{name}", answer: "one" },
  { path: "/v1/users/{id}/metrics", answer: "metrics" },
  { path: "/openapi.json", answer: "document" },
]);

const routed = (path: string, method = "GET") => {
  const to = found(aRequest({ method, path }));
  return to.kind === "found" ? [to.route.answer, to.values] : [to.problem.status, to.problem.code];
};

test.each([
  ["/v1/things", ["list", {}]],
  ["/v1/things/a", ["one", { name: "a" }]],
  ["/v1/things/a%20b%2Fc", ["one", { name: "a b/c" }]],
  ["/v1/things/a/b", ["one", { name: "a/b" }]],
  ["/v1/things/50%", ["one", { name: "50%" }]],
  ["/v1/users/u@example.org/metrics", ["metrics", { id: "u@example.org" }]],
  ["/v1/users/u\n/metrics", ["metrics", { id: "u\n" }]],
  ["/openapi.json", ["document", {}]],
  ["/", [404, "no_such_path"]],
  ["/v1/things/", [404, "no_such_path"]],
  ["/v1/users//metrics", [404, "no_such_path"]],
  ["/openapixjson", [404, "no_such_path"]],
  ["/x/v1/things", [404, "no_such_path"]],
])("%s leads to %j", (path, to) => {
  expect(routed(path)).toEqual(to);
});

test("HEAD goes where GET goes, and any other method nowhere", () => {
  expect(routed("/v1/things", "HEAD")).toEqual(["list", {}]);
  for (const method of ["POST", "PUT", "OPTIONS", "get"])
    expect(routed("/v1/things", method)).toEqual([405, "get_only"]);
});

test("an answer to HEAD has the headers of the one to GET, and no body", () => {
  const response = { status: 200, headers: { a: "b" }, body: "x" };
  expect(withoutBody(aRequest({ method: "HEAD" }), response)).toEqual({ ...response, body: "" });
  expect(withoutBody(aRequest({ method: "GET" }), response)).toEqual(response);
});
