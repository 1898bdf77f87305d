import { userAgentFacts } from "../../../pipeline/compaction/userAgent";

const person = (deviceType: string, os: string, browser: string) => ({
  deviceType,
  os,
  browser,
  isRobot: false,
});
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const appleWebkit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

describe("userAgentFacts(userAgent)", () => {
  test.each([
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) ${appleWebkit} Version/18.3 Mobile/15E148 Safari/604.1`,
      person("mobile", "iOS", "Safari"),
    ],
    [
      `Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) ${appleWebkit} Version/17.5 Mobile/15E148 Safari/604.1`,
      person("tablet", "iOS", "Safari"),
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${webkit} Chrome/126.0.0.0 Mobile Safari/537.36`,
      person("mobile", "Android", "Chrome"),
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`,
      person("desktop", "Windows", "Microsoft Edge"),
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
      person("desktop", "Linux", "Firefox"),
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${appleWebkit} Version/17.5 Safari/605.1.15`,
      person("desktop", "macOS", "Safari"),
    ],
    [
      `Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) ${webkit} 76.0.3809.146/6.0 TV Safari/537.36`,
      person("tv", "Tizen", "Tizen"),
    ],
  ])("knows the people's browser %s", (userAgent, facts) => {
    expect(userAgentFacts(userAgent)).toEqual(facts);
    expect(userAgentFacts(userAgent)).toBe(userAgentFacts(userAgent));
  });

  test.each([
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "curl/8.5.0",
    "python-requests/2.32.3",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
  ])("knows the robot %s", (userAgent) => {
    expect(userAgentFacts(userAgent).isRobot).toBe(true);
  });

  test("gives labels or null for the oddest text, and never throws", () => {
    const odd = [
      " ",
      "/",
      "\0",
      "((((((",
      "constructor/1",
      "__proto__",
      "a".repeat(1024),
      `${"a".repeat(1000)}/1 `,
    ];
    const cut = "Mozilla/5.0 (Linux; Android 14) Chrome/126"
      .split("")
      .map((_, at, all) => all.slice(0, at + 1).join(""));
    for (const userAgent of [...odd, "\ud800", "🍕/🍕 🍕", ...cut]) {
      const { os, browser, deviceType } = userAgentFacts(userAgent);
      for (const label of [os, browser])
        expect(label === null || (label.length > 0 && label.length <= 256)).toBe(true);
      expect(["mobile", "tablet", "desktop", "tv", "other"]).toContain(deviceType);
    }
  });

  test("forgets the oldest user agents, and reads them again alike", () => {
    const first = userAgentFacts("curl/8.5.0");
    for (let n = 0; n < 10_000; n++) userAgentFacts(`curl/${n}`);
    const again = userAgentFacts("curl/8.5.0");
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });
});
