import { gunzipSync } from "node:zlib";
import type { BuiltFile } from "../../../dashboard/build/builtFile";
import { pageFiles } from "../../../local/pages/pageFiles";

const aFile = (path: string, text: string): BuiltFile => ({
  path,
  contentType: path.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8",
  cacheControl: path.endsWith(".html") ? "no-cache" : "public, max-age=31536000, immutable",
  bytes: Buffer.from(text),
});
const built = [aFile("index.html", "<p>menu</p>"), aFile("assets/main-AB.js", "1;".repeat(500))];

const served = (at = "/menu/") => {
  let builds = 0;
  const files = pageFiles({
    at,
    build: async () => {
      builds++;
      return built;
    },
  });
  return {
    get: (path: string, headers: Readonly<Record<string, string>> = {}) =>
      files({ path, query: "", headers }),
    builds: () => builds,
  };
};

test("files are built when the first is asked for, and once", async () => {
  const { get, builds } = served();
  expect(builds()).toBe(0);
  await Promise.all([get("/menu/"), get("/menu/assets/main-AB.js")]);
  await get("/menu/");
  expect(builds()).toBe(1);
});

test("a page stands at its folder, with what browsers are told of it", async () => {
  const answer = await served().get("/menu/");
  expect(Buffer.from(answer?.bytes ?? []).toString()).toBe("<p>menu</p>");
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      vary: "accept-encoding",
    },
  });
  const policy = answer?.headers["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toContain("frame-ancestors 'none'");
});

test("who takes gzip gets it, and finds the same bytes in it", async () => {
  const { get } = served();
  const answer = await get("/menu/assets/main-AB.js", { "accept-encoding": "br, gzip" });
  expect(answer?.headers["content-encoding"]).toBe("gzip");
  expect(answer?.headers["cache-control"]).toContain("immutable");
  expect(gunzipSync(answer?.bytes ?? Buffer.alloc(0)).toString()).toBe("1;".repeat(500));
  expect((await get("/menu/assets/main-AB.js"))?.headers).not.toHaveProperty("content-encoding");
});

test("who has it already is answered 304", async () => {
  const { get } = served();
  const etag = (await get("/menu/"))?.headers["etag"] ?? "";
  expect(await get("/menu/", { "if-none-match": etag })).toMatchObject({
    status: 304,
    bytes: new Uint8Array(),
  });
  expect((await get("/menu/", { "if-none-match": 'W/"other"' }))?.status).toBe(200);
});

test.each([
  "/menu/none.js",
  "/menu/assets/none.js",
  "/menu/../start",
  "/menu/assets/../index.html",
  "/",
  "/v1/reports",
  "/menu/index.html",
])("%s is no file", async (path) => {
  expect(await served().get(path)).toBeUndefined();
});

test("a path that no file can have builds nothing", async () => {
  const { get, builds } = served("/");
  for (const path of ["/v1/events", "/nothing", "/v1/users/x/metrics"])
    expect(await get(path)).toBeUndefined();
  expect(builds()).toBe(0);
});

test("a build that failed is tried again", async () => {
  let builds = 0;
  const files = pageFiles({
    at: "/",
    build: async () => {
      builds++;
      if (builds === 1) throw new Error("no such file");
      return built;
    },
  });
  const request = { path: "/", query: "", headers: {} };
  await expect(files(request)).rejects.toThrow("no such file");
  expect((await files(request))?.status).toBe(200);
});
