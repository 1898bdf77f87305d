import { changeNames, changeText } from "../changeRecords";
import type { Family } from "../family";
import { allowed, presentedKeys } from "../keys";
import { eventText } from "../records";

/** Good records with keys of another kind: pages send no commerce, and readers send nothing. */
export const keyKinds: Family = {
  name: "kinds of key",
  weight: 3,
  draw: (chance, mark) => {
    const dataset = chance.pick<"events" | (typeof changeNames)[number]>(["events", ...changeNames]);
    const isBrowser = dataset !== "events" && chance.chance(0.6);
    const key = isBrowser
      ? presentedKeys.browser
      : chance.pick([presentedKeys.reader, presentedKeys.oneSiteReader]);
    const presenting = chance.pick<() => { headers: Record<string, string>; query?: Record<string, string> }>(
      [
        () => ({ headers: { authorization: `Bearer ${key}` } }),
        () => ({ headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` } }),
        () => ({ headers: { authorization: "", "x-footfall-key": key } }),
        () => ({ headers: { authorization: "" }, query: { key } }),
        () => ({ headers: { authorization: `Bearer ${key}`, origin: allowed.origin } }),
        () => ({ headers: { authorization: `Bearer ${key}`, "x-footfall-key": presentedKeys.server } }),
      ],
    )();
    const body = dataset === "events" ? eventText(chance, mark) : changeText(chance, dataset, mark);
    return { ...presenting, path: `/v1/${dataset}`, body, expects: { status: 403 } };
  },
};
