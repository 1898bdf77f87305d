import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { rowsBeside } from "../../figures/rowsBeside";
import { barChart } from "../../plots/barChart";
import { chosenOption } from "../menu/chosenOption";
import { filterChoice } from "../menu/filterChoice";
import type { PageContext } from "../page";
import { comparedDevices, deviceSessions, type SessionMeasure, sessionMeasures } from "./deviceSessions";
import { noVisits } from "./noVisits";

const names: Readonly<
  Record<SessionMeasure, { readonly title: string; readonly units: string; readonly axis: string }>
> = {
  bounces: { title: "Bounces by device", units: "Share of sessions", axis: "Bounces" },
  length: { title: "Length of sessions by device", units: "Median time", axis: "Median length" },
};

/** How sessions on phones, tablets and computers differ. */
export const sessionsByDevice = (context: PageContext): Figure<"sessions-summary"> => {
  const { address, formats } = context;
  const measure = chosenOption(address.filters, "sessions", sessionMeasures, "bounces");
  return {
    id: "sessions-by-device",
    title: names[measure].title,
    units: names[measure].units,
    note: "Where phones bounce much more than computers, look at the page on a phone: how fast it is there, and what is seen first. The table has all devices together.",
    question: context.question("sessions-summary"),
    beside: comparedDevices.map((device_type) => context.question("sessions-summary", { device_type })),
    empty: noVisits,
    isEmpty: (rows) => rows.every(({ sessions }) => sessions === 0),
    size: "half",
    draw: ({ answer, beside }, space) =>
      chartContent({
        controls: [
          filterChoice(context, {
            filter: "sessions",
            label: "Compare",
            value: measure,
            fallback: "bounces",
            options: sessionMeasures.map((value) => ({ value, label: names[value].axis })),
          }),
        ],
        chart: barChart(space, {
          x: {
            label: names[measure].axis,
            format: (value) => (measure === "bounces" ? formats.share(value) : formats.duration(value)),
          },
          bars: deviceSessions(
            answer.rows[0],
            comparedDevices.map((_, n) => rowsBeside<"sessions-summary">(beside, n)[0]),
            measure,
            formats,
          ),
        }),
      }),
  };
};
