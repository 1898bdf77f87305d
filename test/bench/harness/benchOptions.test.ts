import { benchOptions } from "../../../bench/harness/benchOptions";

test("without arguments all works run, five processes each, without what takes long", () => {
  expect(benchOptions([])).toEqual({ only: [], rounds: 5, isFull: false, data: undefined, task: "run" });
});

test("--only may be given several times, and --full, --rounds and --data once", () => {
  const args = ["--only", "reports", "--only", "ingest", "--full", "--rounds", "2", "--data", "kept"];
  expect(benchOptions(args)).toEqual({
    only: ["reports", "ingest"],
    rounds: 2,
    isFull: true,
    data: "kept",
    task: "run",
  });
});

test.each([["--rounds", "0"], ["--rounds", "many"], ["--fast"], ["compaction"]])(
  "%j is refused with the usage",
  (...args) => {
    expect(() => benchOptions(args)).toThrow(/npm run bench -- \[options\]/);
  },
);
