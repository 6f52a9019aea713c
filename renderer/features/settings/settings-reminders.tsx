import { REMINDER_KINDS, type ReminderKind } from '../../../shared/needs/reminder.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Tick } from '../../kit/tick.tsx'
import { attempt } from '../../app/deeds.ts'
import { REMINDER_NAMES, trayName } from '../needs/reminder-words.ts'

/** What Keyward reminds of when nobody looks at its window, and whether it is there to do so. */
export const SettingsReminders = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const { preferences, startsAtLogin, platform } = snapshot
  const set = (change: Partial<Snapshot['preferences']>) =>
    attempt('Change the settings', 'setPreferences', { ...preferences, ...change })
  const setKind = (kind: ReminderKind, isOn: boolean) =>
    set({ reminders: { ...preferences.reminders, [kind]: isOn } })
  return (
    <>
      <fieldset>
        <legend className="label">Remind me of</legend>
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
      <p className="age hint">
        Once a day at most, by a notification without names and by a number on the icon. A click on the
        notification opens what it is about.
      </p>
      <Tick
        kind="switch"
        isOn={preferences.tray === 'on'}
        onChange={(isOn) => set({ tray: isOn ? 'on' : 'off' })}
      >
        {trayName(platform)}
      </Tick>
      <p className="age hint">
        {platform === 'macos'
          ? 'It shows how many reminders there are, and never of whom.'
          : 'Closing the window then leaves Keyward there, so that it goes on reminding. Starting it again brings the window back, also where the system shows no such place. It shows how many reminders there are, and never of whom.'}
      </p>
      {startsAtLogin === null ? null : (
        <>
          <Tick
            kind="switch"
            isOn={startsAtLogin}
            onChange={(isOn) => attempt('Start with the computer', 'setStartsAtLogin', { isOn })}
          >
            Start Keyward when I sign in to this computer
          </Tick>
          <p className="age hint">
            {preferences.tray === 'on'
              ? 'Its window stays closed until you open it.'
              : 'Its window opens, because Keyward is not kept beside the clock.'}
          </p>
        </>
      )}
    </>
  )
}
