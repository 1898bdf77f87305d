import { fittingText } from "../../../dashboard/app/plots/fittingText";
import { textWidth } from "../../../dashboard/app/plots/textWidth";

test("a text that fits stays whole, another ends with an ellipsis and fits", () => {
  expect(fittingText("Margherita", 200)).toBe("Margherita");
  const short = fittingText("Tagliatelle al ragù di cinghiale", 100);
  expect(short).toMatch(/^Tagliatelle.*…$/);
  expect(textWidth(short)).toBeLessThanOrEqual(100);
});

test("at least a letter stays, and letters of two code units are not cut in half", () => {
  expect(fittingText("Margherita", 1)).toBe("M…");
  expect(fittingText("🍕🍝🍷", 1)).toBe("🍕…");
  expect(fittingText("", 1)).toBe("");
});
