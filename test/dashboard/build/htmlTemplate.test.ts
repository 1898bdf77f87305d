import { filledTemplate, namedFiles } from "../../../dashboard/build/htmlTemplate";

const page = `<head>
  <link rel="icon" href="./icon.svg">
  <link rel="stylesheet" href="./print.css">
  <script type="module" src="./main.ts"></script>
</head>
<a href="/start">Start</a> <a href="./help.html">Help</a> <img src="https://elsewhere.example/x.svg">`;

test("a page names the scripts, styles and pictures of its own folder, and no others", () => {
  expect(namedFiles(page)).toEqual(["./icon.svg", "./print.css", "./main.ts"]);
});

test("built names stand in their place; styles and what a script imports before it", () => {
  const filled = filledTemplate(page, (name) => ({
    path: `assets/${name.slice(2).replace(".ts", ".js")}`,
    styles: name === "./main.ts" ? ["assets/main.css"] : [],
    imports: name === "./main.ts" ? ["assets/chunk-1.js", "assets/chunk-2.js"] : [],
  }));
  expect(filled).toBe(`<head>
  <link rel="icon" href="assets/icon.svg">
  <link rel="stylesheet" href="assets/print.css">
  <link rel="stylesheet" href="assets/main.css">
  <link rel="modulepreload" href="assets/chunk-1.js">
  <link rel="modulepreload" href="assets/chunk-2.js">
  <script type="module" src="assets/main.js"></script>
</head>
<a href="/start">Start</a> <a href="./help.html">Help</a> <img src="https://elsewhere.example/x.svg">`);
});
