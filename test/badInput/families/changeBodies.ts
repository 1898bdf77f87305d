import { gzipSync } from "node:zlib";
import { changeNames, changeText } from "../changeRecords";
import type { Draft, Family } from "../family";
import { badUtf8 } from "./badUtf8";
import { bombs } from "./bombs";
import { counts } from "./counts";
import { cutGzip } from "./cutGzip";
import { emptyBodies } from "./emptyBodies";
import { heavyBodies } from "./heavyBodies";

/** What is no body of events is none of change records; and batches of the wrong dataset, or of too many records. */
export const changeBodies: Family = {
  name: "changes' bodies",
  weight: 4,
  draw: (chance, mark) => {
    const dataset = chance.pick(changeNames);
    const path = `/v1/${dataset}`;
    const text = changeText(chance, dataset, mark);
    const other = chance.pick(["events", ...changeNames.filter((name) => name !== dataset)]);
    const refused = (body: Uint8Array | string, status = 400): Draft => ({ path, body, expects: { status } });
    return chance.pick<() => Draft>([
      () => {
        const family = chance.pick([badUtf8, cutGzip, emptyBodies, cutGzip, emptyBodies]);
        const { expects, ...draft } = family.draw(chance, mark);
        // what would be taken is events, which none of these datasets takes
        return { ...draft, path, expects: { status: expects?.status ?? 400 } };
      },
      () => {
        const family = chance.chance(0.05) ? chance.pick([bombs, heavyBodies, counts]) : cutGzip;
        const { expects, ...draft } = family.draw(chance, mark);
        return { ...draft, path, expects: { status: expects?.status ?? 400 } };
      },
      () => refused(`{"${other}":[${text}]}`),
      () => refused(`{"${dataset}":[${text}],"${other}":[${text}]}`),
      () => refused(`{"${dataset}":[]}`),
      () => refused(`{"${dataset}":[${text}],"sent_at":"now"}`),
      () => refused(gzipSync(`[${Array(501).fill(text).join()}]`), 413),
      () => ({
        path,
        body: `{"${dataset}":[${text}],"sent_at":"2026-03-01T18:00:00Z"}`,
        expects: { verdicts: [true] },
      }),
      () => ({
        path,
        body: text,
        method: chance.pick(["GET", "PUT", "DELETE", "PATCH"]),
        expects: { status: 405 },
      }),
    ])();
  },
};
