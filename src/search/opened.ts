import type { AnswerDocument, DocumentVersion } from "#search/document.ts";
import { type FileSource, readJson } from "#search/files.ts";
import { type Head, Records } from "#search/head.ts";
import { type PartReading, Parts } from "#search/parts.ts";

/** A version of an answer, and the answer. */
export interface Held {
  readonly document: AnswerDocument;
  readonly version: DocumentVersion;
}

/** The files of a search whose head was read: what every kind of look-up stands on. */
export class Opened {
  readonly head: Head;
  readonly records: Records;
  readonly parts: Parts;

  constructor(source: FileSource, head: Head) {
    this.head = head;
    this.records = new Records(head);
    this.parts = new Parts(source);
  }

  /** The version that a record stands for; undefined when its file cannot be had. */
  async held(record: number, reading: PartReading): Promise<Held | undefined> {
    const { chunk, place } = this.records.chunkOf(this.records.documents[record] ?? 0);
    const document = (await reading.get(`documents/${chunk}`, documentsIn))?.[place];
    const version = Object.values(document?.versions ?? {})[this.records.versionOf(record)];
    return document && version && { document, version };
  }
}

/** Reads the head of a search; rejects when it cannot be had. */
export async function openedFrom(source: FileSource): Promise<Opened> {
  return new Opened(source, await readJson<Head>(source, "head"));
}

function documentsIn(file: Uint8Array): AnswerDocument[] {
  return JSON.parse(new TextDecoder().decode(file)) as AnswerDocument[];
}
