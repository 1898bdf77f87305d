import { defaultProvider } from "../../../handlers/sdk/roleCredentials";

const names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"] as const;
const before = names.map((name) => process.env[name]);

const given = (...values: readonly (string | undefined)[]): void => {
  for (const [i, name] of names.entries())
    if (values[i] === undefined) delete process.env[name];
    else process.env[name] = values[i];
};

afterEach(() => given(...before));

test("a function signs with what Lambda hands it of its role", async () => {
  given("id", "secret", "token");
  expect(await defaultProvider()()).toEqual({
    accessKeyId: "id",
    secretAccessKey: "secret",
    sessionToken: "token",
  });
});

test("a token is not needed", async () => {
  given("id", "secret");
  expect(await defaultProvider()()).toEqual({ accessKeyId: "id", secretAccessKey: "secret" });
});

test.each([
  ["without an id", undefined, "secret"],
  ["without a secret", "id", undefined],
])("%s it says what is missing", async (_, id, secret) => {
  given(id, secret);
  await expect(defaultProvider()()).rejects.toThrow(
    "credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set, as Lambda does",
  );
});
