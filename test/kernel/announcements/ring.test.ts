import type { LogEntry } from "../../../src/kernel/announcements/entry";
import { AnnouncementKind } from "../../../src/kernel/announcements/kind";
import { Ring } from "../../../src/kernel/announcements/ring";

const entry = (seq: number): LogEntry => ({
  id: `announcement ${seq}`,
  seq,
  kind: AnnouncementKind.EVENT_PUBLISHED,
  occurredAt: new Date(0),
  subjectId: "event",
  municipalityId: null,
});
const seqs = (entries: readonly LogEntry[] | null): number[] | null => entries && entries.map(({ seq }) => seq);

describe("a ring of three", () => {
  const ring = new Ring(3);
  beforeEach(() => {
    ring.restart(10);
    ring.push([11, 12, 15].map(entry)); // 13 and 14 were never
  });

  test("gives what comes after a number, also where numbers are missing", () => {
    expect(seqs(ring.after(10, 9))).toEqual([11, 12, 15]);
    expect(seqs(ring.after(12, 9))).toEqual([15]);
    expect(seqs(ring.after(13, 9))).toEqual([15]);
    expect(seqs(ring.after(15, 9))).toEqual([]);
    expect(seqs(ring.after(99, 9))).toEqual([]);
  });

  test("gives no more than was asked for", () => {
    expect(seqs(ring.after(10, 2))).toEqual([11, 12]);
  });

  test("sends to the database whoever is before its oldest", () => {
    expect(ring.after(9, 9)).toBeNull();
    ring.push([entry(16)]);
    expect(ring.after(10, 9)).toBeNull();
    expect(seqs(ring.after(11, 9))).toEqual([12, 15, 16]);
  });

  test("takes more at once than it holds", () => {
    ring.push([16, 17, 18, 19].map(entry));
    expect(ring.after(15, 9)).toBeNull();
    expect(seqs(ring.after(16, 9))).toEqual([17, 18, 19]);
  });
});
