import { batchText, wireBytes } from "../bodies";
import { type ChangeName, changeNames, changeText } from "../changeRecords";
import type { Family } from "../family";

/** Versions of one thing, some of them twice, in one batch: each that says something of its own is a row, once. */
export const changeVersions: Family = {
  name: "versions of one thing",
  weight: 3,
  draw: (chance, mark) => {
    const dataset: ChangeName = chance.pick(changeNames);
    const versions = Array.from({ length: chance.between(1, 4) }, () => changeText(chance, dataset, mark));
    const texts = [...versions, ...versions.filter(() => chance.chance(0.4))];
    return {
      path: `/v1/${dataset}`,
      body: wireBytes(chance, batchText(chance, texts, dataset)),
      expects: { verdicts: texts.map(() => true) },
    };
  },
};
