import type { Address } from "../address/address";
import { daysOf } from "../address/daysOf";
import type { ReportClient } from "../api/reportClient";
import type { Control } from "./control";
import { optionsSelect } from "./optionsSelect";
import { siteOptions } from "./siteOptions";

interface SitePickerParts {
  readonly client: ReportClient;
  readonly now: () => number;
  readonly signal: AbortSignal;
  choose(site: string | null): void;
}

/** Which site is looked at, of those with events of the last 90 days. While they are not known there is the one chosen, and all. */
export const sitePicker = ({ client, now, signal, choose }: SitePickerParts): Control => {
  const select = optionsSelect("Site", (value) => choose(value === "" ? null : value));
  let sites: readonly string[] = [];
  let asked: string | undefined;
  let shown: Address | undefined;

  const ask = async ({ timeZone, live }: Address): Promise<void> => {
    const { from, to } = daysOf({ kind: "last", days: 90 }, now(), timeZone);
    const parameters = { from, to, time_zone: timeZone };
    const answer = await client.ask({ report: "sites", parameters, live }, signal);
    sites = answer.rows.map(({ site_id }) => site_id);
    if (shown !== undefined) show(shown);
  };
  const show = (address: Address): void => {
    shown = address;
    select.show(siteOptions(sites, address.site), address.site ?? "");
    const about = `${address.timeZone} ${address.live}`;
    if (asked === about) return;
    asked = about;
    // the figures of the page say what is wrong; the next address asks again
    ask(address).catch(() => {
      asked = undefined;
    });
  };
  return { element: select.element, show };
};
