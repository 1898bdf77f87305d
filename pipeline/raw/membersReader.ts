import type { FieldType } from "../event/fieldType";
import { identifier } from "../event/scalars";
import { clearMembers, type Members } from "./members";
import { canonicalObjectReader } from "./scan/canonicalObject";
import { readIdentifier } from "./scan/identifierBytes";
import { instantReader } from "./scan/isoInstant";
import { json, type LineScan, skipByte } from "./scan/lineScan";
import { type MemberNames, memberNames } from "./scan/memberNames";
import { readPlainNumber } from "./scan/plainNumber";
import { type TextTable, type TextTableLimits, textTable } from "./scan/textTable";

/** What is to be known of a field. */
export type MemberType = Pick<FieldType<unknown>, "column" | "freeForm" | "schema"> & {
  readonly codec: { readonly is: (value: unknown) => boolean };
};

/** The fields of an object, by name and in the order in which their members stand. */
export type MemberTypes = Readonly<Record<string, MemberType>>;

export interface MembersReaderOptions {
  readonly required: readonly string[];
  /** Identifiers that hardly ever come twice: no string is made of them. */
  readonly neverAgain: readonly string[];
}

const limits: TextTableLimits = { texts: 4096, bytes: 262_144 };
/** Visitors and their visits are many, and come again. More would not stay in the processor's cache. */
const identifierLimits: TextTableLimits = { texts: 8192, bytes: 524_288 };

/** How the value of a field is read. */
const forms = { text: 0, bytes: 1, number: 2, instant: 3, object: 4, other: 5 } as const;

/** How objects of some fields are read: made once, and then used by many readers. */
export interface MembersLayout {
  readonly types: readonly MemberType[];
  readonly names: MemberNames;
  /** How the value of each field is read. */
  readonly forms: Uint8Array;
  readonly required: readonly number[];
}

export const membersLayout = (
  types: MemberTypes,
  { required, neverAgain }: MembersReaderOptions,
): MembersLayout => {
  const fieldNames = Object.keys(types);
  return {
    types: Object.values(types),
    names: memberNames(fieldNames),
    forms: Uint8Array.from(Object.entries(types), ([name, type]) => formOf(type, neverAgain.includes(name))),
    required: required.map((name) => fieldNames.indexOf(name)),
  };
};

/**
 * Reads objects as ingest writes them: members in order, nothing between them, each value in its one canonical form. What is valid is
 * decided by the fields' codecs: they judge each number, and each text when it comes first. False for an object of which the reader is
 * not certain that the codecs take it, and that it stands as they would write it.
 */
export const membersReader = ({
  types,
  names,
  forms: form,
  required,
}: MembersLayout): ((scan: LineScan, members: Members) => boolean) => {
  const isValid = types.map(({ codec }) => codec.is);
  /** Of the fields that texts were read of. */
  const tables = new Array<TextTable | undefined>(types.length).fill(undefined);
  const readInstant = instantReader();
  const readObject = canonicalObjectReader();

  const tableAt = (position: number): TextTable => {
    const table = tableOf(types[position] as MemberType);
    tables[position] = table;
    return table;
  };

  const readNumberAt = (members: Members, position: number, value: number): boolean => {
    members.numbers[position] = value;
    return !Number.isNaN(value) && (isValid[position] as (u: unknown) => boolean)(value);
  };

  const readValue = (scan: LineScan, members: Members, position: number): boolean => {
    switch (form[position]) {
      case forms.text: {
        if (!skipByte(scan, json.quote)) return false;
        const known = (tables[position] ?? tableAt(position)).read(scan);
        members.texts[position] = known;
        return known !== undefined;
      }
      case forms.bytes: {
        if (!skipByte(scan, json.quote)) return false;
        members.starts[position] = scan.at;
        const end = readIdentifier(scan);
        members.ends[position] = end;
        return end !== -1;
      }
      case forms.number:
        return readNumberAt(members, position, readPlainNumber(scan));
      case forms.instant:
        return readNumberAt(members, position, readInstant(scan));
      case forms.object: {
        members.starts[position] = scan.at;
        const isCanonical = readObject(scan);
        members.ends[position] = scan.at;
        return isCanonical;
      }
      default:
        return false;
    }
  };

  const hasRequired = ({ texts, numbers, starts }: Members): boolean => {
    for (const position of required)
      if (texts[position] === undefined && Number.isNaN(numbers[position]) && starts[position] === -1)
        return false;
    return true;
  };

  return (scan, members) => {
    clearMembers(members);
    if (!skipByte(scan, json.openBrace)) return false;
    if (!skipByte(scan, json.closeBrace)) {
      let position = -1;
      do {
        position = names.read(scan, position + 1);
        if (position === -1) return false;
        members.present[members.count++] = position;
        if (!readValue(scan, members, position)) return false;
      } while (skipByte(scan, json.comma));
      if (!skipByte(scan, json.closeBrace)) return false;
    }
    return hasRequired(members);
  };
};

const formOf = (type: MemberType, isNeverAgain: boolean): number => {
  if (isNeverAgain) return isIdentifier(type) ? forms.bytes : forms.other;
  if (type.freeForm === true) return type.schema.type === "object" ? forms.object : forms.other;
  switch (type.column) {
    case "string":
      return forms.text;
    case "timestamp":
      return forms.instant;
    case "boolean":
      return forms.other;
    default:
      return forms.number;
  }
};

const tableOf = (type: MemberType): TextTable =>
  textTable(type.codec.is, isIdentifier(type) ? identifierLimits : limits);

const isIdentifier = (type: MemberType): boolean => type.codec === identifier.codec;
