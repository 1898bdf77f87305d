import { addEventRow } from "../../../pipeline/compaction/addEventRow";
import { hostOf, pathOf } from "../../../pipeline/compaction/urlParts";
import { type EventRow, events } from "../../../pipeline/event/events";
import { anEventLine } from "../../fixtures/anEventLine";
import { recordedRow } from "../../support/recordedRow";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1";

const aRow = (
  event: Readonly<Record<string, unknown>>,
  client: Readonly<Record<string, unknown>> = {},
): EventRow => {
  const line = anEventLine(event, { client });
  return recordedRow(events.columns, (rows) => addEventRow(line, "batch-1", rows)) as unknown as EventRow;
};

describe("addEventRow(line, batchId, rows)", () => {
  test.each([
    ["https://menu.example/luna?table=12#top", "/luna"],
    ["https://menu.example", "/"],
    ["https://menu.example/caf%C3%A9/für", "/caf%C3%A9/f%C3%BCr"],
    ["/luna?table=12", "/luna"],
    ["/luna#top?x", "/luna"],
    ["/?", "/"],
    ["luna", null],
    ["foo:", null],
    ["not a url", null],
  ])("takes the path of the page %s to be %s", (page_url, path) => {
    expect(aRow({ page_url }).page_path).toBe(path);
  });

  test("prefers the path that the producer sends", () => {
    expect(aRow({ page_url: "https://menu.example/luna", page_path: "/the-menu" }).page_path).toBe(
      "/the-menu",
    );
  });

  test("keeps a path within the length of its field, however much longer encoding makes it", () => {
    expect(aRow({ page_url: `https://menu.example/${"ü".repeat(2000)}` }).page_path).toHaveLength(2048);
  });

  test.each([
    ["https://www.google.com/search?q=pizza", "www.google.com"],
    ["https://GOOGLE.com:8443", "google.com"],
    ["https://bücher.example/", "xn--bcher-kva.example"],
    ["android-app://com.google.android.gm", "com.google.android.gm"],
    ["about:blank", null],
    ["www.google.com", null],
    ["-", null],
  ])("takes the host of the referrer %s to be %s", (referrer, host) => {
    expect(aRow({ referrer }).referrer_host).toBe(host);
  });

  test("reads addresses with letters beyond ASCII alike, however often", () => {
    const page_url = "https://bücher.example/caf\u00e9";
    const read = new Set<string>();
    for (let n = 0; n < 20_000; n++) read.add(`${hostOf(page_url)} ${pathOf(page_url)}`);
    expect([...read]).toEqual(["xn--bcher-kva.example /caf%C3%A9"]);
  });

  test("reads device, system and browser from the user agent, the event's before the request's", () => {
    const facts = { device_type: "desktop", os: "Linux", browser: "Firefox", user_agent: firefox };
    expect(aRow({}, { user_agent: firefox })).toMatchObject(facts);
    expect(aRow({ user_agent: firefox }, { user_agent: iphone })).toMatchObject(facts);
  });

  test("prefers what the event says of its device to what its user agent does", () => {
    expect(aRow({ device_type: "tv", os: "Tizen", browser: "Kiosk" }, { user_agent: firefox })).toMatchObject(
      {
        device_type: "tv",
        os: "Tizen",
        browser: "Kiosk",
        is_robot: false,
      },
    );
  });

  test("takes a place whole: from the event where it says anything of it, else from the request", () => {
    const client = { country: "IT", city: "Rome", latitude: 41.89, time_zone: "Europe/Rome" };
    expect(aRow({}, client)).toMatchObject({ ...client, region: null, longitude: null });
    expect(aRow({ city: "Ostia", latitude: 0 }, client)).toMatchObject({
      country: null,
      city: "Ostia",
      latitude: 0,
      time_zone: "Europe/Rome",
    });
  });

  test("takes what was sent as it is, with what is known of its sending", () => {
    const sent = { scroll_depth: 62.5, section: 'Dolci – fatti "in casa"', properties: { a: [1, "ü"] } };
    expect(aRow(sent)).toMatchObject({
      event_id: "e-1",
      event_type: "page_view",
      site_id: "trattoria-luna",
      scroll_depth: 62.5,
      section: sent.section,
      properties: '{"a":[1,"ü"]}',
      received_at: 1_772_390_528_004,
      key_id: "web-1",
      batch_id: "batch-1",
      user_agent: null,
      device_type: null,
      is_robot: false,
      referrer_host: null,
    });
  });

  test("says by which rule the time was set, and what was sent where that was changed", () => {
    const claimed = Date.parse("2026-03-01T18:42:07.120Z");
    expect(aRow({})).toMatchObject({
      occurred_at: claimed,
      occurred_at_sent: null,
      time_rule: "as_sent",
    });
    expect(aRow({ occurred_at: "2026-03-01T19:42:07.120Z" })).toMatchObject({
      occurred_at: 1_772_390_528_004 + 300_000,
      occurred_at_sent: claimed + 3_600_000,
      time_rule: "clamped_to_future_limit",
    });
  });
});
