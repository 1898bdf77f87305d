import fc from "fast-check";
import type { LoggedRequest } from "../../../local/accessLog/parseLine";
import { toEvent } from "../../../local/accessLog/toEvent";
import { decode } from "../../../pipeline/event/decode";
import { events } from "../../../pipeline/event/events";

const ids = { eventId: "l-1-0", siteId: "menu", visitorId: "v-1", sessionId: "s-1" };

const aRequest: LoggedRequest = {
  address: "192.0.2.7",
  occurredAtMs: Date.UTC(2026, 1, 3, 18, 4, 5),
  method: "GET",
  target: "/menu/dinner?table=4",
  status: 200,
  bytes: 5120,
  referrer: "https://guide.example/rome",
  userAgent: "Firefox/135.0",
};

describe("toEvent(request, ids)", () => {
  it("makes a page view of a request", () => {
    expect(toEvent(aRequest, ids)).toEqual({
      event_id: "l-1-0",
      event_type: "page_view",
      occurred_at: aRequest.occurredAtMs,
      site_id: "menu",
      anonymous_id: "v-1",
      session_id: "s-1",
      page_url: "/menu/dinner?table=4",
      page_path: "/menu/dinner",
      referrer: "https://guide.example/rome",
      user_agent: "Firefox/135.0",
      properties: { method: "GET", status: 200, bytes: 5120 },
    });
  });

  it("leaves out what the log does not say", () => {
    const { bytes, referrer, userAgent, ...rest } = aRequest;
    const event = toEvent(rest, ids);
    expect(event).not.toHaveProperty("referrer");
    expect(event).not.toHaveProperty("user_agent");
    expect(event.properties).toEqual({ method: "GET", status: 200 });
  });

  it("takes the campaign from the query", () => {
    const target = "/?utm_source=news+letter&utm_campaign=f%C3%ACchi&utm_medium=&utm_other=x&q=1";
    const event = toEvent({ ...aRequest, target }, ids);
    expect(event).toMatchObject({ utm_source: "news letter", utm_campaign: "fìchi" });
    expect(event).not.toHaveProperty("utm_medium");
  });

  it("cuts long texts to what their fields hold, and never through a character", () => {
    const long = `/${"🍕".repeat(2000)}`;
    const event = toEvent({ ...aRequest, target: long, referrer: long, userAgent: long }, ids);
    expect(event.page_url).toBe(`/${"🍕".repeat(1023)}`);
    expect(event.referrer).toBe(`/${"🍕".repeat(1023)}`);
    expect(event.user_agent).toBe(`/${"🍕".repeat(511)}`);
  });

  it("holds no address, wherever the visitor repeats it", () => {
    const event = toEvent(
      {
        ...aRequest,
        target: "/192.0.2.7?ip=192.0.2.7&utm_term=%3192.0.2.7",
        referrer: "http://192.0.2.7/",
        userAgent: "Bot (192.0.2.7)",
      },
      ids,
    );
    expect(JSON.stringify(event)).not.toContain("192.0.2.7");
    expect(event).toMatchObject({ page_path: "/address.invalid", referrer: "http://address.invalid/" });
  });

  it("makes what the codec of events takes, of any request", () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 3000 });
    const someText = fc.oneof(
      text,
      text.map((value) => `/?utm_source=${encodeURIComponent(value)}`),
    );
    fc.assert(
      fc.property(someText, someText, someText, (target, referrer, userAgent) => {
        const event = toEvent({ ...aRequest, target, referrer, userAgent }, ids);
        expect(decode(events.codec, event)).toEqual({ kind: "valid", value: event });
      }),
    );
  });
});
