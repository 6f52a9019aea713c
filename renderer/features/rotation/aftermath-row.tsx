import { useState } from 'react'
import type { Aftermath } from '../../../shared/rotation/aftermath.ts'
import { settledWords } from './aftermath-words.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { attempt } from '../../app/deeds.ts'
import { step, useStore } from '../../app/store.ts'

type SettlingProps = {
  readonly one: Aftermath
  /** What says that it is done: "I have sent it". */
  readonly deed: string
}

/** Settles something that a rotation or a leak has left: done, put aside with the reason, or taken up again. */
export const Settling = ({ one, deed }: SettlingProps) => {
  const now = useStore((state) => state.now)
  const [isPuttingAside, setPuttingAside] = useState(false)
  const settle = (how: 'done' | 'open') =>
    attempt('Note it', 'settleAftermath', { aftermathId: one.id, how, reason: '' })
  if (one.settled !== null)
    return (
      <p className="settled">
        <StateMark mood={one.settled.how === 'done' ? 'fine' : 'unknown'} words={settledWords(one, now)} />
        <Button kind="link" onClick={() => void settle('open')}>
          Take that back
        </Button>
      </p>
    )
  if (isPuttingAside) return <PutAside one={one} onClose={() => setPuttingAside(false)} />
  return (
    <div className="buttons">
      <Button onClick={() => void settle('done')}>{deed}</Button>
      <Button kind="quiet" onClick={() => step(() => setPuttingAside(true))}>
        Put aside…
      </Button>
    </div>
  )
}

const PutAside = ({ one, onClose }: { readonly one: Aftermath; readonly onClose: () => void }) => {
  const [reason, setReason] = useState('')
  const isReady = reason.trim() !== ''
  useUnsaved(isReady, { ends: 'The reason that you wrote is forgotten', stays: 'What is left to be done' })
  const save = async () => {
    const result = await attempt('Put it aside', 'settleAftermath', {
      aftermathId: one.id,
      how: 'putAside',
      reason: reason.trim().slice(0, 300),
    })
    if (result.ok) onClose()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void save()
      }}
    >
      <TextField
        id={`put-aside-${one.id}`}
        label="Why it is put aside, so that others understand it"
        value={reason}
        autoFocus
        onChange={setReason}
      />
      <div className="buttons">
        <Button onClick={onClose}>Cancel</Button>
        <Button isSubmit aria-disabled={!isReady || undefined}>
          Put it aside
        </Button>
      </div>
    </form>
  )
}
