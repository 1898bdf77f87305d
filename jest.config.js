/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // what takes long: npm run test:browser, npm run test:processes
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/browser/", "\\.process\\.test\\.ts$"],
  transform: {
    "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }],
    "/node_modules/hyparquet/.+\\.js$": ["@swc/jest", { jsc: { target: "es2022" } }],
  },
  // what is published as ES modules only
  transformIgnorePatterns: ["/node_modules/(?!hyparquet/)"],
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/data"],
  // as modules/functions/nodeFunction.ts and modules/edge/pages.ts import them: bundling takes seconds a stack, and no test of
  // stacks reads code
  moduleNameMapper: {
    "^\\./bundle$": "<rootDir>/test/support/standInBundle.ts",
    "^\\./builtPages$": "<rootDir>/test/support/standInBundlePages.ts",
  },
  testEnvironment: "node",
  // one worker fewer, as by default, leaves half of a machine with two cores idle
  maxWorkers: "100%",
  // for what hangs; no test measures time by it
  testTimeout: 60_000,
};
