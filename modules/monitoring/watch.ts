import type { Place } from "../ground/arn";
import type { Names } from "../ground/naming";

/** What all alarms of one region share. */
export interface Watch extends Place {
  readonly names: Names;
  /** ARN of the topic that alarms and recoveries are told to; CloudWatch wants it in the alarm's own region. */
  readonly topic: string;
  /** Where the pages of `docs/runbooks/` can be read: a URL, or the path in this repository; no slash at its end. */
  readonly runbooksUrl: string;
}
