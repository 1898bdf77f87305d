import { contentSecurity } from "../../../dashboard/build/contentSecurity";

test("pages may use nothing but what is theirs", () => {
  expect(contentSecurity[0]).toBe("default-src 'none'");
  for (const directive of contentSecurity)
    expect(directive).toMatch(/^[a-z-]+ ('none'|'self'|'self' data:)$/);
  expect(contentSecurity.filter((directive) => directive.includes("data:"))).toEqual([
    "img-src 'self' data:",
  ]);
});
