import * as t from "io-ts";
import { wholeNumberFromString } from "../event/stringCodecs";
import { StoreUri } from "../storage/storeUri";

/** What the roll-up is told by its environment variables; the stacks encode it, the handler decodes it. */
export const RollUpEnvironment = t.strict(
  {
    /** The lake bucket. */
    LAKE_STORE: StoreUri,
    /** A day is rolled up so many days after its end. */
    CLOSED_AFTER_DAYS: wholeNumberFromString(0, 366),
  },
  "RollUpEnvironment",
);
export type RollUpEnvironment = t.TypeOf<typeof RollUpEnvironment>;
