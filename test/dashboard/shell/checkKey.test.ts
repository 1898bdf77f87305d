import { checkKey } from "../../../dashboard/app/shell/checkKey";

const answering = (status: number, body = "") => {
  const asked: [url: unknown, headers: unknown][] = [];
  const check = checkKey(async (url, init) => {
    asked.push([url, init?.headers]);
    return new Response(body, { status });
  });
  return { asked, check: (key: string) => check(key, new AbortController().signal) };
};

const aProblem = (code: string) => JSON.stringify({ type: `urn:footfall:problem:${code}`, detail: "…" });

test("a key that may ask for reports is good", async () => {
  const { asked, check } = answering(200, "{}");
  expect(await check("ffr_good")).toEqual({ ok: true });
  expect(asked).toEqual([["/v1/reports", { authorization: "Bearer ffr_good" }]]);
});

test.each([
  [401, aProblem("key_unknown"), true, /not known/],
  [401, "", true, /not known/],
  [403, aProblem("key_kind_not_allowed"), true, /browser key/],
  [403, aProblem("origin_not_allowed"), true, /other pages only/],
  [403, "<html>", true, /may not read reports/],
  [403, "null", true, /may not read reports/],
  [429, "", false, /too often/],
  [503, aProblem("keys_unavailable"), false, /cannot answer at the moment \(503\)/],
  [404, "", false, /cannot answer at the moment \(404\)/],
])("%i with %j: another key is needed, %j; %p", async (status, body, isKeyWrong, message) => {
  expect(await answering(status, body).check("ffr_some")).toEqual({
    ok: false,
    isKeyWrong,
    message: expect.stringMatching(message),
  });
});

test.each(["", "ffr_with space", "ffr_ü"])("%j can be no key, and nothing is asked", async (key) => {
  const { asked, check } = answering(200);
  expect(await check(key)).toMatchObject({ ok: false, isKeyWrong: true });
  expect(asked).toEqual([]);
});

test("without a connection nothing is said about the key", async () => {
  const check = checkKey(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await check("ffr_some", new AbortController().signal)).toEqual({
    ok: false,
    isKeyWrong: false,
    message: expect.stringMatching(/could not be reached/),
  });
});

test("what is not wanted any more is no answer", async () => {
  const left = new AbortController();
  const check = checkKey(() => Promise.reject(left.signal.reason));
  left.abort(new Error("left"));
  await expect(check("ffr_some", left.signal)).rejects.toThrow("left");
});
