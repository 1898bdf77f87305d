import { nowQuestion } from "../../../../dashboard/app/pages/live/nowQuestion";
import { nowScope } from "../../../../pipeline/reports/now/nowScope";
import { decodeParameters } from "../../../../pipeline/reports/report";
import { anAddress } from "../../address/anAddress";

test("a question about the last minutes has the site and the minutes, and nothing else of the address", () => {
  const address = anAddress({ site: "luna-roma", live: true, compare: true, filters: { paused: "1" } });
  const { parameters, live } = nowQuestion("now-events", { address });
  expect(live).toBe(false);
  expect(decodeParameters({ name: "now-events", parameters: nowScope }, parameters)).toEqual({
    kind: "valid",
    value: { site_id: "luna-roma", minutes: 30 },
  });
});

test("without a site it is about all", () => {
  expect(nowQuestion("now-totals", { address: anAddress({ site: null }) }).parameters).toEqual({
    minutes: "30",
  });
});
