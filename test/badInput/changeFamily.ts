import type { Random } from "../../local/simulation/random";
import { batchText, wireBytes } from "./bodies";
import { type ChangeName, changeNames, changeText } from "./changeRecords";
import type { Family } from "./family";
import { inAnyOrder } from "./recordFamily";
import { type BadRecord, good } from "./records";

/** A family of change records of all datasets; its requests mix them with good ones. */
export const changeFamily = (
  name: string,
  weight: number,
  record: (chance: Random, name: ChangeName, id: string) => BadRecord,
): Family => ({
  name,
  weight,
  draw: (chance, mark) => {
    const dataset = chance.pick(changeNames);
    const records = Array.from({ length: chance.between(1, 5) }, (_, n) => {
      const id = `${mark}-${n}`;
      return n === 0 || chance.chance(0.5)
        ? record(chance, dataset, id)
        : good(changeText(chance, dataset, id));
    });
    const shuffled = inAnyOrder(chance, records);
    const texts = shuffled.map(({ text }) => text);
    return {
      path: `/v1/${dataset}`,
      body: wireBytes(chance, batchText(chance, texts, dataset)),
      expects: { verdicts: shuffled.map(({ isGood }) => isGood) },
    };
  },
});
