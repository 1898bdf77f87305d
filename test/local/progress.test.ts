import { progress } from "../../local/progress";

const anOutput = (isTTY: boolean, columns = 80) => {
  const written: string[] = [];
  return { isTTY, columns, write: (text: string) => written.push(text), written };
};

test("a task that takes less than a second shows nothing", () => {
  let nowMs = 0;
  const output = anOutput(true);
  const bar = progress(output, () => nowMs, "Sending", 10);
  nowMs = 999;
  bar.update(5, "five");
  bar.end();
  expect(output.written).toEqual([]);
});

test("on a terminal the bar is redrawn in place, ten times a second at most, and cleared at the end", () => {
  let nowMs = 0;
  const output = anOutput(true);
  const bar = progress(output, () => nowMs, "Sending", 4);
  nowMs = 1000;
  bar.update(1, "one");
  nowMs = 1099;
  bar.update(2, "two");
  nowMs = 1100;
  bar.update(3, "three");
  bar.end();
  expect(output.written).toEqual([
    `\r\u001b[KSending [${"█".repeat(7)}${"░".repeat(21)}]  25 % one`,
    `\r\u001b[KSending [${"█".repeat(21)}${"░".repeat(7)}]  75 % three`,
    "\r\u001b[K",
  ]);
});

test("a line is never longer than the terminal is wide", () => {
  let nowMs = 0;
  const output = anOutput(true, 20);
  const bar = progress(output, () => nowMs, "Sending", 4);
  nowMs = 2000;
  bar.update(1, "a long note");
  expect(output.written[0]?.replace("\r\u001b[K", "")).toHaveLength(19);
});

test("elsewhere a line is written every five seconds", () => {
  let nowMs = 0;
  const output = anOutput(false);
  const bar = progress(output, () => nowMs, "Reading", undefined);
  for (nowMs = 0; nowMs <= 12_000; nowMs += 500) bar.update(nowMs, `${nowMs} lines`);
  bar.end();
  expect(output.written).toEqual(["Reading 1000 lines\n", "Reading 6000 lines\n", "Reading 11000 lines\n"]);
});
