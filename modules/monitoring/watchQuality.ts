import type { Construct } from "constructs";
import { Alarm } from "./alarm";
import { ownMetric } from "./logNumbers";
import type { Watch } from "./watch";

/** The alarm of data that failed a nightly check: on until a night without. That no checks were made is told by their schedule. */
export const watchQuality = (scope: Construct, watch: Watch): Alarm =>
  new Alarm(scope, "data_quality", {
    ...watch,
    part: "data-quality",
    hurt: "The lake's data failed a nightly check: owners may read figures that are wrong or lack something.",
    runbook: "data-quality",
    measure: { metric: ownMetric(watch.names, "FailedChecks"), statistic: "Sum" },
    breaches: "above",
    threshold: 0,
    periodSeconds: 86_400,
    periods: 1,
    silence: "fine",
  });
