import type { ActivityProof, Rollback, RollbackReason } from '../../../shared/activity/activity.ts'
import { Moment } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { run } from '../../app/actions.ts'
import { dayAndTime } from '../../language/moments.ts'
import { describeReason, describeRollback } from '../rotation/words-rollback.ts'
import { announce, useStore } from '../../app/store.ts'
import { ROLLBACK_NOTES } from './words.ts'

const REASON_BUTTONS = [
  ['restored', ROLLBACK_NOTES.wasRestored],
  ['copied', ROLLBACK_NOTES.wasMoved],
  ['unknown', ROLLBACK_NOTES.unknown],
] as const satisfies readonly (readonly [RollbackReason, string])[]

/** The times at which the folder was found older than the keychain remembers it: asked about once, told for ever. */
export const RollbackNotes = ({ rollbacks }: { readonly rollbacks: ActivityProof['rollbacks'] }) => {
  const open = (rollbacks ?? []).findLast(({ acknowledged }) => acknowledged === null)
  const told = (rollbacks ?? []).filter(({ acknowledged }) => acknowledged !== null)
  return (
    <>
      {open === undefined ? null : <Open rollback={open} />}
      {told.map((rollback) => (
        <AcknowledgedRollback key={rollback.line} rollback={rollback} />
      ))}
    </>
  )
}

const Open = ({ rollback }: { readonly rollback: Rollback }) => {
  const now = useStore((state) => state.now)
  const { what, means } = describeRollback(rollback, now)
  const answer = async (how: RollbackReason) => {
    const result = await run(ROLLBACK_NOTES.sayWhy, 'acknowledgeRollback', { how })
    if (result.ok) announce(ROLLBACK_NOTES.logged)
  }
  return (
    <Note mood="urgent" role="alert">
      <p>
        <b>{what}</b> {means}
      </p>
      <p>{ROLLBACK_NOTES.explanation}</p>
      <fieldset className="buttons" aria-label={ROLLBACK_NOTES.question}>
        {REASON_BUTTONS.map(([how, words]) => (
          <Button key={how} onClick={() => void answer(how)}>
            {words}
          </Button>
        ))}
      </fieldset>
    </Note>
  )
}

const AcknowledgedRollback = ({ rollback }: { readonly rollback: Rollback }) => {
  const now = useStore((state) => state.now)
  const { acknowledged } = rollback
  if (acknowledged === null) return null
  return (
    <p className="proof-line">
      <StateMark
        mood={acknowledged.how === 'unknown' ? 'attention' : 'unknown'}
        words={describeReason(acknowledged.how)}
      />
      <span>
        {ROLLBACK_NOTES.saidSo(describeRollback(rollback, now).what, acknowledged.by)}{' '}
        <Moment at={acknowledged.at} words={dayAndTime(acknowledged.at, now)} />.
      </span>
    </p>
  )
}
