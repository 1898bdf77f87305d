import { addressAfter } from "../../../dashboard/app/shell/addressAfter";
import { anAddress } from "../address/anAddress";

const filtered = anAddress({ page: "menu", filters: { section: "Dolci" }, open: { items: "table" } });

test("a page's own choices stay while one stays on it", () => {
  expect(addressAfter(filtered, { site: "luna-roma" })).toEqual({ ...filtered, site: "luna-roma" });
  expect(addressAfter(filtered, { page: "menu", live: true })).toEqual({ ...filtered, live: true });
});

test("another page begins without them, but with those that it is given", () => {
  expect(addressAfter(filtered, { page: "funnel" })).toEqual(anAddress({ page: "funnel" }));
  expect(addressAfter(filtered, { page: "funnel", filters: { device: "phone" } })).toEqual(
    anAddress({ page: "funnel", filters: { device: "phone" } }),
  );
});
