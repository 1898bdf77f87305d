import { startPage } from "../../local/startPage";

const page = startPage({
  url: "http://127.0.0.1:8787",
  keysFile: '/home/<me> & "you"/keys.json',
  report: "1 < 2",
  readerKey: "ffr_abc",
  menuAddress: "/menu/?table=7",
});

test.each([
  "/demo",
  "/#key=ffr_abc",
  "/menu/?table=7",
  "/menu/cards",
  "/openapi.json",
  "/v1/health",
  "/report",
])("the start page links %s", (href) => {
  expect(page.text).toContain(`<a href="${href}">`);
});

test("names of files and the report are text, not HTML", () => {
  expect(page.text).toContain("/home/&lt;me&gt; &amp; &quot;you&quot;/keys.json");
  expect(page.text).toContain('<pre tabindex="0">1 &lt; 2</pre>');
});
