import { decode } from "../../../pipeline/event/decode";
import { events } from "../../../pipeline/event/events";
import { type Companion, eventTypes, missingCompanions } from "../../../pipeline/event/eventTypes";
import { anEvent } from "../../fixtures/anEvent";

const types = Object.entries(eventTypes).map(([name, type]): [string, readonly Companion[]] => [
  name,
  type.needs,
]);

test.each(types)("%s is a word that the event_type field admits", (name) => {
  expect(events.fields.event_type.type.codec.is(name)).toBe(true);
});

test.each(types.filter(([, needs]) => needs.length > 0))(
  "%s needs %j, and tells each that is missing",
  (name, needs) => {
    expect(decode(events.codec, anEvent({ event_type: name }))).toEqual({
      kind: "invalid",
      errors: needs.map((field) => `${field}: required by event_type ${name}`),
    });
    const companions = Object.fromEntries(needs.map((field) => [field, events.fields[field].example]));
    expect(decode(events.codec, anEvent({ event_type: name, ...companions })).kind).toBe("valid");
  },
);

test.each(types.filter(([, needs]) => needs.length === 0))("%s needs nothing else", (name) => {
  expect(decode(events.codec, anEvent({ event_type: name })).kind).toBe("valid");
});

test("a companion that is null is missing", () => {
  expect(decode(events.codec, anEvent({ event_type: "item_add", item_id: null }))).toEqual({
    kind: "invalid",
    errors: ["item_id: required by event_type item_add"],
  });
});

test("a companion that is zero is there", () => {
  expect(missingCompanions({ event_type: "scroll", scroll_depth: 0 })).toEqual([]);
});

test.each(["waiter_called", "constructor", "to_string", "has_own_property"])(
  "the custom type %s needs nothing",
  (name) => {
    expect(missingCompanions({ event_type: name })).toEqual([]);
  },
);

test("while fields are wrong, companions are not asked for yet", () => {
  expect(decode(events.codec, anEvent({ event_type: "item_add", site_id: "" }))).toEqual({
    kind: "invalid",
    errors: [`site_id: must be ${events.fields.site_id.type.rule}, not ""`],
  });
});
