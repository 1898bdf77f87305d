import { clickEvent } from "../../../dashboard/tracker/clickEvent";

const anElement = (overrides: Partial<Parameters<typeof clickEvent>[0]> = {}) => ({
  id: "",
  dataset: {},
  textContent: "Add to tab",
  ...overrides,
});

test("a click says what was clicked, the words on it, and where", () => {
  const element = anElement({
    id: "button-3",
    dataset: { track: "add-to-tab" },
    textContent: "\n  Add\n to tab ",
  });
  expect(clickEvent(element, { pageX: 183.6, pageY: 920 })).toEqual({
    event_type: "click",
    element_id: "add-to-tab",
    element_text: "Add to tab",
    click_x: 184,
    click_y: 920,
  });
});

test("without a name or words it says where, within the bounds of an event", () => {
  expect(clickEvent(anElement({ textContent: " " }), { pageX: -3, pageY: 1e9 })).toEqual({
    event_type: "click",
    click_x: 0,
    click_y: 100_000,
  });
  expect(clickEvent(anElement({ id: "pay" }), { pageX: 0, pageY: 0 }).element_id).toBe("pay");
});
