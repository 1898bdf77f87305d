import * as t from "io-ts";
import { StoreUri } from "../storage/storeUri";

/** What the sweep is told by its environment variables; the stacks encode it, the handler decodes it. */
export const SweepEnvironment = t.strict(
  {
    /** The lake bucket. */
    LAKE_STORE: StoreUri,
  },
  "SweepEnvironment",
);
export type SweepEnvironment = t.TypeOf<typeof SweepEnvironment>;
