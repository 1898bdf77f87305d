import { recentMap } from "../../../local/accessLog/recentMap";

describe("recentMap(capacity)", () => {
  it("forgets the key that was set the longest ago", () => {
    const map = recentMap<number>(2);
    map.set("a", 1);
    map.set("b", 2);
    map.set("a", 3);
    map.set("c", 4);
    expect(["a", "b", "c"].map(map.get)).toEqual([3, undefined, 4]);
  });
});
