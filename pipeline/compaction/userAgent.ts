import Bowser from "bowser";
import { isbot } from "isbot";
import { cutText } from "../event/cutText";
import type { Event } from "../event/events";

/** What a user agent says of its bearer. */
export interface UserAgentFacts {
  readonly deviceType: NonNullable<Event["device_type"]> | null;
  readonly os: string | null;
  readonly browser: string | null;
  readonly isRobot: boolean;
}

const cacheSize = 10_000;
const cache = new Map<string, UserAgentFacts>();

/**
 * Reads a user agent: isbot tells robots, bowser the rest. Traffic has few different user agents, so each is
 * read once, and the oldest are forgotten.
 */
export const userAgentFacts = (userAgent: string): UserAgentFacts => {
  const known = cache.get(userAgent);
  if (known !== undefined) return known;
  const facts = read(userAgent);
  const oldest = cache.size >= cacheSize ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(userAgent, facts);
  return facts;
};

const deviceTypes: Readonly<Record<string, UserAgentFacts["deviceType"]>> = {
  mobile: "mobile",
  tablet: "tablet",
  desktop: "desktop",
  tv: "tv",
};

const read = (userAgent: string): UserAgentFacts => {
  const { platform, os, browser } = Bowser.parse(userAgent);
  return {
    deviceType: deviceTypes[platform.type ?? ""] ?? "other",
    os: labelOf(os.name),
    browser: labelOf(browser.name),
    isRobot: isbot(userAgent),
  };
};

const longestLabel = 256;

/** Bowser takes the first word of a user agent that it does not know for its name, however long, or none. */
const labelOf = (name: string | undefined): string | null => cutText(name ?? "", longestLabel) || null;
