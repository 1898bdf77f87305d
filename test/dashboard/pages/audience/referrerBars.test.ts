import { referrerBars } from "../../../../dashboard/app/pages/audience/referrerBars";
import { englishFormats as formats } from "../menu/englishFormats";

const from = (referrer_host: string, visitors: number) => ({ referrer_host, visitors, views: 2 * visitors });

test("what is no host is said in words, and the most visitors come first", () => {
  const rows = [from("(unreadable)", 1), from("www.google.com", 5), from("(direct)", 60)];
  expect(referrerBars(rows, [from("www.google.com", 3)], { limit: 10, formats })).toEqual([
    { label: "Directly, as by a QR code", value: 60, before: 0, detail: "120 page views" },
    { label: "www.google.com", value: 5, before: 3, detail: "10 page views" },
    { label: "Not readable", value: 1, before: 0, detail: "2 page views" },
  ]);
});
