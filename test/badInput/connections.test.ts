import { connections } from "./connections";
import { tally } from "./tally";

test("the local server answers no nonsense with a 5xx, and goes on serving", async () => {
  const counted = tally();
  expect(await connections(counted, { seed: 20260301, from: 0, to: 150 })).toEqual([]);
  for (const family of [
    "no HTTP",
    "nonsense in chunks",
    "gone in the middle",
    "wrong content-length",
    "too large",
  ])
    expect(counted.lines()).toContainEqual(expect.stringMatching(new RegExp(`^${family} `)));
}, 180_000);
