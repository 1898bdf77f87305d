import { publishWithinHours } from "../compaction/publish";

/**
 * How long a file stays that no reader is shown any more. A query takes a day's manifest first and then the files that it
 * names: Athena ends it within half an hour, and a person who follows a manifest by hand has a day.
 */
export const graceHours = 24;

/**
 * A commit record changes manifests within so many hours of its being put, or never: compaction publishes nothing that
 * was encoded longer ago, and a run lasts a quarter of an hour at most. The rest is for clocks that disagree.
 */
export const publicationLimitHours = publishWithinHours + 1;
