import { clientFacts } from "../../../pipeline/ingest/clientFacts";
import { aBrowserKey, aServerKey } from "../../fixtures/aKey";
import { aRequest } from "../../fixtures/aRequest";

const headers = {
  "user-agent": "Mozilla/5.0 (iPhone)",
  "cloudfront-viewer-country": "IT",
  "cloudfront-viewer-country-region": "RM",
  "cloudfront-viewer-city": "Rome",
  "cloudfront-viewer-latitude": "41.89",
  "cloudfront-viewer-longitude": "-12.49",
  "cloudfront-viewer-time-zone": "Europe/Rome",
  "cloudfront-viewer-address": "203.0.113.7:443",
  "x-forwarded-for": "203.0.113.7",
  cookie: "session=1",
};
const facts = {
  user_agent: "Mozilla/5.0 (iPhone)",
  country: "IT",
  region: "RM",
  city: "Rome",
  latitude: 41.89,
  longitude: -12.49,
  time_zone: "Europe/Rome",
};

test("a browser's request tells its user agent and place, but not its address", () => {
  expect(clientFacts(aRequest({ headers }), aBrowserKey())).toEqual(facts);
});

test("a server sends for others, so its request tells nothing", () => {
  expect(clientFacts(aRequest({ headers }), aServerKey())).toEqual({});
});

test("a request without such headers tells nothing", () => {
  expect(clientFacts(aRequest(), aBrowserKey())).toEqual({});
});

test.each([
  ["cloudfront-viewer-country", "Italy", "country"],
  ["cloudfront-viewer-country", "", "country"],
  ["cloudfront-viewer-latitude", "north", "latitude"],
  ["cloudfront-viewer-latitude", "91", "latitude"],
  ["cloudfront-viewer-latitude", "1e1", "latitude"],
  ["cloudfront-viewer-longitude", "", "longitude"],
  ["cloudfront-viewer-city", "x".repeat(257), "city"],
])("the header %s is left out when it is %.10j", (header, value, fact) => {
  const { [fact as keyof typeof facts]: _, ...others } = facts;
  expect(clientFacts(aRequest({ headers: { ...headers, [header]: value } }), aBrowserKey())).toEqual(others);
});

test("a long user agent is cut to what its field admits", () => {
  const request = aRequest({ headers: { "user-agent": "x".repeat(5_000) } });
  expect(clientFacts(request, aBrowserKey())).toEqual({ user_agent: "x".repeat(1024) });
});
