const everything = require("../../jest.config.js");

/** The tests in a real browser: `npm run test:browser`. */
/** @type {import("jest").Config} */
module.exports = {
  ...everything,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/browser/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  // each suite has a server, a browser and its data: two at a time take longer than one after the other
  maxWorkers: 1,
  testTimeout: 120_000,
};
