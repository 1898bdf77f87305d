import { badQuestion } from "./badQuestion";
import { allQuestionFamilies } from "./questionFamilies/allQuestionFamilies";
import { aQuestionedLake, type QuestionedLake } from "./questionInstallation";
import { questionRound } from "./questionRound";
import { tally } from "./tally";

const seed = 20260301;

let lake: QuestionedLake;
beforeAll(async () => {
  lake = await aQuestionedLake();
});
afterAll(() => lake?.dispose());

test("whatever is asked, no answer is a 5xx where nothing is broken, and none tells a row of another site", async () => {
  const counted = tally();
  expect(await questionRound(lake, counted, { seed, from: 0, to: 400 })).toEqual([]);
  for (const { name } of allQuestionFamilies)
    expect(counted.lines()).toContainEqual(expect.stringMatching(new RegExp(`^${name} `)));
}, 180_000);

test("the same seed asks the same, and every tenth question comes twice", () => {
  const drawn = (of: number) => Array.from({ length: 100 }, (_, index) => badQuestion(of, index));
  expect(drawn(seed)).toEqual(drawn(seed));
  expect(drawn(seed)).not.toEqual(drawn(seed + 1));
  expect(badQuestion(seed, 9)).toEqual(badQuestion(seed, 8));
  expect(badQuestion(seed, 8)).not.toEqual(badQuestion(seed, 7));
});
