import { useState } from 'react'
import { IDLE_MINUTES, LockWay, type LockSettings } from '../../../shared/lock/lock.ts'
import { run } from '../../app/actions.ts'
import { showToast } from '../../app/store.ts'
import { Button } from '../../kit/button.tsx'
import { Tick } from '../../kit/tick.tsx'
import { PassphraseForm, type PassphraseTask } from './passphrase-form.tsx'
import { checkCalled, SETTINGS_LOCK } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

const CHOSEN = { set: 'passphrase', change: 'passphrase', drop: 'off', toGate: 'gate' } as const

/** How the vault is locked, and when. */
export const SettingsLock = () => {
  const { lock, platform, vault } = useParts('lock', 'platform', 'vault')
  const [task, setTask] = useState<PassphraseTask | null>(null)
  const canChange = vault.kind === 'open' && !vault.readOnly
  const check = checkCalled(lock.check, platform)
  // where the computer cannot ask, the choice is not there; where it was made, it stays
  const ways = LockWay.options.filter((way) => way !== 'gate' || lock.check !== null || lock.way === 'gate')
  const [isAsking, setAsking] = useState(false)
  const byGate = async (name: 'setGate' | 'dropGate', said: string) => {
    setTask(null)
    setAsking(true)
    const result = await run(SETTINGS_LOCK.changing, name, {})
    setAsking(false)
    if (result.ok) showToast(said)
  }
  const choose = (way: LockWay) => {
    if (way === lock.way) setTask(null)
    else if (way === 'passphrase') setTask('set')
    else if (lock.way === 'passphrase') setTask(way === 'off' ? 'drop' : 'toGate')
    else if (way === 'gate') void byGate('setGate', SETTINGS_LOCK.gateIsSet)
    else void byGate('dropGate', SETTINGS_LOCK.gateIsOff)
  }
  const chosen = task === null ? lock.way : CHOSEN[task]
  return (
    <>
      <fieldset disabled={!canChange || isAsking}>
        <legend className="label">{SETTINGS_LOCK.legend}</legend>
        {ways.map((way) => (
          <div key={way} className="lock-way">
            <label className="tick">
              <input
                type="radio"
                className="dot"
                name="lock-way"
                checked={chosen === way}
                aria-describedby={`lock-${way}-means`}
                onChange={() => choose(way)}
              />
              {SETTINGS_LOCK.ways[way]}
            </label>
            <p className="age hint" id={`lock-${way}-means`}>
              {way === 'gate' ? SETTINGS_LOCK.gateMeans(check) : SETTINGS_LOCK.means[way]}{' '}
              {way === 'passphrase' ? SETTINGS_LOCK.best : ''}
            </p>
          </div>
        ))}
      </fieldset>
      {lock.isSwitching && task === null ? <p className="soft">{SETTINGS_LOCK.unfinished}</p> : null}
      {task === null ? null : <PassphraseForm task={task} onEnd={() => setTask(null)} />}
      {lock.way === 'off' || task !== null ? null : (
        <>
          <div className="buttons">
            <Button onClick={() => void run(SETTINGS_LOCK.lockNow, 'lock', {})}>
              {SETTINGS_LOCK.lockNow}
            </Button>
            {lock.way === 'passphrase' ? (
              <Button onClick={() => setTask('change')}>{SETTINGS_LOCK.change}</Button>
            ) : null}
          </div>
          <WhenLocked settings={lock.settings} isDisabled={!canChange} />
        </>
      )}
    </>
  )
}

type WhenLockedProps = { readonly settings: LockSettings; readonly isDisabled: boolean }

const WhenLocked = ({ settings, isDisabled }: WhenLockedProps) => {
  const set = (change: Partial<LockSettings>) =>
    run(SETTINGS_LOCK.changing, 'setLock', { ...settings, ...change })
  return (
    <>
      <div className="lock-when">
        <label className="label" htmlFor="lock-after">
          {SETTINGS_LOCK.afterLabel}
        </label>
        <select
          id="lock-after"
          className="field"
          disabled={isDisabled}
          value={settings.idleMinutes ?? 'never'}
          aria-describedby="lock-after-hint"
          onChange={({ target: { value } }) =>
            void set({ idleMinutes: value === 'never' ? null : Number(value) })
          }
        >
          {IDLE_MINUTES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {SETTINGS_LOCK.minutes(minutes)}
            </option>
          ))}
          <option value="never">{SETTINGS_LOCK.never}</option>
        </select>
        <p className="age hint" id="lock-after-hint">
          {SETTINGS_LOCK.always}
        </p>
      </div>
      <Tick
        kind="switch"
        isOn={settings.whenHidden}
        isDisabled={isDisabled}
        onChange={(whenHidden) => set({ whenHidden })}
      >
        {SETTINGS_LOCK.whenHidden}
      </Tick>
      <Tick
        kind="switch"
        isOn={settings.asksAgain}
        isDisabled={isDisabled}
        onChange={(asksAgain) => set({ asksAgain })}
      >
        {SETTINGS_LOCK.asksAgain}
      </Tick>
      <p className="age hint">{SETTINGS_LOCK.asksAgainMeans}</p>
    </>
  )
}
