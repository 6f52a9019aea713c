import { useState } from 'react'
import type { Aftermath } from '../../../shared/rotation/aftermath.ts'
import { settledWords } from './words-aftermath.ts'
import { Button } from '../../kit/button.tsx'
import { ReasonForm } from '../../kit/reason-form.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { runUndoably } from '../../app/undoing.ts'
import { step, useStore } from '../../app/store.ts'
import { AFTERMATH_ROW } from './words.ts'

type SettlingProps = {
  readonly one: Aftermath
  /** What says that it is done: "I have sent it". */
  readonly action: string
}

/** Settles something that a rotation or a leak has left: done, put aside with the reason, or taken up again. */
export const Settling = ({ one, action }: SettlingProps) => {
  const now = useStore((state) => state.now)
  const [isPuttingAside, setPuttingAside] = useState(false)
  const settle = (how: 'done' | 'open') =>
    runUndoably(
      AFTERMATH_ROW.noteIt,
      'settleAftermath',
      { aftermathId: one.id, how, reason: '' },
      AFTERMATH_ROW.noted[how],
    )
  if (one.settled !== null)
    return (
      <p className="settled">
        <StateMark mood={one.settled.how === 'done' ? 'fine' : 'unknown'} words={settledWords(one, now)} />
        <Button kind="link" onClick={() => void settle('open')}>
          {AFTERMATH_ROW.takeThatBack}
        </Button>
      </p>
    )
  if (isPuttingAside) return <PutAside one={one} onClose={() => setPuttingAside(false)} />
  return (
    <div className="buttons">
      <Button onClick={() => void settle('done')}>{action}</Button>
      <Button kind="quiet" onClick={() => step(() => setPuttingAside(true))}>
        {AFTERMATH_ROW.putAside}
      </Button>
    </div>
  )
}

const PutAside = ({ one, onClose }: { readonly one: Aftermath; readonly onClose: () => void }) => {
  const save = async (reason: string) => {
    const result = await runUndoably(
      AFTERMATH_ROW.yes,
      'settleAftermath',
      { aftermathId: one.id, how: 'putAside', reason: reason.slice(0, 300) },
      AFTERMATH_ROW.noted.putAside,
    )
    if (result.ok) onClose()
  }
  return (
    <ReasonForm
      id={`put-aside-${one.id}`}
      words={{
        label: AFTERMATH_ROW.reasonField,
        cancel: AFTERMATH_ROW.cancel,
        submit: AFTERMATH_ROW.yes,
        ends: AFTERMATH_ROW.leaveEnds,
        stays: AFTERMATH_ROW.label,
      }}
      onClose={onClose}
      onSave={(reason) => void save(reason)}
    />
  )
}
