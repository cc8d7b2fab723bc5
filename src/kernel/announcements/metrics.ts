import { Gauge, type Registry } from "prom-client";
import type { AnnouncementLog } from "./announcement-log";

/** Measured when they are scraped. */
export function registerAnnouncementMetrics(registry: Registry, log: AnnouncementLog): void {
  const registers = [registry];
  new Gauge({
    name: "samspil_announcement_followers",
    help: "Subscriptions and other readers of announcements in this process",
    registers,
    collect() {
      this.set(log.stats().followers);
    },
  });
  new Gauge({
    name: "samspil_announcement_slowest_follower_behind",
    help: "Announcements that the slowest reader in this process has yet to read",
    registers,
    collect() {
      this.set(log.stats().slowestFollowerBehind);
    },
  });
  new Gauge({
    name: "samspil_announcement_unnumbered_seconds",
    help: "Age of the oldest announcement that has no number yet; above 1 for long: no sequencer is at work. NaN: the database does not answer",
    registers,
    async collect() {
      // The other metrics are wanted most when the database does not answer.
      this.set(await log.sequencerLagSeconds().catch(() => NaN));
    },
  });
}
