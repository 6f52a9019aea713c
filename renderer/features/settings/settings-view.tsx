import { type Preferences, TIERS } from '../../../shared/settings/preferences.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { Tick } from '../../kit/tick.tsx'
import { attempt, repairScheme } from '../../app/deeds.ts'
import { keptIn } from '../../language/kept-words.ts'
import { grouped } from '../../language/plural.ts'
import type { Mood } from '../connections/status-messages.ts'
import { SettingsEvidence } from './settings-evidence.tsx'
import { SettingsHandover } from './settings-handover.tsx'
import { SettingsReminders } from './settings-reminders.tsx'
import { SettingsRotation } from './settings-rotation.tsx'
import type { PlaceOf } from '../../app/place.ts'
import { go } from '../../app/store.ts'
import { AboutView } from '../updates/about-view.tsx'
import { IntroduceForm } from './introduce-form.tsx'
import { SettingsSide } from './settings-side.tsx'

const THEMES = [
  ['system', 'As the system has it'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const satisfies readonly (readonly [Preferences['theme'], string])[]

const TIER_NAMES = {
  unknown: 'Not picked',
  starter: `Starter, ${grouped(TIERS.starter)} connections`,
  core: `Core, ${grouped(TIERS.core)} connections`,
  plus: `Plus, ${grouped(TIERS.plus)} connections`,
  advanced: `Advanced, ${grouped(TIERS.advanced)} connections`,
  enterprise: 'Enterprise, as agreed with Xero',
} as const satisfies Record<Preferences['tier'], string>

const SCHEMES = {
  ours: { mood: 'fine', words: 'keyward:// links open this Keyward' },
  notOurs: { mood: 'attention', words: 'keyward:// links open something else' },
  unknown: { mood: 'unknown', words: 'The system does not say who gets keyward:// links' },
} as const satisfies Record<Snapshot['scheme'], { mood: Mood; words: string }>

const set = (preferences: Preferences) => attempt('Change the settings', 'setPreferences', preferences)

type SettingsViewProps = { readonly snapshot: Snapshot; readonly place: PlaceOf<'settings'> }

/** Settings: how Keyward works here, and the page about Keyward itself. */
export const SettingsView = ({ snapshot, place: { page } }: SettingsViewProps) => (
  <>
    <header className="toolbar">
      <ViewHeading>Settings</ViewHeading>
    </header>
    <div className="columns">
      <SettingsSide snapshot={snapshot} page={page} />
      {page === 'about' ? <AboutView snapshot={snapshot} /> : <GeneralSettings snapshot={snapshot} />}
    </div>
  </>
)

/** How this person likes the window, and where things are. */
const GeneralSettings = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const { preferences, scheme } = snapshot
  const kept = keptIn(snapshot.platform)
  return (
    <div className="page-main form settings">
      <FormPart name="You">
        <IntroduceForm />
      </FormPart>
      <FormPart name="Look">
        <fieldset>
          <legend className="label">Theme</legend>
          <div className="ticks">
            {THEMES.map(([theme, name]) => (
              <label key={theme} className="tick">
                <input
                  type="radio"
                  className="dot"
                  name="theme"
                  checked={preferences.theme === theme}
                  onChange={() => void set({ ...preferences, theme })}
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <Tick
          kind="switch"
          isOn={preferences.rows === 'compact'}
          onChange={(isOn) => set({ ...preferences, rows: isOn ? 'compact' : 'comfortable' })}
        >
          Compact rows
        </Tick>
      </FormPart>
      <FormPart name="Xero tier">
        <div>
          <label className="label" htmlFor="tier">
            Your app’s tier at Xero
          </label>
          <select
            id="tier"
            className="field"
            value={preferences.tier}
            aria-describedby="tier-hint"
            onChange={(event) =>
              void set({ ...preferences, tier: event.target.value as Preferences['tier'] })
            }
          >
            {Object.entries(TIER_NAMES).map(([tier, name]) => (
              <option key={tier} value={tier}>
                {name}
              </option>
            ))}
          </select>
          <p className="age hint" id="tier-hint">
            Xero does not tell Keyward. Pick it, and Keyward says when an app comes near its ceiling. A
            practice’s own integration may be exempt.
          </p>
        </div>
      </FormPart>
      <FormPart name="Rotation">
        <SettingsRotation snapshot={snapshot} />
      </FormPart>
      <FormPart name="Reminders">
        <SettingsReminders snapshot={snapshot} />
      </FormPart>
      <FormPart name="Sign-ins">
        <Tick
          kind="switch"
          isOn={preferences.keepAlive}
          onChange={(isOn) => set({ ...preferences, keepAlive: isOn })}
        >
          Keep sign-ins alive while Keyward is in use
        </Tick>
        <p className="age hint">
          Xero forgets a sign-in that nobody uses for 60 days. Keyward then refreshes those unused for a week,
          once a day. Never those of somebody on a leaver’s list.
        </p>
      </FormPart>
      <FormPart name="Handovers">
        <SettingsHandover snapshot={snapshot} />
      </FormPart>
      <FormPart name="Evidence">
        <SettingsEvidence snapshot={snapshot} />
      </FormPart>
      <FormPart name="Links">
        <p>
          <StateMark mood={SCHEMES[scheme].mood} words={SCHEMES[scheme].words} />
        </p>
        <p className="soft">
          Xero’s answers come back as a keyward:// link, through the practice’s own address. If another
          program gets them, sign-ins do not return here.
        </p>
        {scheme === 'ours' ? null : (
          <div className="buttons">
            <Button onClick={() => void repairScheme()}>Repair</Button>
          </div>
        )}
      </FormPart>
      <FormPart name="Kept where">
        <dl className="facts">
          <dt>Secrets</dt>
          <dd>{kept.secrets}</dd>
          <dt>All else</dt>
          <dd>{kept.rest}</dd>
          <dt>These settings</dt>
          <dd>in a plain file; nothing in it is worth protecting</dd>
          <dt>Sent</dt>
          <dd>
            nothing, except to Xero, what you ask of it and what keeps your sign-ins from lapsing, and what
            you put on your own share server; looking for updates sends nothing about you
          </dd>
        </dl>
      </FormPart>
      <FormPart name="Version">
        <p className="value">
          Keyward {snapshot.version}, {snapshot.mode === 'sandbox' ? 'on the sandbox' : 'on the real Xero'}
        </p>
        <div className="buttons">
          <Button onClick={() => go({ at: 'settings', page: 'about' })}>About and updates</Button>
        </div>
      </FormPart>
    </div>
  )
}
