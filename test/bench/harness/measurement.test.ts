import { figureOf, medianOf } from "../../../bench/harness/measurement";
import { aMeasurement } from "./aMeasurement";

test("the median of runs is the one in the middle, or the mean of two", () => {
  const runs = [9, 1, 3].map((cpuSeconds) => aMeasurement({ cpuSeconds }));
  expect(medianOf(runs, "cpuSeconds")).toBe(3);
  expect(medianOf([...runs, aMeasurement({ cpuSeconds: 5 })], "cpuSeconds")).toBe(4);
});

test("a figure that no run has has no median", () => {
  expect(medianOf([aMeasurement()], "p99Ms")).toBeUndefined();
  expect(medianOf([], "cpuSeconds")).toBeUndefined();
});

test("CPU per million is of the events that the run went through", () => {
  expect(figureOf(aMeasurement({ events: 100_000, cpuSeconds: 0.5 }), "cpuSecondsPerMillion")).toBe(5);
  expect(figureOf(aMeasurement({ events: 0 }), "cpuSecondsPerMillion")).toBeUndefined();
});

test("a run's own figures go by their names", () => {
  expect(figureOf(aMeasurement({ figures: { p99Ms: 12 } }), "p99Ms")).toBe(12);
});
