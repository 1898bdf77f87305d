import { byteSink } from "./byteSink";

/** What parquetjs-lite's structs write themselves with. */
export interface ThriftProtocol {
  writeStructBegin(name: string): void;
  writeStructEnd(): void;
  writeFieldBegin(name: string, type: number, id: number): void;
  writeFieldEnd(): void;
  writeFieldStop(): void;
  writeListBegin(elementType: number, length: number): void;
  writeListEnd(): void;
  writeBool(value: boolean): void;
  writeI32(value: number): void;
  writeI64(value: number): void;
  writeString(value: string | Uint8Array): void;
}

/**
 * The bytes of structs in Thrift's compact protocol, one behind the other. The library's own writer makes a buffer for every byte, which
 * takes longer than encoding the pages, and one that Node warns of.
 */
export const compactThrift = (
  structs: readonly { write(protocol: ThriftProtocol): void }[],
): readonly Buffer[] => {
  const sink = byteSink(2 ** 12);
  /** Of the structs that are open, the number of the field before. */
  const lastIds: number[] = [];
  /** Of a boolean, whose value is part of the field's head. */
  let openField: number | undefined;

  const fieldHead = (id: number, type: number): void => {
    const step = id - (lastIds.at(-1) ?? 0);
    if (step > 0 && step <= 15) sink.byte((step << 4) | type);
    else {
      sink.byte(type);
      sink.varint(2 * id);
    }
    lastIds[lastIds.length - 1] = id;
  };
  const signed = (value: number): void => sink.varint(value < 0 ? -2 * value - 1 : 2 * value);

  const protocol: ThriftProtocol = {
    writeStructBegin: () => {
      lastIds.push(0);
    },
    writeStructEnd: () => {
      lastIds.pop();
    },
    writeFieldBegin: (_name, type, id) => {
      if (type === booleanType) openField = id;
      else fieldHead(id, compactType(type));
    },
    writeFieldEnd: () => {},
    writeFieldStop: () => sink.byte(0),
    writeListBegin: (elementType, length) => {
      const type = compactType(elementType);
      if (length < 15) sink.byte((length << 4) | type);
      else {
        sink.byte(0xf0 | type);
        sink.varint(length);
      }
    },
    writeListEnd: () => {},
    writeBool: (value) => {
      const type = value ? compactTrue : compactFalse;
      if (openField === undefined) sink.byte(type);
      else fieldHead(openField, type);
      openField = undefined;
    },
    writeI32: signed,
    writeI64: signed,
    writeString: (value) => {
      const bytes = typeof value === "string" ? Buffer.from(value, "utf8") : value;
      sink.varint(bytes.length);
      sink.bytes(bytes);
    },
  };

  const ends = structs.map((struct) => {
    struct.write(protocol);
    return sink.length;
  });
  return ends.map((end, i) => sink.buffer.subarray(ends[i - 1] ?? 0, end));
};

const booleanType = 2;
const compactTrue = 1;
const compactFalse = 2;

/** Thrift's numbers of types, and what the compact protocol calls them. */
const compactTypes: Readonly<Record<number, number>> = { 2: 1, 3: 3, 8: 5, 10: 6, 11: 8, 12: 12, 15: 9 };

const compactType = (type: number): number => {
  const found = compactTypes[type];
  if (found === undefined) throw new Error(`Thrift type ${type}: is in no struct of a Parquet footer`);
  return found;
};
