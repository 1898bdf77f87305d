import type { Random } from "../../local/simulation/random";
import { batchText, wireBytes } from "./bodies";
import type { Family } from "./family";
import { type BadRecord, eventText, good } from "./records";

/** A family of records; its requests mix them with good ones, so that it shows whom a bad neighbour hinders. */
export const recordFamily = (
  name: string,
  weight: number,
  record: (chance: Random, id: string) => BadRecord,
): Family => ({
  name,
  weight,
  draw: (chance, mark) => {
    const records = Array.from({ length: chance.between(1, 5) }, (_, n) => {
      const id = `${mark}-${n}`;
      return n === 0 || chance.chance(0.5) ? record(chance, id) : good(eventText(chance, id));
    });
    const shuffled = inAnyOrder(chance, records);
    const texts = shuffled.map(({ text }) => text);
    return {
      body: wireBytes(chance, batchText(chance, texts)),
      expects: { verdicts: shuffled.map(({ isGood }) => isGood) },
    };
  },
});

/** The same items, shuffled. */
export const inAnyOrder = <A>(chance: Random, items: readonly A[]): readonly A[] =>
  items
    .map((item) => ({ item, place: chance.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
