import { cutText } from "../event/cutText";
import { type Decoded, decode } from "../event/decode";
import { type Event, events } from "../event/events";
import { isWellFormed } from "../event/fieldType";
import { allows } from "../keys/authorize";
import type { KeyRecord } from "../keys/keyRecord";
import { checkShape } from "./checkShape";
import { limits } from "./limits";
import type { Candidate } from "./splitBatch";

/** A record that cannot be accepted, with the reasons found. */
export interface Rejected {
  /** Its place in the batch, from 0. */
  readonly index: number;
  /** Its id, where it has one that can be told. */
  readonly event_id: string | null;
  readonly errors: readonly string[];
}

/** A batch divided. */
export interface Judged {
  readonly accepted: readonly Event[];
  readonly rejected: readonly (Rejected & { readonly candidate: Candidate })[];
}

/** Decides each record of a batch by itself: a bad neighbour rejects nobody else. */
export const judge = (candidates: readonly Candidate[], key: KeyRecord): Judged => {
  const accepted: Event[] = [];
  const rejected: Judged["rejected"][number][] = [];
  candidates.forEach((candidate, index) => {
    const verdict = verdictOn(candidate, key);
    if (verdict.kind === "valid") accepted.push(verdict.value);
    else rejected.push({ index, event_id: idOf(candidate), errors: bounded(verdict.errors), candidate });
  });
  return { accepted, rejected };
};

const verdictOn = (candidate: Candidate, key: KeyRecord): Decoded<Event> => {
  if (candidate.kind === "text") return invalid(`event: is not JSON: ${candidate.error}`);
  const broken = checkShape(candidate.value);
  if (broken !== undefined) return invalid(broken);
  const decoded = decode(events.codec, candidate.value);
  if (decoded.kind === "valid" && !allows(key.sites, decoded.value.site_id))
    return invalid(`site_id: key ${key.id} may not write to ${decoded.value.site_id}`);
  return decoded;
};

const invalid = (error: string): Decoded<never> => ({ kind: "invalid", errors: [error] });

const bounded = (errors: readonly string[]): readonly string[] => {
  const untold = errors.length - limits.errorsPerEvent;
  return untold > 0
    ? [...errors.slice(0, limits.errorsPerEvent), `event: and ${untold} more errors`]
    : errors;
};

const idOf = (candidate: Candidate): string | null => {
  if (candidate.kind === "text" || typeof candidate.value !== "object" || candidate.value === null)
    return null;
  const { event_id: id } = candidate.value as { readonly event_id?: unknown };
  return typeof id === "string" && isWellFormed(id) ? cutText(id, 128) : null;
};
