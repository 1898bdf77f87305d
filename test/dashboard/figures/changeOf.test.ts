import { changeOf } from "../../../dashboard/app/figures/changeOf";
import { pointsChangeOf } from "../../../dashboard/app/figures/pointsChangeOf";
import { browserFormats } from "../../../dashboard/app/formats/browserFormats";

const formats = browserFormats({ language: "en-GB", timeZone: "UTC", now: () => 0 });

describe("changeOf(value, previous)", () => {
  test("is relative to what was before, with the side to hope for", () => {
    expect(changeOf(150, 120, formats)).toEqual({ text: "+25%", direction: "up", good: "up" });
    expect(changeOf(90, 120, formats, "down")).toEqual({ text: "−25%", direction: "down", good: "down" });
    expect(changeOf(120, 120, formats)).toEqual({ text: "±0%", direction: "same", good: "up" });
  });

  test("is down to nothing as −100%, and from nothing not at all", () => {
    expect(changeOf(0, 120, formats)?.text).toBe("−100%");
    expect(changeOf(120, 0, formats)).toBeUndefined();
    expect(changeOf(0, 0, formats)).toBeUndefined();
  });

  test("needs both values", () => {
    expect(changeOf(null, 1, formats)).toBeUndefined();
    expect(changeOf(1, null, formats)).toBeUndefined();
  });

  test("goes up from below 0", () => {
    expect(changeOf(50, -100, formats)).toMatchObject({ text: "+150%", direction: "up" });
  });
});

describe("pointsChangeOf(value, previous)", () => {
  test("is a difference in percentage points, and no percentage of percentages", () => {
    expect(pointsChangeOf(0.25, 0.2, formats)).toEqual({ text: "+5 points", direction: "up", good: "up" });
    expect(pointsChangeOf(0.2, 0.225, formats)).toMatchObject({ text: "−2.5 points", direction: "down" });
  });

  test("is the same where the difference cannot be seen", () => {
    expect(pointsChangeOf(0.2, 0.2003, formats)).toMatchObject({ text: "±0 points", direction: "same" });
  });

  test("counts from 0, and needs both", () => {
    expect(pointsChangeOf(0.1, 0, formats)?.text).toBe("+10 points");
    expect(pointsChangeOf(null, 0.1, formats)).toBeUndefined();
    expect(pointsChangeOf(0.1, null, formats)).toBeUndefined();
  });
});
