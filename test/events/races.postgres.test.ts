import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

test("ten who remove the same session race: one does, the others are told that it is not there", async () => {
  const organiser = await hub.someone("ORGANISER");
  const hours = { startsAt: "2083-05-03T07:00:00Z", endsAt: "2083-05-03T15:00:00Z" };
  const event = await organiser.data(`mutation ($input: DraftEventInput!) { draftEvent(input: $input) { event { id } } }`, {
    input: { kind: "WORKSHOP", title: "A workshop", ...hours },
  });
  const session = await organiser.data(`mutation ($input: ScheduleSessionInput!) { scheduleSession(input: $input) { session { id } } }`, {
    input: { eventId: textAt(event, "draftEvent.event.id"), kind: "TALK", title: "A talk", ...hours },
  });
  const id = textAt(session, "scheduleSession.session.id");

  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      organiser.data(`mutation ($id: ID!) { removeSession(input: { id: $id }) { removedSessionId userErrors { code } } }`, { id }),
    ),
  );

  const outcomes = answers.map((answer) => at(answer, "removeSession.userErrors.0.code") ?? at(answer, "removeSession.removedSessionId"));
  expect(outcomes.filter((outcome) => outcome === id)).toEqual([id]);
  expect(outcomes.filter((outcome) => outcome === "NOT_FOUND").length).toBe(9);
});
