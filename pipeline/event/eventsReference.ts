import { events } from "./events";
import { eventTypes } from "./eventTypes";
import { markdownTable, reference } from "./reference";

/** The reference page of events, in Markdown. */
export const eventsReference = (): string =>
  reference(events, {
    source: "pipeline/event",
    sections: [
      "## Standard event types",
      typeTable(),
      "Any other word is a custom type, and is accepted as it is.",
    ],
  });

const typeTable = (): string =>
  markdownTable(
    ["type", "meaning", "needs"],
    Object.entries(eventTypes).map(([name, { doc, needs }]) => [
      `\`${name}\``,
      doc,
      needs.map((need) => `\`${need}\``).join(", "),
    ]),
  );
