import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Published, SentHandover } from '../../../shared/handover/record.ts'
import { call } from '../../bridge/bridge.ts'
import { ageOf } from '../../language/ages.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { forgetsWords } from './handover-words.ts'
import type { Mood } from '../connections/status-messages.ts'
import { say, useStore } from '../../app/store.ts'

type ServerProps = { readonly sent: SentHandover; readonly published: Published; readonly host: string }

/** A handover on a share server: what the server says of it, and taking it off again. */
export const HandoverServer = ({ sent, published, host }: ServerProps) => {
  const now = useStore((state) => state.now)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const ask = async (deed: 'askServer' | 'revokeHandover') => {
    if (isBusy) return
    setBusy(true)
    const result = await call(deed, { handoverId: sent.id })
    setBusy(false)
    setFailure(result.ok ? null : result.failure)
    say(result.ok ? `${host} has answered.` : `${host} was asked in vain.`)
  }
  const isOver = published.state === 'gone' || published.state === 'revoked'
  const cannotTell = published.server.kind === 'privateBin' && published.isOneTime
  const { mood, words } = SAID[saidOf(published, cannotTell)]
  return (
    <section className="handover-block" aria-labelledby="server-head">
      <h2 id="server-head">On {host}</h2>
      <p className="fact-line">
        <StateMark mood={mood} words={words} />
        <span className="age">{ageOf(published.askedAt, now)}</span>
      </p>
      <p className="soft">
        {published.isOneTime
          ? 'It was put there to be given out once'
          : 'It was put there for everybody with the link'}
        . {forgetsWords(published.until)}
        {cannotTell && !isOver
          ? ' This kind of server cannot say whether it still lies there without giving it out.'
          : ''}
      </p>
      <FailureNote failure={failure} />
      {isOver ? null : (
        <div className="buttons">
          {cannotTell ? null : (
            <Button icon="refresh" aria-disabled={isBusy} onClick={() => void ask('askServer')}>
              Ask the server
            </Button>
          )}
          <Button kind="danger-quiet" aria-disabled={isBusy} onClick={() => void ask('revokeHandover')}>
            Take it off the server
          </Button>
        </div>
      )}
    </section>
  )
}

type Saying = Exclude<Published['state'], 'revoked'> | 'put' | 'often' | 'off' | 'offUnopened'

const saidOf = ({ state, isOneTime, wasUnopened }: Published, cannotTell: boolean): Saying => {
  if (state === 'revoked') return wasUnopened ? 'offUnopened' : 'off'
  if (state !== 'there') return state
  if (cannotTell) return 'put'
  return isOneTime ? 'there' : 'often'
}

const SAID: Record<Saying, { mood: Mood; words: string }> = {
  put: { mood: 'unknown', words: 'Put there' },
  there: { mood: 'unknown', words: 'Still there: by the server’s word, nobody has taken it' },
  often: { mood: 'unknown', words: 'Still there; how often it was read, nobody knows' },
  gone: { mood: 'attention', words: 'Not there any more' },
  unknown: { mood: 'unknown', words: 'The server could not tell' },
  off: { mood: 'attention', words: 'Taken off; whether somebody opened it first cannot be known' },
  offUnopened: { mood: 'fine', words: 'Taken off; just before, by the server’s word, nobody had taken it' },
}
