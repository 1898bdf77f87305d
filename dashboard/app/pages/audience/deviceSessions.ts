import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";
import { deviceName } from "../menu/deviceNames";

type Row = ReportRows["sessions-summary"];

/** By what the sessions of devices are compared. */
export const sessionMeasures = ["bounces", "length"] as const;
export type SessionMeasure = (typeof sessionMeasures)[number];

/** The kinds of device that are worth a question each. */
export const comparedDevices = ["mobile", "tablet", "desktop"] as const;

/** The sessions of all devices and those of each kind, given in the order of comparedDevices. Kinds without sessions are left out. */
export const deviceSessions = (
  all: Row | undefined,
  ofDevices: readonly (Row | undefined)[],
  measure: SessionMeasure,
  formats: Formats,
): BarChart["bars"] =>
  [
    { label: "All devices", row: all },
    ...comparedDevices.map((device, n) => ({ label: deviceName(device), row: ofDevices[n] })),
  ].flatMap(({ label, row }) =>
    row === undefined
      ? []
      : [
          {
            label,
            value: measure === "bounces" ? row.bounce_rate : row.median_seconds,
            detail:
              measure === "bounces"
                ? `${formats.count(row.bounces)} of ${formats.count(row.sessions)} sessions`
                : `${formats.count(row.sessions)} sessions, ${formats.duration(row.mean_seconds)} on average`,
          },
        ],
  );
