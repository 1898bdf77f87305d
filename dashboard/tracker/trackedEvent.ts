import type { Event } from "../../pipeline/event/events";

/** What a page says of an event; the tracker adds who, when and where. Fields are those of docs/events.md. */
export type TrackedEvent = Omit<
  Event,
  "event_id" | "occurred_at" | "site_id" | "anonymous_id" | "session_id"
>;

/** The fields that a page says of all its events. */
export type CommonFields = Partial<Omit<TrackedEvent, "event_type">>;
