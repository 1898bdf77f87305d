const everything = require("./jest.config.js");

/** The programs as processes, started, interrupted and killed: `npm run test:processes`. */
/** @type {import("jest").Config} */
module.exports = {
  ...everything,
  testMatch: ["<rootDir>/test/**/*.process.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
};
