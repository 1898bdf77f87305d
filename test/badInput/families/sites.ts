import { batchText, wireBytes } from "../bodies";
import { canary } from "../canary";
import type { Family } from "../family";
import { allowed, presentedKeys } from "../keys";
import { eventText } from "../records";

/** Events of sites that their key may not write to, among others. */
export const sites: Family = {
  name: "sites of others",
  weight: 2,
  draw: (chance, mark) => {
    const verdicts = Array.from({ length: chance.between(1, 5) }, () => chance.chance(0.5));
    const texts = verdicts.map((isMine, n) =>
      eventText(chance, `${mark}-${n}`, {
        fields: { site_id: JSON.stringify(isMine ? allowed.site : chance.pick(foreignSites)) },
      }),
    );
    return {
      headers: { authorization: `Bearer ${presentedKeys.oneSite}` },
      body: wireBytes(chance, batchText(chance, texts)),
      expects: { verdicts },
    };
  },
};

const foreignSites = [
  `${canary}-allowed2`,
  `${canary}-ALLOWED`,
  "a",
  `${canary}`,
  `${allowed.site}.`,
] as const;
