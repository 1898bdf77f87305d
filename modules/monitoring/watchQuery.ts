import type { Construct } from "constructs";
import type { NodeFunction } from "../functions/nodeFunction";
import { Alarm } from "./alarm";
import { ownMetric } from "./logNumbers";
import type { Watch } from "./watch";

export interface WatchedQuery {
  readonly query: NodeFunction;
  /** Of 100 questions 99 should be answered within. */
  readonly latencyMs: number;
}

const fiveMinutes = { periodSeconds: 300, periods: 3, breachingPeriods: 2, silence: "fine" } as const;

/** Refused questions in five minutes that are more than one page that is loaded again and again. */
const manyRefused = 20;

/** Alarms of the way out. Nothing is lost by any of it: who asks again later gets the answer. */
export const watchQuery = (scope: Construct, watch: Watch, { query, latencyMs }: WatchedQuery): void => {
  new Alarm(scope, "query_failing", {
    ...watch,
    ...fiveMinutes,
    part: "query-failing",
    hurt: "Questions are answered 5xx: owners do not see their reports.",
    runbook: "query-failing",
    measure: {
      // a crash is answered 5xx by the API; one of a start that nobody waits for is counted by Lambda alone
      expression: "SUM([answers, crashes])",
      label: "questions without an answer",
      of: {
        answers: { metric: ownMetric(watch.names, "FailedQuestions"), statistic: "Sum" },
        crashes: { metric: query.metric("Errors"), statistic: "Sum" },
      },
    },
    breaches: "above",
    threshold: 0,
  });
  new Alarm(scope, "query_slow", {
    ...watch,
    ...fiveMinutes,
    breachingPeriods: 3,
    part: "query-slow",
    hurt: `One question in a hundred takes longer than ${latencyMs} ms: owners wait for their reports.`,
    runbook: "query-slow",
    measure: { metric: query.metric("Duration"), statistic: "p99" },
    breaches: "above",
    threshold: latencyMs,
  });
  new Alarm(scope, "query_throttled", {
    ...watch,
    ...fiveMinutes,
    part: "query-throttled",
    hurt: "Questions are turned away because there are too many: owners do not see some of their reports.",
    runbook: "query-throttled",
    measure: {
      expression: "SUM([function, api])",
      label: "questions turned away",
      of: {
        function: { metric: query.metric("Throttles"), statistic: "Sum" },
        api: { metric: ownMetric(watch.names, "ThrottledQuestions"), statistic: "Sum" },
      },
    },
    breaches: "above",
    threshold: manyRefused,
  });
};
