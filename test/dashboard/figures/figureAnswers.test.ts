import type { Answer, Question, ReportClient } from "../../../dashboard/app/api/reportClient";
import { figureAnswers, withLater } from "../../../dashboard/app/figures/figureAnswers";

const aQuestion = <N extends Question["report"]>(report: N, from: string): Question<N> => ({
  report,
  parameters: { from },
  live: false,
});

/** Answers when told to, and remembers what it was asked. */
const aClient = () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const client: Pick<ReportClient, "ask"> = {
    ask: ({ report, parameters }) => {
      asked.push(`${report} ${parameters["from"]}`);
      return new Promise((resolve) =>
        answers.push(() => resolve({ title: `${report} ${parameters["from"]}` } as Answer<never>)),
      );
    },
  };
  return { client: client as ReportClient, asked, answers };
};

const never = new AbortController().signal;

test("the figure's question, that of the period before and those beside are asked at the same time", async () => {
  const { client, asked, answers } = aClient();
  const figure = {
    question: aQuestion("revenue", "b"),
    previous: aQuestion("revenue", "a"),
    beside: [aQuestion("hours", "b"), aQuestion("orders", "b")],
  };
  const given = figureAnswers(client, figure, never);
  expect(asked).toEqual(["revenue b", "revenue a", "hours b", "orders b"]);
  for (const answer of answers.toReversed()) answer();
  expect(await given).toMatchObject({
    answer: { title: "revenue b" },
    previous: { title: "revenue a" },
    beside: [{ title: "hours b" }, { title: "orders b" }],
  });
});

test("nothing is compared and nothing stands beside where a figure names nothing", async () => {
  const { client, asked, answers } = aClient();
  const given = figureAnswers(client, { question: aQuestion("revenue", "b") }, never);
  for (const answer of answers) answer();
  expect(await given).toMatchObject({ previous: undefined, beside: [] });
  expect(asked).toHaveLength(1);
});

test("what adds to a figure is asked later; where it is not answered, nothing is added", async () => {
  const { client, asked, answers } = aClient();
  const answer = { title: "revenue b" } as Answer<"revenue">;
  const figure = { later: [aQuestion("customers", "b")] };
  const before = { answer, previous: undefined, beside: [], later: undefined };
  const more = withLater<"revenue">(client, figure, before, never);
  for (const each of answers) each();
  expect(await more).toEqual({ ...before, later: [{ title: "customers b" }] });
  expect(asked).toEqual(["customers b"]);

  const failing: ReportClient = { ...client, ask: () => Promise.reject(new Error("busy")) };
  expect(await withLater<"revenue">(failing, figure, before, never)).toBeUndefined();
  expect(await withLater<"revenue">(client, {}, before, never)).toBeUndefined();
});
