import { wireBytes } from "../bodies";
import type { Family } from "../family";
import { type BadRecord, bad, eventText, good } from "../records";

/** NDJSON with lines that are cut, glued together, blank, or ended in other ways. */
export const lines: Family = {
  name: "half lines",
  weight: 5,
  draw: (chance, mark) => {
    const records = Array.from({ length: chance.between(2, 8) }, (_, n): BadRecord => {
      const text = eventText(chance, `${mark}-${n}`);
      if (n === 0 || chance.chance(0.5)) return good(text);
      return chance.pick([
        () => bad(text.slice(0, chance.between(1, text.length - 1))),
        () => bad(text.slice(chance.between(1, text.length - 1))),
        () => bad(text + text),
        () => bad(`${text},`),
        () => bad(`\ufeff${text}`),
        () => bad(`${text}\0`),
        () => bad(`${text}\u2028`),
        () => bad(`// ${text}`),
        () => bad(`"${"🍣".repeat(chance.between(1, 200))}`),
        () => bad("{'event_id':'single quotes'}"),
      ])();
    });
    const end = chance.pick(["\n", "\r\n", "\n\n", "\n \t\n", " \r\n"]);
    const text = records.map((record) => record.text).join(end) + chance.pick(["", end]);
    return { body: wireBytes(chance, text), expects: { verdicts: records.map(({ isGood }) => isGood) } };
  },
};
