import { splitTarget } from "../../../local/accessLog/splitTarget";

describe("splitTarget(target)", () => {
  it.each([
    { target: "/menu?table=4&x=/y?z", path: "/menu", query: "table=4&x=/y?z" },
    { target: "/menu", path: "/menu", query: "" },
    { target: "/menu#dolci?", path: "/menu", query: "" },
    { target: "http://menu.example/a/b?c", path: "/a/b", query: "c" },
    { target: "https://menu.example?c", path: "/", query: "c" },
    { target: "//double//slash", path: "//double//slash", query: "" },
    { target: "*", path: "*", query: "" },
    { target: "menu.example:443", path: "menu.example:443", query: "" },
  ])("splits $target", ({ target, path, query }) => {
    expect(splitTarget(target)).toEqual({ path, query });
  });
});
