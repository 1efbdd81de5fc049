import { imageSize } from "image-size";
import { type Attachment, attachmentType, isPicture } from "#core/attachment.ts";

/** EXIF orientations from here on lay a picture on its side. */
const ON_ITS_SIDE = 5;

/** What a file is by its name and bytes; a picture that cannot be read has no width and height. */
export function attachmentOf(name: string, content: Uint8Array): Attachment {
  const type = attachmentType(name) ?? "application/octet-stream";
  return { bytes: content.byteLength, type, ...(isPicture(type) && pixelsOf(content)) };
}

function pixelsOf(content: Uint8Array): Pick<Attachment, "width" | "height"> {
  try {
    const { width, height, orientation = 1 } = imageSize(content);
    return orientation < ON_ITS_SIDE ? { width, height } : { width: height, height: width };
  } catch {
    return {};
  }
}
