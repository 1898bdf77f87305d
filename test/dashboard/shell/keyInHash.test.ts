import { keyInHash } from "../../../dashboard/app/shell/keyInHash";

test.each([
  ["#key=ffr_a-b_c", "ffr_a-b_c"],
  ["#key=%20ffr_a%20", "ffr_a"],
  ["#x=1&key=ffr_a", "ffr_a"],
  ["", undefined],
  ["#", undefined],
  ["#key=", undefined],
  ["#main", undefined],
  ["#key=%E0%A4%A", "\uFFFD%A"],
])("%j signs in with %j", (hash, key) => {
  expect(keyInHash(hash)).toBe(key);
});
