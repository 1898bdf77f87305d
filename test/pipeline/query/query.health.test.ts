import { healthParts } from "../../../pipeline/query/healthParts";
import { memoryObjectStore } from "../../support/objectStore.memory";
import { aQueryApi, askedAtMs } from "./aQueryApi";

const fails = async (): Promise<never> => {
  throw new Error("secret-bucket is not there");
};

test("health is ok, with the version, where everything can be read", async () => {
  const api = aQueryApi({ health: [{ name: "keys", look: async () => undefined }] });
  const { status, document } = await api.get("/v1/health");
  expect([status, document]).toEqual([
    200,
    { status: "ok", version: "1.2.3", checked_at: "2026-03-04T12:00:00.000Z" },
  ]);
});

test("parts that cannot be read are named, and nothing of why", async () => {
  const health = [
    { name: "keys", look: fails },
    { name: "lake", look: async () => undefined },
    { name: "clock", look: fails },
  ];
  const api = aQueryApi({ health });
  const answer = await api.get("/v1/health");
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "10"]);
  expect(answer.document).toMatchObject({
    type: "urn:footfall:problem:unhealthy",
    failing: ["keys", "clock"],
  });
  expect(JSON.stringify([answer, api.log])).not.toContain("secret-bucket");
});

test("a part that does not answer fails after three seconds", async () => {
  const pauses: number[] = [];
  const api = aQueryApi({
    health: [{ name: "lake", look: () => new Promise(() => {}) }],
    pause: async (ms) => void pauses.push(ms),
  });
  expect((await api.get("/v1/health")).document.failing).toEqual(["lake"]);
  expect(pauses).toEqual([3_000]);
});

test("however often it is asked, it looks once in ten seconds", async () => {
  let nowMs = askedAtMs;
  let looks = 0;
  const look = async () => {
    looks += 1;
  };
  const api = aQueryApi({ health: [{ name: "lake", look }], now: () => nowMs });
  await Promise.all([api.get("/v1/health"), api.get("/v1/health")]);
  nowMs += 9_999;
  await api.get("/v1/health");
  expect(looks).toBe(1);
  nowMs += 1;
  await api.get("/v1/health");
  expect(looks).toBe(2);
});

test("the parts are the keys and the lake, each looked at once", async () => {
  const noKeys = { list: async () => ({ keys: [], damaged: [] }) };
  const well = healthParts(noKeys, memoryObjectStore("lake"));
  expect(well.map(({ name }) => name)).toEqual(["keys", "lake"]);
  await Promise.all(well.map(({ look }) => look()));
  const [keys, lake] = healthParts(
    { list: fails },
    {
      list: () => {
        throw new Error("secret-bucket is not there");
      },
    },
  );
  await expect(keys?.look()).rejects.toThrow();
  await expect(lake?.look()).rejects.toThrow();
});
