import type { Rule } from "../../../../pipeline/quality/judge";

/** What to do where a rule is broken. */
export const mendOf = (rule: string): string =>
  (Object.hasOwn(mends, rule) ? mends[rule as Rule] : undefined) ?? "Ask whoever sends this data.";

const mends: Readonly<Record<Rule, string>> = {
  completeness:
    "Ask whoever looks after the page or the export what changed: usually a release lost a field. Orders, customers and payments may be sent again; events stay as they are.",
  uniqueness:
    "Ask whoever sends the data: devices that were offline for long, or an export without updated_at that is sent twice. Put updated_at into the export, to the millisecond.",
  integrity:
    "Look whether one of two exports did not run, or writes ids in another form (88213 and o-88213). Send the missing export; the next check finds it.",
  not_negative: "Refunds are often sent as negative amounts. Send them with the status refunded instead.",
  known_status: "Your till has a status that Footfall does not know. Map it to a known one in the export.",
  not_in_future:
    "Often local time is sent as if it were UTC. Send times with their offset, as 2026-03-01T19:55:12+02:00, and look at the till's clock.",
  not_clamped: "Devices with wrong clocks: send sent_at with each batch, and a server key for history.",
  freshness:
    "Look whether the page, the till or the export still runs, and whether its key has expired or was revoked.",
  volume:
    "Closed, a holiday, a campaign? Then nothing. Else look whether all pages have the script, or whether something sends in a loop.",
};
