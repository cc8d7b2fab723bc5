/** All the made-up practices, by day, so that those which others were inspired by come first. */
import { practicesFood } from "./practices-food";
import { practicesGriefAndDementia } from "./practices-grief-and-dementia";
import { practicesMen } from "./practices-men";
import { practicesMovementAndNature } from "./practices-movement-and-nature";
import { practicesPlaces } from "./practices-places";
import { practicesVisits } from "./practices-visits";
import { practicesYoung } from "./practices-young";
import type { DemoPractice } from "./types";

const byTheme: readonly DemoPractice[] = [
  ...practicesFood,
  ...practicesMen,
  ...practicesVisits,
  ...practicesGriefAndDementia,
  ...practicesMovementAndNature,
  ...practicesYoung,
  ...practicesPlaces,
];

export const practices: readonly DemoPractice[] = [...byTheme].sort((left, right) =>
  left.day === right.day ? 0 : left.day < right.day ? -1 : 1,
);
