import { servingText } from "../../local/servingText";

const facts = {
  url: "http://127.0.0.1:8787",
  isForLan: false,
  lanUrl: undefined,
  keysFile: "/data/keys.json",
  qrOf: () => "<QR>",
};

test("it names what can be opened, sent and asked, and no key", () => {
  const text = servingText(facts);
  for (const path of [
    "/",
    "/menu/?table=7",
    "/demo",
    "/start",
    "/v1/events",
    "/v1/reports",
    "/openapi.json",
    "/report",
  ])
    expect(text).toContain(`${facts.url}${path} `);
  expect(text).toContain("/menu/cards");
  expect(text).toContain("npm start -- --lan");
  expect(text).not.toContain("<QR>");
  expect(text).not.toMatch(/ff[bsr]_/);
});

test("where phones are served it says their address, and shows its QR code where there is room", () => {
  const inLan = { ...facts, isForLan: true, lanUrl: "http://192.168.1.5:8787" };
  const asked: string[] = [];
  const text = servingText({ ...inLan, qrOf: (address) => `<QR of ${asked[asked.push(address) - 1]}>` });
  expect(text).toContain("<QR of http://192.168.1.5:8787/menu/?table=7>");
  expect(text).not.toContain("--lan");
  expect(servingText({ ...inLan, qrOf: () => undefined })).toContain("http://192.168.1.5:8787/menu/?table=7");
});

test("a machine in no network says so", () => {
  expect(servingText({ ...facts, isForLan: true })).toContain("it is in no network");
});
