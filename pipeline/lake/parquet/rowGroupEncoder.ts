import type { Column } from "../../event/dataset";
import { type EncodedRowGroup, encodeRowGroup } from "./encodeRowGroup";
import { pageCodec } from "./pageCodec";
import type { FilledRowBuffer } from "./rowBuffer";

/** Encodes row groups, here or elsewhere. Whichever does, the bytes are the same. */
export interface RowGroupEncoder {
  /** Resolves once rows may be given to it: it holds those of one row group at a time. */
  ready(): Promise<void>;
  /** Takes the rows out of the buffer, which may be filled again as soon as this returns. */
  encode(rows: FilledRowBuffer, order: EncodingOrder): Promise<EncodedRowGroup>;
  /** Ends what runs for it. Nothing can be encoded afterwards. */
  close(): void;
}

export interface EncodingOrder {
  /** Nobody will fill the buffer again. */
  readonly isLast: boolean;
}

/** What an encoder needs to know of a file. */
export interface RowGroupForm {
  readonly columns: readonly Column[];
  /** The places of the columns by which rows are sorted. */
  readonly sortedBy: readonly number[];
}

/** An encoder in the thread that calls it. */
export const encoderHere = ({ columns, sortedBy }: RowGroupForm): RowGroupEncoder => {
  const codec = pageCodec();
  return {
    ready: async () => {},
    encode: async (rows) => {
      try {
        return encodeRowGroup(columns, sortedBy, codec, rows.run);
      } finally {
        // who fills one buffer after the other needs the room again; of many files that are filled little by little, none does
        if (rows.isFull) rows.clear();
        else rows.letGo();
      }
    },
    close: () => {},
  };
};
