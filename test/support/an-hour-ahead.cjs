// For `node --require`: a process whose clock is an hour ahead of everybody else's.
const RealDate = Date;
const now = () => RealDate.now() + 3_600_000;

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }

  static now() {
    return now();
  }
};
