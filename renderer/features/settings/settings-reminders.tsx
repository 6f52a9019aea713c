import { REMINDER_KINDS, type ReminderKind } from '../../../shared/needs/reminder.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Tick } from '../../kit/tick.tsx'
import { run } from '../../app/actions.ts'
import { REMINDER_NAMES, trayName } from '../needs/words-reminders.ts'
import { SETTINGS_REMINDERS } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** What Keyward reminds of when nobody looks at its window, and whether it is there to do so. */
export const SettingsReminders = () => {
  const snapshot = useParts('preferences', 'startsAtLogin', 'platform')
  const { preferences, startsAtLogin, platform } = snapshot
  const set = (change: Partial<Snapshot['preferences']>) =>
    run(SETTINGS_REMINDERS.doing, 'setPreferences', { ...preferences, ...change })
  const setKind = (kind: ReminderKind, isOn: boolean) =>
    set({ reminders: { ...preferences.reminders, [kind]: isOn } })
  return (
    <>
      <fieldset>
        <legend className="label">{SETTINGS_REMINDERS.remindMeOf}</legend>
        <div className="tick-list">
          {REMINDER_KINDS.map((kind) => (
            <Tick
              key={kind}
              kind="switch"
              isOn={preferences.reminders[kind]}
              onChange={(isOn) => setKind(kind, isOn)}
            >
              {REMINDER_NAMES[kind]}
            </Tick>
          ))}
        </div>
      </fieldset>
      <p className="age hint">{SETTINGS_REMINDERS.rhythmHint}</p>
      <Tick
        kind="switch"
        isOn={preferences.tray === 'on'}
        onChange={(isOn) => set({ tray: isOn ? 'on' : 'off' })}
      >
        {trayName(platform)}
      </Tick>
      <p className="age hint">
        {platform === 'macos' ? SETTINGS_REMINDERS.trayHint : SETTINGS_REMINDERS.trayHintLinux}
      </p>
      {startsAtLogin === null ? null : (
        <>
          <Tick
            kind="switch"
            isOn={startsAtLogin}
            onChange={(isOn) => run(SETTINGS_REMINDERS.startTitle, 'setStartsAtLogin', { isOn })}
          >
            {SETTINGS_REMINDERS.startAtSignIn}
          </Tick>
          <p className="age hint">
            {preferences.tray === 'on' ? SETTINGS_REMINDERS.startHidden : SETTINGS_REMINDERS.startShown}
          </p>
        </>
      )}
    </>
  )
}
