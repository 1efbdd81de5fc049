/** A file that an entry hands out. `width` and `height` are the pixels of a picture that could be read. */
export interface Attachment {
  readonly bytes: number;
  /** Its media type, such as `image/png`. */
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
}

const TYPES: Readonly<Record<string, string>> = {
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  mp4: "video/mp4",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
  webp: "image/webp",
};

/** The endings of files that may be handed out: what channels take, and nothing that runs when it is opened. */
export const ATTACHMENT_ENDINGS: readonly string[] = Object.keys(TYPES);

/**
 * The most bytes of a handed-out file: the smallest limit for a picture among the channels, X
 * (docs.x.com/x-api/media) and WhatsApp (twilio.com/docs/whatsapp/guidance-whatsapp-media-messages).
 */
export const MOST_ATTACHMENT_BYTES = 5_000_000;

/** The media type of a file by its name; undefined for a kind that is not handed out. */
export function attachmentType(name: string): string | undefined {
  return TYPES[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""];
}

/** Whether a media type is that of a picture. */
export function isPicture(type: string | undefined): boolean {
  return type?.startsWith("image/") ?? false;
}
