import { isSilentOfOnce } from '../../../shared/handover/share-server.ts'
import type { Published, SentHandover } from '../../../shared/handover/record.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { ageOf } from '../../language/ages.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { forgetsWords } from './words-records.ts'
import type { Mood } from '../connections/words-status.ts'
import { announce, useStore } from '../../app/store.ts'
import { ON_SERVER } from './words-sending.ts'

type ServerProps = { readonly sent: SentHandover; readonly published: Published; readonly host: string }

/** A handover on a share server: what the server says of it, and taking it off again. */
export const HandoverServer = ({ sent, published, host }: ServerProps) => {
  const now = useStore((state) => state.now)
  const { isBusy, failure, run } = useCall()
  const ask = async (action: 'askServer' | 'revokeHandover') => {
    const result = await run<unknown>(() => call(action, { handoverId: sent.id }))
    if (result === null) return
    announce(result.ok ? ON_SERVER.answered(host) : ON_SERVER.notAnswered(host))
  }
  const isOver = published.state === 'gone' || published.state === 'revoked'
  const cannotTell = published.isOneTime && isSilentOfOnce(published.server)
  const { mood, words } = SAID[saidOf(published, cannotTell)]
  return (
    <section className="handover-block" aria-labelledby="server-head">
      <h2 id="server-head">{ON_SERVER.onHost(host)}</h2>
      <p className="fact-line">
        <StateMark mood={mood} words={words} />
        <span className="age">{ageOf(published.askedAt, now)}</span>
      </p>
      <p className="soft">
        {published.isOneTime ? ON_SERVER.putOnce : ON_SERVER.putForAll}. {forgetsWords(published.until)}
        {cannotTell && !isOver ? ON_SERVER.cannotSay : ''}
      </p>
      <FailureNote failure={failure} />
      {isOver ? null : (
        <div className="buttons">
          {cannotTell ? null : (
            <Button icon="refresh" aria-disabled={isBusy} onClick={() => void ask('askServer')}>
              {ON_SERVER.ask}
            </Button>
          )}
          <Button kind="danger-quiet" aria-disabled={isBusy} onClick={() => void ask('revokeHandover')}>
            {ON_SERVER.takeOff}
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
  put: { mood: 'unknown', words: ON_SERVER.putThere },
  there: { mood: 'unknown', words: ON_SERVER.stillThereUntaken },
  often: { mood: 'unknown', words: ON_SERVER.stillThereUncounted },
  gone: { mood: 'attention', words: ON_SERVER.notThereAnyMore },
  unknown: { mood: 'unknown', words: ON_SERVER.couldNotTell },
  off: { mood: 'attention', words: ON_SERVER.takenOffUnknown },
  offUnopened: { mood: 'fine', words: ON_SERVER.takenOffUntaken },
}
