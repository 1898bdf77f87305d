import { inactivityMs, sessions } from "../../../local/accessLog/sessions";

const noon = Date.UTC(2026, 1, 3, 12);
const minutes = 60_000;

describe("sessions()", () => {
  it("keeps requests together that are no more than 30 minutes apart", () => {
    const visitStart = sessions();
    const starts = [0, 30, 45, 75].map((at) => visitStart("v-1", noon + at * minutes));
    expect(new Set(starts)).toEqual(new Set([noon]));
  });

  it("begins another visit after more than 30 minutes", () => {
    const visitStart = sessions();
    expect(visitStart("v-1", noon)).toBe(noon);
    expect(visitStart("v-1", noon + inactivityMs + 1)).toBe(noon + inactivityMs + 1);
  });

  it("takes in requests that are logged late, and keeps the visit's name", () => {
    const visitStart = sessions();
    const starts = [10, 9, 39, -20, 69].map((at) => visitStart("v-1", noon + at * minutes));
    expect(new Set(starts)).toEqual(new Set([noon + 10 * minutes]));
  });

  it("tells visitors apart", () => {
    const visitStart = sessions();
    visitStart("v-1", noon);
    expect(visitStart("v-2", noon + minutes)).toBe(noon + minutes);
    expect(visitStart("v-1", noon + 2 * minutes)).toBe(noon);
  });
});
