import type { Names } from "../../modules/ground/naming";

/** The handler whose code stands in for that of functions that are not written yet. */
export const standIn = "ingest";

/** The names of the function `part`, for constructs that are told to bundle the stand-in. */
export const namesFor = (names: Names, part: string): Names => {
  const as = (text: string): string => text.replace(standIn, part);
  return {
    ...names,
    regional: (text) => names.regional(as(text)),
    role: (text) => names.role(as(text)),
    functionLogGroup: (text) => names.functionLogGroup(as(text)),
  };
};
