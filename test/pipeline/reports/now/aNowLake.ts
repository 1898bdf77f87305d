import type { AskedOf, Parameters } from "../../../../pipeline/reports/parameter";
import { type Asking, type Report, runReport } from "../../../../pipeline/reports/report";
import { aLakeReader, anEvent, aPipeline, type Pipeline } from "../../../support/aPipeline";

/** A pipeline whose last minutes are asked about, at a time. */
export interface NowLake {
  readonly pipeline: Pipeline;
  readonly asked: <P extends Parameters, Row>(
    report: Report<P, Row>,
    now: string,
    asked?: AskedOf<P>,
    asking?: Asking,
  ) => Promise<readonly Row[]>;
}

/** Five hours of a day, as `18:30` or `18:30:00.250`. */
export const at = (time: string): string => `2026-03-01T${time}${time.length === 5 ? ":00.000" : ""}Z`;

/** What a guest did. */
export const did = (id: string, event_type: string, time: string, more: object = {}) =>
  anEvent(id, at(time), { event_type, anonymous_id: "ada", session_id: "s-1", ...more });

export const aNowLake = async (): Promise<NowLake> => {
  const reader = await aLakeReader();
  const pipeline = await aPipeline({ shards: 2 });
  reader.read(pipeline);
  return {
    pipeline,
    asked: (report, now, asked, asking) =>
      runReport(reader.engine)(report, (asked ?? {}) as AskedOf<typeof report.parameters>, {
        nowMs: Date.parse(now),
        ...asking,
      }),
  };
};
