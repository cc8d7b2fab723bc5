/** How often a mail comes. */
export enum FollowRhythm {
  AT_ONCE = "AT_ONCE",
  DAILY = "DAILY",
  WEEKLY = "WEEKLY",
}
