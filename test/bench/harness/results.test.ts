import { keepResults, readResults } from "../../../bench/harness/results";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { aMeasurement, aResult, aWork } from "./aMeasurement";

test("what is measured again replaces its results, and what is not keeps those of earlier runs", () => {
  const folder = aTemporaryFolder();
  const [before, after] = [
    aResult(aMeasurement()),
    { ...aResult(aMeasurement({ cpuSeconds: 1 })), date: "2026-03-02" },
  ];
  keepResults(folder, aWork(), { ours: before, copy: before });
  keepResults(folder, aWork(), { ours: after });
  expect(readResults(folder, [aWork()])).toEqual({ sorting: { ours: after, copy: before } });
});

test("of a variant that is no more nothing is read, and of a work without results that there are none", () => {
  const folder = aTemporaryFolder();
  keepResults(folder, aWork(), { ours: aResult(aMeasurement()) });
  expect(readResults(folder, [aWork({ variants: [] }), aWork({ name: "merging" })])).toEqual({
    sorting: {},
    merging: {},
  });
});
