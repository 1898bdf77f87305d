import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { barChart } from "../../plots/barChart";
import { chosenOption } from "../menu/chosenOption";
import { filterChoice } from "../menu/filterChoice";
import type { PageContext } from "../page";
import { type DeviceKind, deviceBars, deviceKinds } from "./deviceBars";
import { noVisits } from "./noVisits";

const names: Readonly<Record<DeviceKind, { readonly title: string; readonly choice: string }>> = {
  device_type: { title: "Devices that guests use", choice: "Kinds of device" },
  os: { title: "Operating systems that guests use", choice: "Operating systems" },
  browser: { title: "Browsers that guests use", choice: "Browsers" },
};

/** What people look at the menu with. */
export const devicesUsed = (context: PageContext): Figure<"devices"> => {
  const { address, formats } = context;
  const kind = chosenOption(address.filters, "devices", deviceKinds, "device_type");
  return {
    id: "devices",
    title: names[kind].title,
    units: "Share of page views",
    note: "By what the browser says of itself. Page views, because one visitor may have several devices.",
    question: context.question("devices"),
    previous: context.previousQuestion("devices"),
    empty: noVisits,
    size: "half",
    draw: ({ answer, previous }, space) =>
      chartContent({
        controls: [
          filterChoice(context, {
            filter: "devices",
            label: "Show",
            value: kind,
            fallback: "device_type",
            options: deviceKinds.map((value) => ({ value, label: names[value].choice })),
          }),
        ],
        chart: barChart(space, {
          x: { label: "Share of page views", format: (value) => formats.share(value) },
          bars: deviceBars(answer.rows, previous?.rows, kind, formats),
        }),
      }),
  };
};
