import type { Published, SentHandover } from '../../../shared/handover/record.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { ageOf } from '../../language/ages.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { forgetsWords } from './words-records.ts'
import type { Mood } from '../connections/words-status.ts'
import { say, useStore } from '../../app/store.ts'
import { ON_SERVER } from './words-sending.ts'

type ServerProps = { readonly sent: SentHandover; readonly published: Published; readonly host: string }

/** A handover on a share server: what the server says of it, and taking it off again. */
export const HandoverServer = ({ sent, published, host }: ServerProps) => {
  const now = useStore((state) => state.now)
  const { isBusy, failure, run } = useCall()
  const ask = async (deed: 'askServer' | 'revokeHandover') => {
    const result = await run<unknown>(() => call(deed, { handoverId: sent.id }))
    if (result === null) return
    say(result.ok ? ON_SERVER.hasAnswered(host) : ON_SERVER.wasAskedInVain(host))
  }
  const isOver = published.state === 'gone' || published.state === 'revoked'
  const cannotTell = published.server.kind === 'privateBin' && published.isOneTime
  const { mood, words } = SAID[saidOf(published, cannotTell)]
  return (
    <section className="handover-block" aria-labelledby="server-head">
      <h2 id="server-head">{ON_SERVER.on(host)}</h2>
      <p className="fact-line">
        <StateMark mood={mood} words={words} />
        <span className="age">{ageOf(published.askedAt, now)}</span>
      </p>
      <p className="soft">
        {published.isOneTime ? ON_SERVER.itWasPutThere : ON_SERVER.itWasPutThereForEverybody}.{' '}
        {forgetsWords(published.until)}
        {cannotTell && !isOver ? ON_SERVER.thisKindOfServer : ''}
      </p>
      <FailureNote failure={failure} />
      {isOver ? null : (
        <div className="buttons">
          {cannotTell ? null : (
            <Button icon="refresh" aria-disabled={isBusy} onClick={() => void ask('askServer')}>
              {ON_SERVER.askTheServer}
            </Button>
          )}
          <Button kind="danger-quiet" aria-disabled={isBusy} onClick={() => void ask('revokeHandover')}>
            {ON_SERVER.takeItOff}
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
  there: { mood: 'unknown', words: ON_SERVER.stillThere },
  often: { mood: 'unknown', words: ON_SERVER.stillThereHowOften },
  gone: { mood: 'attention', words: ON_SERVER.notThereAnyMore },
  unknown: { mood: 'unknown', words: ON_SERVER.theServerCouldNot },
  off: { mood: 'attention', words: ON_SERVER.takenOffWhetherSomebody },
  offUnopened: { mood: 'fine', words: ON_SERVER.takenOffJustBefore },
}
