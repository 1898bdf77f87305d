import type { Construct } from "constructs";
import type { NodeFunction } from "../functions/nodeFunction";
import { Alarm } from "./alarm";
import { ownMetric } from "./logNumbers";
import type { Watch } from "./watch";

export interface WatchedIngest {
  readonly ingest: NodeFunction;
  /** Of 100 requests 99 should be answered within. */
  readonly latencyMs: number;
  /** Rejected events beyond this share of all are told. */
  readonly rejectedPercent: number;
}

const fiveMinutes = { periodSeconds: 300, periods: 3, breachingPeriods: 2, silence: "fine" } as const;

/** A quarter of an hour with fewer events says nothing about a share. */
const fewEvents = 100;

/** Refused calls in five minutes that are no passing burst. */
const manyRefused = 10;

/** Alarms of the way in. What passes within a few minutes, producers get over by sending again. */
export const watchIngest = (scope: Construct, watch: Watch, watched: WatchedIngest): void => {
  const { ingest, latencyMs, rejectedPercent } = watched;
  new Alarm(scope, "ingest_errors", {
    ...watch,
    ...fiveMinutes,
    part: "ingest-errors",
    hurt: "Ingest crashes or is cut off: guests' events are not taken and are lost where a page does not send them again.",
    runbook: "ingest-errors",
    measure: { metric: ingest.metric("Errors"), statistic: "Sum" },
    breaches: "above",
    threshold: 0,
  });
  new Alarm(scope, "ingest_unavailable", {
    ...watch,
    ...fiveMinutes,
    part: "ingest-unavailable",
    hurt: "The API answers 5xx to who sends: guests' events are not stored and are lost where a page does not send them again.",
    runbook: "ingest-unavailable",
    measure: { metric: ownMetric(watch.names, "FailedRequests"), statistic: "Sum" },
    breaches: "above",
    threshold: 0,
  });
  new Alarm(scope, "ingest_slow", {
    ...watch,
    ...fiveMinutes,
    breachingPeriods: 3,
    part: "ingest-slow",
    hurt: `Ingest takes longer than ${latencyMs} ms for one request in a hundred: guests who leave a page take its last events with them.`,
    runbook: "ingest-slow",
    measure: { metric: ingest.metric("Duration"), statistic: "p99" },
    breaches: "above",
    threshold: latencyMs,
  });
  new Alarm(scope, "ingest_throttled", {
    ...watch,
    ...fiveMinutes,
    part: "ingest-throttled",
    hurt: "Calls are turned away because there are too many: guests' events are late, and lost where a page does not send them again.",
    runbook: "ingest-throttled",
    measure: {
      expression: "SUM([function, api])",
      label: "calls turned away",
      of: {
        function: { metric: ingest.metric("Throttles"), statistic: "Sum" },
        api: { metric: ownMetric(watch.names, "ThrottledRequests"), statistic: "Sum" },
      },
    },
    breaches: "above",
    threshold: manyRefused,
  });
  new Alarm(scope, "events_rejected", {
    ...watch,
    part: "events-rejected",
    hurt: `More than ${rejectedPercent} % of the events are rejected: a site sends what cannot be read, and its owner does not see those visits.`,
    runbook: "events-rejected",
    measure: {
      expression: `IF(accepted + rejected >= ${fewEvents}, 100 * rejected / (accepted + rejected), 0)`,
      label: "rejected, % of all",
      of: {
        accepted: { metric: ownMetric(watch.names, "AcceptedEvents"), statistic: "Sum" },
        rejected: { metric: ownMetric(watch.names, "RejectedEvents"), statistic: "Sum" },
      },
    },
    breaches: "above",
    threshold: rejectedPercent,
    periodSeconds: 900,
    periods: 2,
    silence: "fine",
  });
};
