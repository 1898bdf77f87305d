import { canary } from "../canary";
import { hostileTexts } from "../goodQuestion";
import { presentedKeys } from "../keys";
import type { QuestionDraft, QuestionFamily } from "../questionFamily";
import { foreignSite } from "../questionSites";

/** Users with odd ids, in every encoding; users of other sites; and days by the thousand. */
export const userIds: QuestionFamily = {
  name: "user ids",
  weight: 6,
  draw: (chance) => {
    const query = { from: "2026-03-01", to: "2026-03-02" };
    const hostile = chance.pick(hostileTexts.filter((text) => text !== "") as [string, ...string[]]);
    const metrics = (id: string) => `/v1/users/${id}/metrics`;
    return chance.pick<() => QuestionDraft>([
      () => ({ path: metrics(hostile), query, statuses: [200, 400] }),
      () => ({ path: metrics(encoded(hostile)), query, statuses: [200, 400] }),
      () => ({ path: metrics(chance.pick(strange)), query, statuses: [200, 400] }),
      () => ({
        path: metrics(`${foreignSite}-user-${chance.between(1, 4)}`),
        query,
        statuses: [200],
      }),
      () => ({
        path: metrics(`${foreignSite}-user-1`),
        query: { ...query, site_id: foreignSite },
        statuses: [403],
      }),
      () => ({
        path: metrics("shared-user"),
        query: { ...query, zeros: chance.pick(["true", "false"]) },
        statuses: [200],
      }),
      () => ({
        path: metrics(canary),
        query: { from: chance.pick(["1990-01-01", "2025-11-01"]), to: "2026-03-02", zeros: "true" },
        statuses: [400],
      }),
      () => ({
        path: metrics(canary),
        query: { from: "2199-12-31", to: "2199-12-31", zeros: "true" },
        statuses: [200],
      }),
      () => ({ path: metrics(canary), query: { ...query, [hostile]: hostile }, statuses: [400] }),
      () => ({ path: metrics(canary), query: { ...query, zeros: hostile }, statuses: [400] }),
      () => ({
        path: metrics("a/b/c"),
        query,
        headers: { authorization: `Bearer ${presentedKeys.reader}` },
        statuses: [200, 400],
      }),
    ])();
  },
};

const encoded = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

const strange = [
  "a%2Fb",
  "a%252Fb",
  "%",
  "%zz",
  "%c3",
  "%c0%af",
  "%ed%a0%80",
  "%00",
  "%20",
  "..",
  "%2e%2e",
  "USER%23u",
  "metrics",
  "x".repeat(128),
  "x".repeat(129),
  "%F0%9F%8D%A3".repeat(64),
  "%F0%9F%8D%A3".repeat(700),
  "🍣",
  "\ud83d",
] as const;
