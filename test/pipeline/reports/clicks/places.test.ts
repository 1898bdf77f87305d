import { places } from "../../../../pipeline/reports/clicks/places";
import { visitorMap } from "../../../../pipeline/reports/clicks/visitorMap";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const view = (anonymous_id: string, more: object) =>
  anEvent(`e${id++}`, "2026-03-01T12:00:00Z", { anonymous_id, ...more });
const rome = { country: "IT", region: "RM", latitude: 41.89, longitude: 12.49 };

const theEvents = [
  view("ada", rome),
  view("ada", rome),
  view("ben", { ...rome, latitude: 41.99 }),
  view("cleo", { country: "IT", region: "MI" }),
  view("ada", { country: "IT", region: "MI" }),
  view("dan", { country: "IT" }),
  view("eve", { region: "RM" }),
  view("fay", { country: "NZ", latitude: -36.85, longitude: 174.76 }),
  view("gus", { latitude: 90, longitude: 180 }),
  view("gus", { latitude: -90, longitude: -180 }),
  view("hal", { latitude: 0.3, longitude: -0.3 }),
  view("ida", { latitude: 10 }),
  view("bot", { ...rome, user_agent: googlebot }),
  anEvent("click", "2026-03-01T12:00:00Z", { ...rome, event_type: "click" }),
];

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

const place = (country: string, region: string, views: number, visitors: number) => ({
  ...{ country, region, views, visitors },
});

test("places are told by views, those that nobody knows too", async () => {
  const [ofRome, ofMilan] = [place("IT", "RM", 3, 2), place("IT", "MI", 2, 2)];
  expect(await reports.answer(places)).toEqual([
    place("(unknown)", "(unknown)", 4, 3),
    ofRome,
    ofMilan,
    place("(unknown)", "RM", 1, 1),
    place("IT", "(unknown)", 1, 1),
    place("NZ", "(unknown)", 1, 1),
  ]);
  expect(await reports.answer(places, { country: "IT" })).toEqual([
    ofRome,
    ofMilan,
    place("IT", "(unknown)", 1, 1),
  ]);
});

test("by country, somebody seen in two regions of it is one visitor", async () => {
  expect(await reports.answer(places, { by: "country" })).toEqual([
    place("IT", "(all)", 6, 4),
    place("(unknown)", "(all)", 5, 4),
    place("NZ", "(all)", 1, 1),
  ]);
  expect(await reports.answer(places, { by: "country", country: "NZ" })).toEqual([
    place("NZ", "(all)", 1, 1),
  ]);
});

const cell = (latitude: number, longitude: number, views = 1, visitors = 1) => ({
  ...{ latitude, longitude, views, visitors },
});

test.each([
  [
    "0.1",
    [
      cell(41.85, 12.45, 2),
      cell(-89.95, -179.95),
      cell(-36.85, 174.75),
      cell(0.35, -0.25),
      cell(41.95, 12.45),
      cell(89.95, 179.95),
    ],
  ],
  [
    "0.5",
    [
      cell(41.75, 12.25, 3, 2),
      cell(-89.75, -179.75),
      cell(-36.75, 174.75),
      cell(0.25, -0.25),
      cell(89.75, 179.75),
    ],
  ],
  [
    "1",
    [cell(41.5, 12.5, 3, 2), cell(-89.5, -179.5), cell(-36.5, 174.5), cell(0.5, -0.5), cell(89.5, 179.5)],
  ],
  [
    "5",
    [cell(42.5, 12.5, 3, 2), cell(-87.5, -177.5), cell(-37.5, 172.5), cell(2.5, -2.5), cell(87.5, 177.5)],
  ],
] as const)(
  "the map's cells of %s degrees have their centres, and cover the whole globe",
  async (size, cells) => {
    expect(await reports.answer(visitorMap, { cell_degrees: size })).toEqual(cells);
  },
);

test("the map's cells are of one degree unless asked otherwise, of one country where asked", async () => {
  expect(await reports.answer(visitorMap, { country: "NZ" })).toEqual([cell(-36.5, 174.5)]);
});
