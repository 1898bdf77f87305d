import { goodQuestion } from "../goodQuestion";
import { earlier, type Fault, type QuestionDraft, type QuestionFamily } from "../questionFamily";

/** Questions that are answered while something fails: 503, unless what fails is not needed. */
export const brokenStores: QuestionFamily = {
  name: "broken stores",
  weight: 4,
  draw: (chance) => {
    const fault = chance.pick<Fault>(["lake", "results", "metrics", "keys", "engine"]);
    const statuses = [200, 202, 404, 503] as const;
    return chance.pick<() => QuestionDraft>([
      () => ({ ...goodQuestion(chance), fault, statuses }),
      () => ({ ...goodQuestion(chance), fault, isSlow: true, statuses }),
      () => ({ path: `/v1/queries/${earlier.queryId}`, fault, statuses }),
      () => ({
        path: "/v1/users/shared-user/metrics",
        query: { from: "2026-03-01", to: "2026-03-02" },
        fault,
        statuses,
      }),
      () => ({ path: chance.pick(["/v1/reports", "/openapi.json", "/v1/health"]), fault, statuses }),
    ])();
  },
};
