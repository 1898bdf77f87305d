import { createHash } from "node:crypto";
import { identityFilter } from "../../../pipeline/compaction/identityFilter";
import { sightingBytes } from "../../../pipeline/compaction/identitySet";

const sightings = (count: number, of: string): Buffer =>
  Buffer.concat(Array.from({ length: count }, (_, n) => createHash("sha256").update(`${of} ${n}`).digest()));

const passed = (filter: ReturnType<typeof identityFilter>, all: Buffer): number[] => {
  const offsets: number[] = [];
  filter.pass(all, (offset) => offsets.push(offset));
  return offsets;
};

test.each([1, 1000, 3000])(
  "of %i members a filter lets every member pass, and of others about one in a hundred",
  (count) => {
    const members = sightings(count, "member");
    const filter = identityFilter(count);
    for (let at = 0; at < members.length; at += sightingBytes) filter.add(members, at);
    expect(passed(filter, members)).toEqual(Array.from({ length: count }, (_, n) => n * sightingBytes));
    expect(passed(filter, sightings(5000, "other")).length).toBeLessThan(100);
  },
);

test("sightings that begin anywhere in memory are looked at alike, and none pass a filter without members", () => {
  const members = sightings(20, "member");
  const filter = identityFilter(20);
  expect(passed(filter, members)).toEqual([]);
  for (let at = 0; at < members.length; at += sightingBytes) filter.add(members, at);
  const shifted = Buffer.concat([Buffer.of(0), members]).subarray(1);
  expect(passed(filter, shifted)).toHaveLength(20);
});
