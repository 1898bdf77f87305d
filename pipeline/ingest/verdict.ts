import type { IngestedDataset } from "./ingestedDataset";
import type { Rejected } from "./judge";

/** A rejected record as an answer tells it: `{index, event_id, errors}`, with the dataset's own name for the id. */
export type Verdict = Readonly<Record<string, unknown>> & { readonly errors: readonly string[] };

export const verdictOf = (
  { idField }: Pick<IngestedDataset, "idField">,
  { index, id, errors }: Rejected,
): Verdict => ({ index, [idField]: id, errors });
