const { default: Sequencer } = require("@jest/test-sequencer");

/** On a fresh clone jest knows no durations and goes by size: the last one to begin was among the longest, and a core stood idle. */
const longest = [
  "rights/rights",
  "start.embedded",
  "attacks/attacks",
  "announcements/crash",
  "kernel/embedded",
  "attacks/text",
  "announcements/mirror",
  "faults/webhooks",
  "faults/faults",
  "registrations/no-overbooking",
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = longest.findIndex((name) => path.includes(`/test/${name}`));
      return found < 0 ? longest.length : found;
    };
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
