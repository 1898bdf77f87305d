import { plainBytes } from "../accessLog/plainBytes";
import type { ImportOptions } from "./importOptions";
import { jsonListSource, ndjsonSource } from "./jsonSource";
import type { Source } from "./row";
import { tableSource } from "./tableSource";
import { UnreadableFileError } from "./unreadableFile";

/** Opens a file's bytes, gzip or not, as rows. */
export const openSource = (
  chunks: AsyncIterable<Uint8Array>,
  { format, shape }: Pick<ImportOptions, "format" | "shape">,
): Promise<Source> => {
  const bytes = inUtf8(plainBytes(chunks));
  if (format === "ndjson") return ndjsonSource(bytes);
  return format === "json" ? jsonListSource(bytes) : tableSource(bytes, shape);
};

/** Spreadsheets write UTF-16 too, which would be read as nonsense: its byte order mark tells. */
async function* inUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const mark = isFirst ? Buffer.from(chunk.subarray(0, 2)).toString("hex") : "";
    if (mark === "fffe" || mark === "feff") throw new UnreadableFileError("it is UTF-16: save it as UTF-8");
    isFirst = false;
    yield chunk;
  }
}
