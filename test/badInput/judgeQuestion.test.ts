import { badQuestion } from "./badQuestion";
import { canary } from "./canary";
import { judgeQuestion } from "./judgeQuestion";
import { presentedKeys } from "./keys";
import type { Answered } from "./questionInstallation";
import { foreignSite } from "./questionSites";

const { event } = badQuestion(1, 0);
const asked = {
  ...event,
  headers: { ...event.headers, authorization: `Bearer ${presentedKeys.oneSiteReader}` },
  requestContext: { ...event.requestContext, http: { ...event.requestContext.http, method: "GET" } },
};

const json = { "content-type": "application/json" };
const answering = (statusCode: number, body: unknown, headers: Record<string, string> = json): Answered => ({
  answer: { statusCode, headers, body: typeof body === "string" ? body : JSON.stringify(body) },
  thrown: undefined,
  logged: [JSON.stringify({ event: "query", status: statusCode })],
  event: asked,
});

const refusing = (changes: object = {}, status = 400): Answered =>
  answering(
    status,
    {
      type: "urn:footfall:problem:x",
      title: "Bad request",
      status,
      detail: "from: is wrong",
      errors: ["from: is wrong"],
      ...changes,
    },
    { "content-type": "application/problem+json" },
  );

const brokenBy = (answered: Answered, changes: object = {}): string =>
  judgeQuestion(
    { family: "", event: asked, isSlow: false, statuses: [200, 400], ...changes },
    answered,
  ).broken.join("\n");

const answer = { report: "totals", parameters: {}, rows: [{ site_id: "c4n4ry-allowed" }], next: null };

test("nothing is found broken where nothing is", () => {
  expect(brokenBy(answering(200, answer))).toBe("");
  expect(brokenBy(refusing())).toBe("");
  expect(brokenBy(refusing({}, 503), { fault: "lake", statuses: [503] })).toBe("");
  // what was asked may be repeated
  expect(brokenBy(answering(200, { ...answer, parameters: { section: foreignSite } }))).toBe("");
});

test.each<[string, Answered, string]>([
  [
    "a door that throws",
    { answer: undefined, thrown: new Error("oh"), logged: [], event: asked },
    "the door threw: Error: oh",
  ],
  ["a 5xx where nothing is broken", refusing({}, 503), "status 503"],
  ["another status than the right one", refusing({}, 404), "status 404, not 200 or 400"],
  [
    "a row of another site",
    answering(200, { ...answer, rows: [{ site_id: foreignSite }] }),
    "rows of another site",
  ],
  [
    "a line of another site",
    answering(200, `site_id\r\n${foreignSite}\r\n`, { "content-type": "text/csv" }),
    "rows of another site",
  ],
  [
    "another site's metrics",
    answering(200, { rows: [{ revenue: [{ currency: "XTS" }] }] }),
    "metrics of another site",
  ],
  ["an answer without rows", answering(200, { ...answer, rows: null }), "the answer has no rows"],
  [
    "a line that is cut",
    answering(200, "a\r\nb", { "content-type": "text/csv" }),
    "ends in the middle of a line",
  ],
  ["a key", answering(200, { ...answer, next: `?key=${presentedKeys.reader}` }), "the answer has a key"],
  [
    "a header that ends itself",
    answering(200, answer, { ...json, link: "<a>\r\nx: 1" }),
    "the header link cannot be sent",
  ],
  ["a problem of another type", answering(400, {}), "a problem is told as application/json"],
  ["a problem that names no rule", refusing({ errors: [] }), "no rule is named"],
  ["a problem without end", refusing({ errors: Array(100).fill("x".repeat(300)) }), "the problem has 3"],
  ["a problem with a member too many", refusing({ stack: "" }), "the unknown member stack"],
  ["a problem without detail", refusing({ detail: "" }), "no plain detail"],
  ["nothing logged", { ...answering(200, answer), logged: [] }, "0 lines were logged"],
  [
    "a log that quotes",
    { ...answering(200, answer), logged: [`{"status":200,"site":"${canary}"}`] },
    "the log quotes what was asked",
  ],
  [
    "a log that names a site",
    { ...answering(200, answer), logged: [`{"status":200,"site":"${foreignSite}"}`] },
    "the log quotes what was asked",
  ],
])("%s is found", (_, answered, reason) => {
  expect(brokenBy(answered)).toContain(reason);
});
