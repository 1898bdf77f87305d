import type { KeyRecord } from "../../pipeline/keys/keyRecord";
import { activeSecrets, keyState } from "../../pipeline/keys/keyState";
import { table } from "../table";
import { timeText } from "./keyWords";

/** All keys as a table: nothing of what opens. */
export const keyList = (records: readonly KeyRecord[], nowMs: number): string =>
  table<KeyRecord>(
    [
      { title: "key", value: ({ id }) => id },
      { title: "kind", value: ({ kind }) => kind },
      { title: "sites", value: ({ sites }) => sites.join(",") },
      { title: "origins", value: ({ origins }) => origins.join(",") || "-" },
      { title: "requests/min", value: ({ requests_per_minute }) => requests_per_minute },
      { title: "created", value: ({ created_at }) => timeText(created_at) },
      { title: "expires", value: ({ expires_at }) => (expires_at === null ? "never" : timeText(expires_at)) },
      { title: "secrets active", value: (record) => activeSecrets(record, nowMs).length },
      { title: "status", value: (record) => keyState(record, nowMs) },
    ],
    records,
  );
