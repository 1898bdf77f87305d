import type { ReportRows } from "../../../../dashboard/app/api/reportRows";

/** What somebody did at 18:42:07 who is not known. */
export const aNowEvent = (parts: Partial<ReportRows["now-events"]> = {}): ReportRows["now-events"] => ({
  occurred_at: "2026-03-01T18:42:07.120Z",
  site_id: "luna-roma",
  event_type: "page_view",
  visitor: null,
  table_id: null,
  page_path: null,
  section: null,
  item_id: null,
  item_name: null,
  element_text: null,
  scroll_depth: null,
  quantity: null,
  total_minor: null,
  currency: null,
  ...parts,
});
