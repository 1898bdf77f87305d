import { canary } from "../canary";
import { goodQuestion } from "../goodQuestion";
import { allowed, presentedKeys } from "../keys";
import type { QuestionDraft, QuestionFamily } from "../questionFamily";

/** Good questions with keys of every kind and in every shape, and with none. */
export const askingKeys: QuestionFamily = {
  name: "asking keys",
  weight: 5,
  draw: (chance) => {
    const { path, query } = chance.pick([
      goodQuestion(chance),
      { path: "/v1/reports", query: {} },
      { path: `/v1/queries/${"0".repeat(64)}`, query: {} },
      { path: `/v1/users/${canary}/metrics`, query: { from: "2026-03-01", to: "2026-03-02" } },
    ]);
    const { browser, server, reader, oneSite } = presentedKeys;
    return chance.pick<() => QuestionDraft>([
      () => ({ path, query, headers: { authorization: `Bearer ${browser}` }, statuses: [403] }),
      () => ({
        path,
        query,
        headers: { authorization: `Bearer ${browser}`, origin: allowed.origin },
        statuses: [403],
      }),
      () => ({ path, query, headers: { authorization: "" }, statuses: [401] }),
      () => ({
        path,
        query,
        headers: {
          authorization: chance.pick([
            "Bearer",
            `Bearer ${canary}`,
            `Bearer ${"x".repeat(9_000)}`,
            "Basic ====",
          ]),
        },
        statuses: [401],
      }),
      () => ({
        path,
        query: { ...query, key: canary },
        headers: { authorization: "" },
        statuses: [401],
      }),
      () => ({
        path,
        query: { ...query, key: chance.pick([reader, server, oneSite]) },
        headers: { authorization: "" },
        statuses: [200, 404],
      }),
      () => ({
        path,
        query,
        headers: { authorization: `Bearer ${chance.pick([reader, server, oneSite])}` },
        statuses: [200, 404],
      }),
    ])();
  },
};
