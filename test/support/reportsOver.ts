import type { AskedOf, Parameters } from "../../pipeline/reports/parameter";
import { type Asking, type Report, runReport } from "../../pipeline/reports/report";
import { aLakeReader, aPipeline } from "./aPipeline";

type Answer = <P extends Parameters, Row>(
  report: Report<P, Row>,
  asked?: Partial<AskedOf<P>>,
  asking?: Asking,
) => Promise<readonly Row[]>;

/** Reports over one lake, asked for the first two days of March 2026 unless said otherwise. */
export interface AskedReports {
  readonly answer: Answer;
  dispose(): Promise<void>;
}

/** Over the events, sent through the pipeline and compacted: all at most 30 days before they were received. */
export const reportsOver = async (
  events: readonly unknown[],
  received = "2026-03-20T00:10:00Z",
): Promise<AskedReports> => {
  const pipeline = await aPipeline();
  const reader = await aLakeReader();
  reader.read(pipeline);
  if (events.length > 0) {
    const { status, body } = await pipeline.send(received, events);
    if (status !== 202 || !String(body).includes('"rejected":[]')) throw new Error(`${status}: ${body}`);
    await pipeline.compact(new Date(Date.parse(received) + 3_600_000).toISOString());
  }
  return {
    answer: (report, asked, asking) =>
      runReport(reader.engine)(
        report,
        { from: "2026-03-01", to: "2026-03-02", ...asked } as unknown as AskedOf<typeof report.parameters>,
        asking,
      ),
    dispose: pipeline.dispose,
  };
};
