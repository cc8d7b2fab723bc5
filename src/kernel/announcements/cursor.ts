import { requestError } from "../errors";

export interface Position {
  /** Which life of the log: another one after a backup was restored, because the same numbers then mean other rows. */
  readonly epoch: string;
  readonly seq: number;
}

const form = /^v1\.([0-9A-Za-z]{1,32})\.(0|[1-9][0-9]{0,15})$/;

/** Opaque on purpose: who reads a number in it will count with it, and numbers may be skipped. */
export function encodeCursor(epoch: string, seq: number): string {
  return Buffer.from(`v1.${epoch}.${seq}`).toString("base64url");
}

export function decodeCursor(text: string): Position {
  const [, epoch, digits] = form.exec(Buffer.from(text, "base64url").toString("latin1")) ?? [];
  const seq = Number(digits);
  // Buffer skips letters that are not base64url; only what encodeCursor would write again is a cursor.
  if (epoch === undefined || !Number.isSafeInteger(seq) || encodeCursor(epoch, seq) !== text) {
    throw requestError(
      "CURSOR_INVALID",
      "This is not a cursor of announcements. Send one back exactly as the hub gave it (no part of it has a meaning to callers), or none to begin from now.",
    );
  }
  return { epoch, seq };
}
