import { useState } from 'react'
import { IDLE_MINUTES, type LockSettings } from '../../../shared/lock/lock.ts'
import { run } from '../../app/actions.ts'
import { Button } from '../../kit/button.tsx'
import { Tick } from '../../kit/tick.tsx'
import { PassphraseForm, type PassphraseTask } from './passphrase-form.tsx'
import { SETTINGS_LOCK } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** How the vault is locked, and when. */
export const SettingsLock = () => {
  const snapshot = useParts('lock', 'vault')
  const { lock, vault } = snapshot
  const [task, setTask] = useState<PassphraseTask | null>(null)
  const canChange = vault.kind === 'open' && !vault.readOnly
  const choose = (way: 'off' | 'passphrase') => {
    if (way === lock.way) setTask(null)
    else setTask(way === 'off' ? 'drop' : 'set')
  }
  const chosen = task === 'set' ? 'passphrase' : task === 'drop' ? 'off' : lock.way
  return (
    <>
      <fieldset disabled={!canChange}>
        <legend className="label">{SETTINGS_LOCK.legend}</legend>
        {(['off', 'passphrase'] as const).map((way) => (
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
              {SETTINGS_LOCK.means[way]} {way === 'passphrase' ? SETTINGS_LOCK.best : ''}
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
            <Button onClick={() => setTask('change')}>{SETTINGS_LOCK.change}</Button>
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
