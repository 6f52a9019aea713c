import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { isTaskDone, type Leaver, type PersonTrail } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { call } from '../../bridge/bridge.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { Said } from '../../kit/said.tsx'
import { describeFailure } from '../../app/messages.ts'
import { count, listOf, noun } from '../../language/plural.ts'
import { say, showToast, useStored } from '../../app/store.ts'

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
      title={`Make a list of what is to be done when ${trail.name} leaves?`}
      heads={{ ends: 'What it does', stays: 'Stays as it is' }}
      ends={[
        'A list stands here and in Overview until everything on it is done',
        ...(due.length === 0
          ? []
          : [
              `${noun(due.length, 'The secret', 'The secrets')} of ${listOf(due.map(({ app }) => app))} ${noun(due.length, 'is', 'are')} due to be replaced at once`,
            ]),
        ...(isKept ? ['Keyward no longer keeps their sign-ins from lapsing'] : []),
      ]}
      stays={['Everything at Xero: nothing ends there until somebody does it']}
      foot="The list can be taken back until it is finished. Both stand in the log."
      keep="Not now"
      deed={isBusy ? 'Making the list…' : 'Make the list'}
      isBusy={isBusy}
      onKeep={onClose}
      onDeed={() => void act(() => call('beginLeaver', { key: trail.key }), 'The list is made.')}
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
      title={`Take the list for ${leaver.name} back?`}
      ends={[
        settled === 0 ? 'The list' : `The list, with what is noted of the ${count(settled, 'thing')} done`,
        ...(due.length === 0
          ? []
          : [
              `That ${noun(due.length, 'the secret', 'the secrets')} of ${listOf(due.map(({ app }) => app))} ${noun(due.length, 'is', 'are')} due at once, unless something else asks for it`,
            ]),
      ]}
      stays={['What was done meanwhile, here and at Xero', 'Every line of the log']}
      foot="To undo, make the list again."
      keep="Keep the list"
      deed={isBusy ? 'Taking it back…' : 'Take it back'}
      isBusy={isBusy}
      onKeep={onClose}
      onDeed={() =>
        void act(() => call('takeBackLeaver', { leaverId: leaver.id }), 'The list is taken back.')
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
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const act = async (deed: () => Promise<{ ok: true } | { ok: false; failure: Failure }>, said: string) => {
    setBusy(true)
    setFailure(null)
    const result = await deed()
    setBusy(false)
    if (!result.ok) {
      setFailure(result.failure)
      return say(describeFailure(result.failure).what)
    }
    showToast(said)
    onClose()
  }
  return { isBusy, failure, act }
}
