const everything = require("./jest.config.js");

/** What takes long: the programs as processes, started, interrupted and killed, and every crash point: `npm run test:processes`. */
/** @type {import("jest").Config} */
module.exports = {
  ...everything,
  testMatch: ["<rootDir>/test/**/*.process.test.ts", "<rootDir>/test/guarantees/crashPoints.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
};
