import type { Construct } from "constructs";
import { Alarm } from "./alarm";
import { ownMetric } from "./logNumbers";
import type { Watch } from "./watch";

/** The alarm of exact figures that could not be stored: the close of an hour that nothing else tells of. */
export const watchFigures = (scope: Construct, watch: Watch): Alarm =>
  new Alarm(scope, "user_days_too_large", {
    ...watch,
    part: "user-days-too-large",
    hurt: "A visitor's day does not fit into the table of metrics: who asks for it gets provisional figures, while the lake has all of it.",
    runbook: "user-days-too-large",
    measure: { metric: ownMetric(watch.names, "UserDaysTooLarge"), statistic: "Sum" },
    breaches: "above",
    threshold: 0,
    periodSeconds: 3600,
    periods: 1,
    silence: "fine",
  });
