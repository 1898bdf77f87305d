/** Whether a key may ask for reports. */
export type KeyCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Whether another key is needed; else it may be asked about again. */
      readonly isKeyWrong: boolean;
      /** Why, and what to do, for whoever typed it. */
      readonly message: string;
    };

/** Asks for the list of reports, which every reader key may read. */
export const checkKey =
  (fetch: typeof globalThis.fetch) =>
  async (key: string, signal: AbortSignal): Promise<KeyCheck> => {
    if (key === "") return wrongKey("Enter a reader key.");
    if (!/^[\x21-\x7e]+$/.test(key))
      return wrongKey("A key has letters, digits, _ and - only, without spaces. Copy it again, all of it.");
    let response: Response;
    try {
      response = await fetch("/v1/reports", { headers: { authorization: `Bearer ${key}` }, signal });
    } catch (error) {
      if (signal.aborted) throw error;
      return noAnswer("Footfall could not be reached. Check the connection, and try again.");
    }
    const { ok, status } = response;
    if (ok) {
      // the list itself is nobody's, and would hold its connection
      response.body?.cancel().catch(() => undefined);
      return { ok };
    }
    if (status === 401) return wrongKey(unknown);
    if (status === 403) return wrongKey(byCode[await codeOf(response)] ?? forbidden);
    if (status === 429) return noAnswer("This key is asking too often. Wait a minute, and try again.");
    return noAnswer(`Footfall cannot answer at the moment (${status}). Try again in a minute.`);
  };

const wrongKey = (message: string): KeyCheck => ({ ok: false, isKeyWrong: true, message });

const noAnswer = (message: string): KeyCheck => ({ ok: false, isKeyWrong: false, message });

const unknown = "This key is not known. It may have been mistyped, revoked, or have expired.";

const forbidden = "This key may not read reports. Use a reader key; it begins with ffr_.";

const byCode: Readonly<Record<string, string>> = {
  key_kind_not_allowed:
    "This key cannot read: it is a browser key, which stands in pages that everybody can read. Use a reader key; it begins with ffr_.",
  origin_not_allowed:
    "This key answers other pages only: it lists origins, and this page's is not among them. Ask whoever made it.",
};

/** The end of a problem document's type. */
const codeOf = async (response: Response): Promise<string> => {
  try {
    const { type }: { readonly type?: unknown } = (await response.json()) ?? {};
    return typeof type === "string" ? type.replace(/^.*:/, "") : "";
  } catch {
    return "";
  }
};
