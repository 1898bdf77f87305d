import type * as t from "io-ts";

const maxBytes = 4096;

/**
 * A function's environment variables, encoded by the codec that its handler decodes them with. Throws when the
 * value does not fit the codec, or the variables do not fit Lambda's 4 KB.
 */
export const functionEnvironment = <A, O extends Readonly<Record<string, string>>>(
  codec: t.Type<A, O>,
  value: A,
): Record<string, string> => {
  if (!codec.is(value)) throw new Error(`environment: must be a ${codec.name}, not ${JSON.stringify(value)}`);
  const variables = { ...codec.encode(value) };
  const sizes = Object.entries(variables).map(([name, text]) => ({
    name,
    bytes: bytesOf(name) + bytesOf(text),
  }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > maxBytes) {
    const largest = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    throw new Error(
      `environment: ${codec.name} has ${total} bytes, must be at most ${maxBytes}, the limit of Lambda; ` +
        `${largest.name} alone has ${largest.bytes}`,
    );
  }
  return variables;
};

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");
