import { type Message } from './message.ts'
import { useCallback, useEffect, useState } from 'react'
import type { Snapshot, VaultState } from '../../shared/contract/snapshot.ts'
import { ageOf } from '../language/ages.ts'
import { call } from '../bridge/bridge.ts'
import { Ask } from '../kit/ask.tsx'
import { Button } from '../kit/button.tsx'
import { Confirmation } from '../kit/confirmation.tsx'
import { Icon } from '../kit/icon.tsx'
import { Said } from '../kit/said.tsx'
import { useClock } from '../kit/use-clock.ts'
import { CLOSED, closedHelp } from './closed-messages.ts'
import { copy } from './deeds.ts'
import { describeFailure } from './messages.ts'
import { say } from './store.ts'

type Closed = Extract<VaultState, { kind: 'closed' }>
type ClosedViewProps = { readonly snapshot: Snapshot; readonly vault: Closed }

const TRY_EVERY = 10_000

/** Where nothing can be had back as it stands; a keychain that shows no key is asked once more before. */
const MAY_BEGIN: ReadonlySet<Closed['why']> = new Set(['vaultDamaged', 'vaultKeyMissing', 'vaultKeyOther'])

const triedAgo = (at: number, now: number): string => {
  const seconds = Math.round((now - at) / 1_000)
  return seconds < 2 || seconds >= 60 ? ageOf(at, now) : `${seconds} s ago`
}

/** The vault could not be opened: why, that nothing is lost, and what usually helps. */
export const ClosedView = ({ snapshot, vault }: ClosedViewProps) => {
  const [triedAt, setTriedAt] = useState(Date.now())
  const [isBusy, setBusy] = useState(false)
  const [tries, setTries] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState<Message | null>(null)
  const clock = useClock()
  const words = CLOSED[vault.why](snapshot.platform)
  const canBeginAgain = MAY_BEGIN.has(vault.why) || (vault.why === 'keychainUnsure' && tries > 0)
  const triesItself = vault.why === 'keychainLocked' || vault.why === 'keychainUnavailable'

  const open = useCallback(async (isByHand: boolean) => {
    setBusy(true)
    const result = await call('openVault', {})
    setBusy(false)
    setTriedAt(Date.now())
    setTries((before) => before + 1)
    if (isByHand) say(result.ok ? 'The vault is open.' : describeFailure(result.failure).what)
  }, [])
  useEffect(() => {
    if (!triesItself) return undefined
    const timer = setInterval(() => void open(false), TRY_EVERY)
    return () => clearInterval(timer)
  }, [triesItself, open])

  const begin = async () => {
    setAsking(false)
    const result = await call('beginAgain', {})
    if (!result.ok) setSaid(describeFailure(result.failure))
  }
  return (
    <div className="page scroll">
      <div className="whole">
        <Icon name={vault.why.startsWith('keychain') ? 'lock' : 'attention'} />
        <h1 className="answer">{words.title}</h1>
        <p>{words.means}</p>
        <div className="buttons whole-buttons">
          <Button kind="primary" autoFocus onClick={() => void open(true)}>
            Try again
          </Button>
          {canBeginAgain ? <Button onClick={() => setAsking(true)}>Begin with an empty vault…</Button> : null}
          <span className="age">
            {isBusy ? 'Trying…' : `Tried ${triedAgo(triedAt, clock)}`}
            {triesItself ? ', and again every 10 s' : ''}
          </span>
        </div>
        {said === null ? null : (
          <Said weight="refuse">
            {said.what} {said.next}
          </Said>
        )}
        {isAsking ? (
          <div className="begin">
            <Confirmation
              title="Begin with an empty vault?"
              ends={[
                'Keyward opens without the apps, sign-ins and connections that it knew',
                'Each app’s client id and secret has to be entered again',
              ]}
              stays={[
                'The old files: they are set aside in the same folder, and nothing in them is deleted',
                'What the keychain holds: nothing is taken out of it, the old key neither',
                'Everything at Xero, every connection included',
              ]}
              foot="Whoever restores backups may still mend the old files later."
              keep="Keep it as it is"
              deed="Begin with an empty vault"
              onKeep={() => setAsking(false)}
              onDeed={() => void begin()}
            />
          </div>
        ) : null}
        <h2 className="help-head">What usually helps</h2>
        <ul>
          {closedHelp(vault.why, snapshot.platform).map(([question, answer]) => (
            <Ask key={question} question={question}>
              <p>{answer}</p>
            </Ask>
          ))}
        </ul>
        <p className="faint locked-foot">
          Settings work meanwhile. For your IT: <span className="mono">{vault.why}</span>, Keyward{' '}
          {snapshot.version}.{' '}
          <Button
            kind="link"
            onClick={() =>
              void copy(`${vault.why}, Keyward ${snapshot.version}, ${snapshot.platform}`, 'Details')
            }
          >
            Copy the details
          </Button>
        </p>
      </div>
    </div>
  )
}
