import { nearestName } from "../../stacks/nearestName";

const names = ["shards", "rawDays", "rawArchiveDays", "keys", "tags", "alarms"];

test.each([
  ["shard", "shards"],
  ["Shards", "shards"],
  ["rawdays", "rawDays"],
  ["rawArchivDay", "rawArchiveDays"],
  ["key", "keys"],
  ["alarm", "alarms"],
])("%s is taken for %s", (misspelt, meant) => {
  expect(nearestName(misspelt, names)).toBe(meant);
});

test("of two that are near, the nearer is taken", () => {
  expect(nearestName("tabs", ["taps__", "tags"])).toBe("tags");
});

test.each(["colour", "days", "", "x"])("%j is near to none", (misspelt) => {
  expect(nearestName(misspelt, names)).toBeUndefined();
});
