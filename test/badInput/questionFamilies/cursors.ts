import { encodeCursor } from "../../../pipeline/query/cursor";
import { goodQuestion, hostileTexts } from "../goodQuestion";
import { presentedKeys } from "../keys";
import { earlier, type QuestionDraft, type QuestionFamily } from "../questionFamily";

/** Cursors that are none, that are made up, and those of other questions and other keys. */
export const cursors: QuestionFamily = {
  name: "cursors",
  weight: 6,
  draw: (chance) => {
    const { path, query } = goodQuestion(chance);
    const answerId = chance.pick([chance.hex(64), "0".repeat(64)]);
    const asked = (cursor: string) => ({ path, query: { ...query, cursor } });
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    return chance.pick<() => QuestionDraft>([
      () => ({ ...asked(chance.pick(hostileTexts)) }),
      () => ({
        ...asked(encodeCursor({ answerId, offset: chance.between(1, 10_000) })),
        statuses: [410],
      }),
      () => ({
        ...asked(encoded([answerId, chance.pick([0, -1, 1.5, 1e21, "1", null])])),
        statuses: [400],
      }),
      () => ({ ...asked(encoded([answerId.toUpperCase().replace(/^./, "G"), 1])), statuses: [400] }),
      () => ({ ...asked(encoded([answerId])), statuses: [400] }),
      () => ({ ...asked(encoded({ 0: answerId, 1: 1 })), statuses: [400] }),
      () => ({ ...asked(encoded([`../../${answerId.slice(6)}`, 1])), statuses: [400] }),
      () => ({ ...asked("[".repeat(150)), statuses: [400] }),
      () => ({ ...asked(encoded([answerId, 1]).repeat(50)), statuses: [400] }),
      () => ({ ...asked(earlier.cursor) }),
      () => ({ ...asked(earlier.cursor) }),
      () => ({
        path,
        query: { ...query, limit: "1" },
        headers: { authorization: `Bearer ${presentedKeys.reader}` },
        statuses: [200],
      }),
    ])();
  },
};
