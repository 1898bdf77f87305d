import * as t from "io-ts";
import { fromJson } from "../event/stringCodecs";
import { SqlEngineUri } from "../reports/sqlEngineUri";
import { StoreUri } from "../storage/storeUri";
import { QualityThresholds } from "./qualityThresholds";

/** What the quality function is told by its environment variables; the stacks encode it, the handler decodes it. */
export const QualityEnvironment = t.strict(
  {
    /** Where reports run. */
    SQL_ENGINE: SqlEngineUri,
    /** Where each day's results are kept: under `quality/`. */
    RESULTS_STORE: StoreUri,
    /** From when on a figure is an alarm. */
    QUALITY_THRESHOLDS: fromJson(QualityThresholds),
  },
  "QualityEnvironment",
);
export type QualityEnvironment = t.TypeOf<typeof QualityEnvironment>;
