export { Follow } from "./follow.entity";
export { FollowRhythm } from "./follow.enums";
export { followJobs } from "./follow-jobs";
export { followShape } from "./follow.shape";
export { personalData } from "./personal-data";
export { stopFollowingPages } from "./stop-following.page";
export { TellingAtOnce } from "./tell-at-once";
