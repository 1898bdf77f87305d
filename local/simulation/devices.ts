import type { Weighted } from "./random";

/** A guest's device as its browser tells of it. */
export interface Device extends Weighted {
  readonly userAgent: string;
  /** CSS pixels. */
  readonly viewportWidth: number;
  readonly viewportHeight: number;
}

const webKit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const blink = "AppleWebKit/537.36 (KHTML, like Gecko)";

/** At the table nearly everyone holds a phone. */
export const devices: readonly [Device, ...Device[]] = [
  {
    weight: 30,
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) ${webKit} Version/18.3 Mobile/15E148 Safari/604.1`,
    viewportWidth: 390,
    viewportHeight: 664,
  },
  {
    weight: 14,
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) ${webKit} Version/17.6 Mobile/15E148 Safari/604.1`,
    viewportWidth: 375,
    viewportHeight: 548,
  },
  {
    weight: 5,
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) ${webKit} CriOS/133.0.6943.84 Mobile/15E148 Safari/604.1`,
    viewportWidth: 430,
    viewportHeight: 739,
  },
  {
    weight: 3,
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) ${webKit} Mobile/22C152 Instagram 365.0.0.33.88 (iPhone14,5; iOS 18_2; it_IT; it; scale=3.00; 1170x2532; 690008027)`,
    viewportWidth: 390,
    viewportHeight: 712,
  },
  {
    weight: 21,
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/133.0.0.0 Mobile Safari/537.36`,
    viewportWidth: 412,
    viewportHeight: 784,
  },
  {
    weight: 8,
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${blink} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
    viewportWidth: 384,
    viewportHeight: 699,
  },
  {
    weight: 2,
    userAgent: "Mozilla/5.0 (Android 14; Mobile; rv:135.0) Gecko/135.0 Firefox/135.0",
    viewportWidth: 411,
    viewportHeight: 779,
  },
  {
    weight: 3,
    userAgent: `Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) ${webKit} Version/17.7 Mobile/15E148 Safari/604.1`,
    viewportWidth: 810,
    viewportHeight: 1010,
  },
  {
    weight: 5,
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/133.0.0.0 Safari/537.36`,
    viewportWidth: 1536,
    viewportHeight: 730,
  },
  {
    weight: 4,
    userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Version/18.3 Safari/605.1.15`,
    viewportWidth: 1440,
    viewportHeight: 789,
  },
  {
    weight: 2,
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/133.0.0.0 Safari/537.36 Edg/133.0.0.0`,
    viewportWidth: 1920,
    viewportHeight: 945,
  },
  {
    weight: 2,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
    viewportWidth: 1680,
    viewportHeight: 921,
  },
];

/** Those that only read: search engines, a model's crawler, a monitor and a script. */
export const robotUserAgents: readonly [string, ...string[]] = [
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
  "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
  "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
  "python-requests/2.32.3",
];
