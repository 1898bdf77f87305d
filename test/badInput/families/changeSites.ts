import { batchText, wireBytes } from "../bodies";
import { canary } from "../canary";
import { changeNames, changeText } from "../changeRecords";
import type { Family } from "../family";
import { allowed, presentedKeys } from "../keys";

/** Change records of sites that their key may not write to, and without a site, which only a key of one site may send. */
export const changeSites: Family = {
  name: "changes' sites of others",
  weight: 3,
  draw: (chance, mark) => {
    const dataset = chance.pick(changeNames);
    const hasOneSite = chance.chance(0.7);
    const kinds = Array.from({ length: chance.between(1, 5) }, () =>
      chance.pick(["mine", "another", "none"] as const),
    );
    const siteOf = {
      mine: () => JSON.stringify(allowed.site),
      another: () => JSON.stringify(chance.pick(foreignSites)),
      none: () => chance.pick(["null", ""]),
    } as const;
    const texts = kinds.map((kind, n) =>
      changeText(chance, dataset, `${mark}-${n}`, { fields: { site_id: siteOf[kind]() } }),
    );
    return {
      path: `/v1/${dataset}`,
      headers: { authorization: `Bearer ${hasOneSite ? presentedKeys.oneSite : presentedKeys.server}` },
      body: wireBytes(chance, batchText(chance, texts, dataset)),
      expects: { verdicts: kinds.map((kind) => (hasOneSite ? kind !== "another" : kind !== "none")) },
    };
  },
};

const foreignSites = [
  `${canary}-allowed2`,
  `${canary}-ALLOWED`,
  "constructor",
  `${canary}`,
  `${allowed.site}.`,
] as const;
