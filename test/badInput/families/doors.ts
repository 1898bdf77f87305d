import { canary } from "../canary";
import type { Family } from "../family";
import { eventText } from "../records";

/** Good events sent to the wrong door. */
export const doors: Family = {
  name: "methods and paths",
  weight: 5,
  draw: (chance, mark) => {
    const body = eventText(chance, mark);
    if (chance.chance(0.4)) return { body, method: chance.pick(methods), expects: { status: 405 } };
    const isBoth = chance.chance(0.2);
    return {
      body,
      path: chance.pick([
        ...paths,
        `/${chance.pick(["a", "%2f", "🍣", "../"]).repeat(chance.between(100, 9_000))}`,
      ]),
      ...(isBoth ? { method: chance.pick(methods) } : {}),
      expects: { status: 404 },
    };
  },
};

const methods = [
  "GET",
  "HEAD",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "CONNECT",
  "PROPFIND",
  "post",
  "POST ",
  "",
  "P\0ST",
  "🍣".repeat(30),
  `${canary}\r\nX-Injected: 1`,
] as const;

const paths = [
  "",
  "/",
  "*",
  "//",
  "/v1",
  "/v1/",
  "/v1/events/",
  "//v1/events",
  "/v1//events",
  "/v1/./events",
  "/v1/../v1/events",
  "/V1/Events",
  "/v1/events%20",
  "/v1%2Fevents",
  "/v1/%65vents",
  "/v1/events;a=b",
  "/v1/events\0",
  "/v1/events%00",
  "/v1/events?key=1",
  "/v1/events#",
  "/v1\\events",
  "/v1/refunds",
  "/v1/orders/o-1",
  "/v1/Customers",
  "/v1/payments/",
  "/../../../../etc/passwd",
  "/%2e%2e/%2e%2e/etc/passwd",
  "/raw/events/dt=2026-03-01",
  "/__proto__",
  "constructor",
  `/${canary}\ud83d`,
  `${"/a".repeat(99)}x🍣`,
  "http://api.example/v1/events",
  "/v1/events\r\nX-Injected: 1",
] as const;
