import type { Mutation } from "./mutation";

const measures = "test/pipeline/quality/judgeMeasure.test.ts";

/** The guards of the daily check: where a figure stops being good, and what is not judged. */
export const qualityMutations: readonly Mutation[] = [
  {
    name: "a share that is exactly its bound is bad",
    promise: "Data quality",
    file: "pipeline/quality/judgeMeasure.ts",
    find: "measure < bound : measure > bound",
    replace: "measure <= bound : measure > bound",
    caughtBy: { file: measures, title: "of at least 0.95 and 0.5, " },
  },
  {
    name: "an age that is exactly its bound is bad",
    promise: "Data quality",
    file: "pipeline/quality/judgeMeasure.ts",
    find: "measure < bound : measure > bound",
    replace: "measure < bound : measure >= bound",
    caughtBy: { file: measures, title: "of at most 36 and 72, " },
  },
  {
    name: "nobody is called, however bad it is",
    promise: "Data quality",
    file: "pipeline/quality/judgeMeasure.ts",
    find: '  if (isBeyond(fail)) return beyond("fail", fail);\n',
    replace: "",
    caughtBy: { file: measures, title: "of at least 0.95 and 0.5, " },
  },
  {
    name: "somebody is called for a few bad records among a few",
    promise: "Data quality",
    file: "pipeline/quality/judgeMeasure.ts",
    find: "checked < leastChecked",
    replace: "checked < 0",
    caughtBy: { file: measures, title: "a share of fewer than the least number of records warns" },
  },
  {
    name: "the least number of records is one too many",
    promise: "Data quality",
    file: "pipeline/quality/judgeMeasure.ts",
    find: "checked < leastChecked",
    replace: "checked <= leastChecked",
    caughtBy: { file: measures, title: "a share of fewer than the least number of records warns" },
  },
  {
    name: "a day on which usually nothing comes is bad",
    promise: "Data quality",
    file: "pipeline/quality/judgeMeasure.ts",
    find: "reference !== null && reference < leastChecked",
    replace: "reference !== null && reference < 0",
    caughtBy: { file: measures, title: "a volume is not judged where there usually is little" },
  },
  {
    name: "a check that fails altogether hinders all others",
    promise: "Data quality",
    file: "pipeline/quality/checkQuality.ts",
    find: "return { verdicts: [], failure: { what: report.name, error: toldOf(error) } };",
    replace: "throw error;",
    caughtBy: {
      file: "test/pipeline/quality/checkQuality.test.ts",
      title: "a report that fails is a failed check, hinders no other",
    },
  },
  {
    name: "what an engine quotes of a record stands in the log of a check",
    promise: "Nothing private is logged",
    file: "pipeline/quality/checkQuality.ts",
    find: "if (!(error instanceof QueryFailed)) return nameOf(error);",
    replace: "if (!(error instanceof QueryFailed)) return String(error);",
    caughtBy: {
      file: "test/pipeline/quality/checkQuality.test.ts",
      title: "a report that fails is a failed check, hinders no other",
    },
  },
];
