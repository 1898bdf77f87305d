import { canary } from "../canary";
import { hostileTexts } from "../goodQuestion";
import type { QuestionDraft, QuestionFamily } from "../questionFamily";

/** Paths that lead nowhere, reports that there are not, and methods that are not for reading. */
export const questionPaths: QuestionFamily = {
  name: "hostile paths",
  weight: 6,
  draw: (chance) => {
    const hostile = chance.pick(hostileTexts);
    const period = { from: "2026-03-01", to: "2026-03-02" };
    return chance.pick<() => QuestionDraft>([
      () => ({ path: chance.pick(nowhere), statuses: [404] }),
      () => ({ path: `/${hostile}`, statuses: [404] }),
      () => ({ path: `/v1/reports/${hostile}`, query: period, statuses: [404] }),
      () => ({ path: `/v1/reports/totals${hostile}x`, query: period, statuses: [404] }),
      () => ({ path: `/v1/queries/${hostile}`, statuses: [404] }),
      () => ({ path: `/v1/users/${canary}/metrics/${hostile}`, statuses: [404] }),
      () => ({ path: `/${"a/".repeat(chance.between(100, 5_000))}`, statuses: [404] }),
      () => ({ path: `/v1/reports/${"%2f".repeat(3_000)}`, statuses: [404] }),
      () => ({
        path: chance.pick(somewhere),
        method: chance.pick([
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "OPTIONS",
          "get",
          "",
          "P\0ST",
          "🍣".repeat(30),
        ]),
        statuses: [405],
      }),
      () => ({ path: chance.pick(somewhere), method: "HEAD", statuses: [200, 400, 404] }),
    ])();
  },
};

const somewhere = [
  "/v1/reports",
  "/v1/reports/totals",
  "/v1/queries/x",
  "/v1/users/u/metrics",
  "/v1/health",
  "/openapi.json",
] as const;

const nowhere = [
  "",
  "/",
  "//",
  "*",
  "/v1",
  "/v1/",
  "/v2/reports",
  "/v1/reports/",
  "/v1/Reports",
  "//v1/reports",
  "/v1/./reports",
  "/v1/reports%2Ftotals",
  "/v1/%72eports",
  "/v1/reports/totals/",
  "/v1/reports/totals/x",
  "/v1/reports/__proto__",
  "/v1/reports/constructor",
  "/v1/queries/",
  "/v1/users/",
  "/v1/users//metrics",
  "/v1/users/u",
  "/v1/users/metrics",
  "/v1/health/",
  "/openapixjson",
  "/openapi.json\n",
  "/v1/health\0",
  "/../../etc/passwd",
  "/%2e%2e/%2e%2e/etc/passwd",
  "http://api.example/v1/reports",
  `/${canary}\r\nX-Injected: 1`,
  "/\ud83d",
] as const;
