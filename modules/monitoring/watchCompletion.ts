import type { Construct } from "constructs";
import { Alarm } from "./alarm";
import type { Measure } from "./measure";
import type { Runbook } from "./runbook";
import type { Watch } from "./watch";

export interface WatchedCompletion {
  /** The alarm's name ends with `<part>-behind`. */
  readonly part: string;
  /** Counts the runs that came to a good end, and says 0 where there was none. */
  readonly completed: Measure;
  /** So many hours without one are told. */
  readonly hours: number;
  readonly runbook: Runbook;
  /** What that does to whom, as it would follow "so". */
  readonly harm: string;
}

/**
 * The alarm of hourly work that is behind, whatever the cause: not started, failing, cut off, stuck. Alarms of the causes
 * come sooner and say more; this one says that none of it passed by itself.
 */
export const watchCompletion = (
  scope: Construct,
  id: string,
  watch: Watch,
  { part, completed, hours, runbook, harm }: WatchedCompletion,
): Alarm =>
  new Alarm(scope, id, {
    ...watch,
    part: `${part}-behind`,
    hurt: `No run of ${watch.names.regional(part)} has come to a good end for ${hours} hours, so ${harm}.`,
    runbook,
    measure: completed,
    breaches: "below",
    threshold: 1,
    periodSeconds: 3600,
    periods: hours,
    silence: "breach",
  });
