import { siteOptions } from "../../../dashboard/app/shell/siteOptions";

test("all sites come first, then each by its name", () => {
  expect(siteOptions(["b", "a"], null)).toEqual([
    { value: "", label: "All sites" },
    { value: "a", label: "a" },
    { value: "b", label: "b" },
  ]);
});

test("the site that is looked at is among them once, whether it is known or not", () => {
  const labels = (sites: readonly string[], chosen: string) =>
    siteOptions(sites, chosen).map(({ label }) => label);
  expect(labels(["a"], "new")).toEqual(["All sites", "a", "new"]);
  expect(labels(["a", "new"], "new")).toEqual(["All sites", "a", "new"]);
});
