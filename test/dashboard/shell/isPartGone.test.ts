import { isPartGone } from "../../../dashboard/app/shell/isPartGone";

test.each([
  "Failed to fetch dynamically imported module: https://footfall.example/assets/worldMap-A1B2C3D4.js",
  "error loading dynamically imported module: https://footfall.example/assets/worldMap-A1B2C3D4.js",
  "Importing a module script failed.",
])("%s: a part is gone", (message) => {
  expect(isPartGone(new TypeError(message))).toBe(true);
});

test.each([new TypeError("Failed to fetch"), new Error("worldMap: bug"), "text", undefined])(
  "%p is another error",
  (error) => {
    expect(isPartGone(error)).toBe(false);
  },
);
