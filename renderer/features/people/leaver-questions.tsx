import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { useCall } from '../../bridge/use-call.ts'
import { isTaskDone, type Leaver, type PersonTrail } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import { call } from '../../bridge/bridge.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { undoOf } from '../../app/undoing.ts'
import { announce, showToast, type ToastAction } from '../../app/store.ts'
import { LEAVER_QUESTIONS } from './words.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'

type QuestionProps = { readonly onClose: () => void }

/** Before the list for somebody who leaves is made: what that does here, and that it does nothing at Xero. */
export const BeginLeaver = ({ trail, onClose }: QuestionProps & BeginProps) => {
  const snapshot = useParts('apps', 'connections', 'preferences')
  const { isBusy, failure, act } = useAction(onClose)
  const { apps, connections, preferences } = snapshot
  const { signIns } = useStored('signIns')
  const due = trail.secrets.filter(({ appId }) => apps.some(({ id }) => id === appId))
  const isKept =
    preferences.keepAlive &&
    signIns.some(
      (one) =>
        personKey(one) === trail.key && connections.some(({ signInIds }) => signInIds.includes(one.id)),
    )
  return (
    <Confirmation
      title={LEAVER_QUESTIONS.listTitle(trail.name)}
      heads={{ ends: LEAVER_QUESTIONS.endsTitle, stays: LEAVER_QUESTIONS.staysTitle }}
      ends={[
        LEAVER_QUESTIONS.listStands,
        ...(due.length === 0
          ? []
          : [
              LEAVER_QUESTIONS.secretsDue(
                due.length,
                due.map(({ app }) => app),
              ),
            ]),
        ...(isKept ? [LEAVER_QUESTIONS.signInsLapse] : []),
      ]}
      stays={[LEAVER_QUESTIONS.staysAtXero]}
      foot={LEAVER_QUESTIONS.listFoot}
      keep={LEAVER_QUESTIONS.listNo}
      action={isBusy ? LEAVER_QUESTIONS.listBusy : LEAVER_QUESTIONS.listYes}
      isBusy={isBusy}
      onKeep={onClose}
      onAction={() => void act(() => call('beginLeaver', { key: trail.key }), LEAVER_QUESTIONS.listMade)}
    >
      <Refused failure={failure} />
    </Confirmation>
  )
}
type BeginProps = { readonly trail: PersonTrail }

/** Before a list is taken back: what goes with it. */
export const TakeBackLeaver = ({ leaver, onClose }: QuestionProps & TakeBackProps) => {
  const snapshot = useParts('rotation', 'apps')
  const { isBusy, failure, act } = useAction(onClose)
  const { forced } = snapshot.rotation
  const due = leaver.secrets.filter(
    ({ appId }) => forced[appId]?.reason === 'leaver' && forced[appId].person === leaver.name,
  )
  const settled = leaver.tasks.filter((task) => isTaskDone(task, snapshot.apps)).length
  return (
    <Confirmation
      title={LEAVER_QUESTIONS.backTitle(leaver.name)}
      ends={[
        settled === 0 ? LEAVER_QUESTIONS.endsListEmpty : LEAVER_QUESTIONS.endsList(settled),
        ...(due.length === 0
          ? []
          : [
              LEAVER_QUESTIONS.endsDue(
                due.length,
                due.map(({ app }) => app),
              ),
            ]),
      ]}
      stays={[LEAVER_QUESTIONS.staysDone, LEAVER_QUESTIONS.staysLog]}
      foot={LEAVER_QUESTIONS.backFoot}
      keep={LEAVER_QUESTIONS.backNo}
      action={isBusy ? LEAVER_QUESTIONS.backBusy : LEAVER_QUESTIONS.backYes}
      isBusy={isBusy}
      onKeep={onClose}
      onAction={() =>
        void act(
          () => call('takeBackLeaver', { leaverId: leaver.id }),
          LEAVER_QUESTIONS.takenBack,
          ({ undoId }) => undoOf(undoId),
        )
      }
    >
      <Refused failure={failure} />
    </Confirmation>
  )
}
type TakeBackProps = { readonly leaver: Leaver }

const Refused = ({ failure }: { readonly failure: Failure | null }) =>
  failure === null ? null : (
    <FieldMessage weight="refuse">
      {describeFailure(failure).what} {describeFailure(failure).next}
    </FieldMessage>
  )

/** The action of a question, once at a time; where it is refused, the question stays with the reason. */
const useAction = (onClose: () => void) => {
  const { isBusy, failure, run } = useCall()
  const act = async <Value,>(
    action: () => Promise<Result<Value>>,
    said: string,
    back: (value: Value) => ToastAction | null = () => null,
  ) => {
    const result = await run(action)
    if (result === null) return
    if (!result.ok) return announce(describeFailure(result.failure).what)
    showToast(said, back(result.value))
    onClose()
  }
  return { isBusy, failure, act }
}
