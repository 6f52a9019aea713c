import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { useCall } from '../../bridge/use-call.ts'
import { isTaskDone, type Leaver, type PersonTrail } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { call } from '../../bridge/bridge.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { Said } from '../../kit/said.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { say, showToast, useStored } from '../../app/store.ts'
import { LEAVER_QUESTIONS } from './words.ts'

type QuestionProps = { readonly onClose: () => void }

/** Before the list for somebody who leaves is made: what that does here, and that it does nothing at Xero. */
export const BeginLeaver = ({ trail, snapshot, onClose }: QuestionProps & BeginProps) => {
  const { isBusy, failure, act } = useDeed(onClose)
  const { apps, connections, preferences } = snapshot
  const { signIns } = useStored()
  const due = trail.secrets.filter(({ appId }) => apps.some(({ id }) => id === appId))
  const isKept =
    preferences.keepAlive &&
    signIns.some(
      (one) =>
        personKey(one) === trail.key && connections.some(({ signInIds }) => signInIds.includes(one.id)),
    )
  return (
    <Confirmation
      title={LEAVER_QUESTIONS.makeAList(trail.name)}
      heads={{ ends: LEAVER_QUESTIONS.whatItDoes, stays: LEAVER_QUESTIONS.staysAs }}
      ends={[
        LEAVER_QUESTIONS.aListStandsHere,
        ...(due.length === 0
          ? []
          : [
              LEAVER_QUESTIONS.ofDueToBe(
                due.length,
                due.map(({ app }) => app),
              ),
            ]),
        ...(isKept ? [LEAVER_QUESTIONS.keywardNoLongerKeeps] : []),
      ]}
      stays={[LEAVER_QUESTIONS.everythingAtXeroNothing]}
      foot={LEAVER_QUESTIONS.theListCanBe}
      keep={LEAVER_QUESTIONS.notNow}
      deed={isBusy ? LEAVER_QUESTIONS.makingTheList : LEAVER_QUESTIONS.makeTheList}
      isBusy={isBusy}
      onKeep={onClose}
      onDeed={() => void act(() => call('beginLeaver', { key: trail.key }), LEAVER_QUESTIONS.theListIsMade)}
    >
      <Refused failure={failure} />
    </Confirmation>
  )
}
type BeginProps = { readonly trail: PersonTrail; readonly snapshot: Snapshot }

/** Before a list is taken back: what goes with it. */
export const TakeBackLeaver = ({ leaver, snapshot, onClose }: QuestionProps & TakeBackProps) => {
  const { isBusy, failure, act } = useDeed(onClose)
  const { forced } = snapshot.rotation
  const due = leaver.secrets.filter(
    ({ appId }) => forced[appId]?.reason === 'leaver' && forced[appId].person === leaver.name,
  )
  const settled = leaver.tasks.filter((task) => isTaskDone(task, snapshot.apps)).length
  return (
    <Confirmation
      title={LEAVER_QUESTIONS.takeTheList(leaver.name)}
      ends={[
        settled === 0 ? LEAVER_QUESTIONS.theList : LEAVER_QUESTIONS.theListWithWhat(settled),
        ...(due.length === 0
          ? []
          : [
              LEAVER_QUESTIONS.thatOfDue(
                due.length,
                due.map(({ app }) => app),
              ),
            ]),
      ]}
      stays={[LEAVER_QUESTIONS.whatWasDoneMeanwhile, LEAVER_QUESTIONS.everyLine]}
      foot={LEAVER_QUESTIONS.toUndoMake}
      keep={LEAVER_QUESTIONS.keepTheList}
      deed={isBusy ? LEAVER_QUESTIONS.takingItBack : LEAVER_QUESTIONS.takeItBack}
      isBusy={isBusy}
      onKeep={onClose}
      onDeed={() =>
        void act(() => call('takeBackLeaver', { leaverId: leaver.id }), LEAVER_QUESTIONS.theListIsTaken)
      }
    >
      <Refused failure={failure} />
    </Confirmation>
  )
}
type TakeBackProps = { readonly leaver: Leaver; readonly snapshot: Snapshot }

const Refused = ({ failure }: { readonly failure: Failure | null }) =>
  failure === null ? null : (
    <Said weight="refuse">
      {describeFailure(failure).what} {describeFailure(failure).next}
    </Said>
  )

/** The deed of a question, once at a time; where it is refused, the question stays with the reason. */
const useDeed = (onClose: () => void) => {
  const { isBusy, failure, run } = useCall()
  const act = async (deed: () => Promise<Result<unknown>>, said: string) => {
    const result = await run(deed)
    if (result === null) return
    if (!result.ok) return say(describeFailure(result.failure).what)
    showToast(said)
    onClose()
  }
  return { isBusy, failure, act }
}
