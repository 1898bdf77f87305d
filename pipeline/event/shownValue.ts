import { cutText } from "./cutText";

const longestShown = 60;

/** A value as an error message quotes it: JSON, cut where it grows long; of lists and objects only that they are. */
export const shownValue = (value: unknown): string => {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  const json = JSON.stringify(value) ?? String(value);
  return json.length > longestShown ? `${cutText(json, longestShown)}… (${json.length} characters)` : json;
};
