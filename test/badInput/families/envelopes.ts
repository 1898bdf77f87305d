import type { Draft, Family } from "../family";
import { eventText } from "../records";
import { absurdTimes, oddTimes } from "./dates";

/** `{"events": […], "sent_at": …}` with times that are none and with members that a batch has not. */
export const envelopes: Family = {
  name: "absurd sent_at",
  weight: 4,
  draw: (chance, mark) => {
    const events = `"events":[${eventText(chance, mark)}]`;
    const sentAt = `"sent_at":${chance.pick(absurdTimes)}`;
    const fine = `"sent_at":${chance.pick(oddTimes)}`;
    return chance.pick<() => Draft>([
      () => refused(`{${events},${sentAt}}`),
      () => refused(`{${sentAt},${events}}`),
      () => refused(`{${events},${fine},${sentAt}}`),
      () => refused(`{${events},"colour":1}`),
      () => refused(`{${events},${JSON.stringify(`${"k".repeat(59)}🍣`)}:1}`),
      () => refused(`{${events},"\\ud83d":1}`),
      () => refused(`{${events},"__proto__":{"polluted":true}}`),
      () => refused(`{${events},"constructor":{"prototype":{"polluted":true}}}`),
      () => refused(`{${events},"events":[]}`),
      () => ({ body: `{"events":[],${sentAt},${fine},${events}}`, expects: { verdicts: [true] } }),
      () => ({ body: `{${fine},${events}}`, expects: { verdicts: [true] } }),
      () => ({ body: `{${events},"sent_at":null}`, expects: { verdicts: [true] } }),
    ])();
  },
};

const refused = (body: string): Draft => ({ body, expects: { status: 400 } });
