import { canary } from "../canary";
import { goodQuestion } from "../goodQuestion";
import type { QuestionDraft, QuestionFamily } from "../questionFamily";

/** Questions of as many bytes as a gateway lets through, and of more. */
export const hugeQuestions: QuestionFamily = {
  name: "huge questions",
  weight: 2,
  draw: (chance) => {
    const { path, query } = goodQuestion(chance);
    const many = (count: number, value: string): Record<string, string> =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`${canary}${n}`, value]));
    return chance.pick<() => QuestionDraft>([
      () => ({ path, query: { ...query, ...many(1_000, "1") }, statuses: [400] }),
      () => ({ path, query: { ...query, ...many(10_000, "") }, statuses: [400] }),
      () => ({ path, query: { ...query, [canary.repeat(1_500)]: "x" }, statuses: [400] }),
      () => ({ path, query: { ...query, from: "x".repeat(100_000) }, statuses: [400] }),
      () => ({ path, query: { ...query, site_id: "x".repeat(100_000) }, statuses: [400] }),
      () => ({ path, query: { ...query, cursor: "A".repeat(100_000) }, statuses: [400] }),
      () => ({ path: `/v1/queries/${"0".repeat(100_000)}`, statuses: [404] }),
      () => ({ path: `/v1/reports/${"totals".repeat(20_000)}`, statuses: [404] }),
    ])();
  },
};
