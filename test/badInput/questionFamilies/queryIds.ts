import { goodQuestion, hostileTexts } from "../goodQuestion";
import { presentedKeys } from "../keys";
import { earlier, type QuestionDraft, type QuestionFamily } from "../questionFamily";

/** Ids of queries that there are not, and those of queries that still run, of this key and of others. */
export const queryIds: QuestionFamily = {
  name: "query ids",
  weight: 6,
  draw: (chance) => {
    const hostile = chance.pick(hostileTexts.filter((text) => text !== "") as [string, ...string[]]);
    const all = { authorization: `Bearer ${presentedKeys.reader}` };
    const slowly = goodQuestion(chance);
    return chance.pick<() => QuestionDraft>([
      () => ({ path: `/v1/queries/${hostile}`, statuses: [404] }),
      () => ({ path: `/v1/queries/${chance.hex(64)}`, statuses: [404] }),
      () => ({ path: `/v1/queries/${chance.hex(64)}%00`, statuses: [404] }),
      () => ({ path: `/v1/queries/${encodeURIComponent(`../${chance.hex(61)}`)}`, statuses: [404] }),
      () => ({
        path: `/v1/queries/${chance.hex(64)}`,
        query: { [hostile]: hostile },
        statuses: [400],
      }),
      // who may ask for all sites asks; who may not looks
      () => ({ ...slowly, headers: all, isSlow: true, statuses: [200, 202] }),
      () => ({ ...slowly, headers: all, isSlow: true, statuses: [200, 202] }),
      () => ({ ...slowly, isSlow: true, statuses: [200, 202] }),
      () => ({ path: `/v1/queries/${earlier.queryId}`, statuses: [200, 202, 404] }),
      () => ({ path: `/v1/queries/${earlier.queryId}`, headers: all, statuses: [200, 202, 404] }),
      () => ({
        path: `/v1/queries/${earlier.queryId}`,
        query: { limit: "1", cursor: earlier.cursor },
        ...(chance.chance(0.5) ? { headers: all } : {}),
      }),
      () => ({
        path: `/v1/queries/${earlier.queryId}`,
        query: { format: "csv", limit: hostile },
        headers: all,
      }),
    ])();
  },
};
