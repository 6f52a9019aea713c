import { type Preferences, TIERS } from '../../../shared/settings/preferences.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { Tick } from '../../kit/tick.tsx'
import { run, repairScheme } from '../../app/actions.ts'
import { keptIn } from '../../language/storage-words.ts'
import type { Mood } from '../connections/words-status.ts'
import { SettingsBackup } from '../backup/settings-backup.tsx'
import { SettingsLeaving } from '../backup/settings-leaving.tsx'
import { SettingsLock } from '../lock/settings-lock.tsx'
import { SettingsMove } from '../move/settings-move.tsx'
import { SettingsEvidence } from './settings-evidence.tsx'
import { SettingsHandover } from './settings-handover.tsx'
import { SettingsReminders } from './settings-reminders.tsx'
import { SettingsRotation } from './settings-rotation.tsx'
import type { RouteOf } from '../../app/route.ts'
import { go } from '../../app/store.ts'
import { KeychainView } from '../keychain/keychain-view.tsx'
import { PracticesView } from '../practices/practices-view.tsx'
import { ToolsView } from '../tools/tools-view.tsx'
import { AboutView } from '../updates/about-view.tsx'
import { IntroduceForm } from './introduce-form.tsx'
import { SettingsSide } from './settings-side.tsx'
import { SETTINGS_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

const THEMES = [
  ['system', SETTINGS_VIEW.matchSystem],
  ['light', SETTINGS_VIEW.light],
  ['dark', SETTINGS_VIEW.dark],
] as const satisfies readonly (readonly [Preferences['theme'], string])[]

const TIER_NAMES = {
  unknown: SETTINGS_VIEW.notPicked,
  starter: SETTINGS_VIEW.starterConnections(TIERS.starter),
  core: SETTINGS_VIEW.coreConnections(TIERS.core),
  plus: SETTINGS_VIEW.plusConnections(TIERS.plus),
  advanced: SETTINGS_VIEW.advancedConnections(TIERS.advanced),
  enterprise: SETTINGS_VIEW.enterprise,
} as const satisfies Record<Preferences['tier'], string>

const SCHEMES = {
  ours: { mood: 'fine', words: SETTINGS_VIEW.linksOurs },
  notOurs: { mood: 'attention', words: SETTINGS_VIEW.linksOthers },
  unknown: { mood: 'unknown', words: SETTINGS_VIEW.linksUnknown },
} as const satisfies Record<Snapshot['scheme'], { mood: Mood; words: string }>

const set = (preferences: Preferences) => run(SETTINGS_VIEW.changeTheSettings, 'setPreferences', preferences)

type SettingsViewProps = { readonly route: RouteOf<'settings'> }

/** Settings: how Keyward works here, and the page about Keyward itself. */
export const SettingsView = ({ route: { page } }: SettingsViewProps) => (
  <>
    <header className="toolbar">
      <ViewHeading>{SETTINGS_VIEW.settings}</ViewHeading>
    </header>
    <div className="columns">
      <SettingsSide page={page} />
      <Page page={page} />
    </div>
  </>
)

const Page = ({ page }: { readonly page: SettingsViewProps['route']['page'] }) => {
  if (page === 'about') return <AboutView />
  if (page === 'practices') return <PracticesView />
  if (page === 'tools') return <ToolsView />
  return page === 'keychain' ? <KeychainView /> : <GeneralSettings />
}

/** How this person likes the window, and where things are. */
const GeneralSettings = () => {
  const snapshot = useParts('preferences', 'scheme', 'platform', 'version', 'mode')
  const { preferences, scheme } = snapshot
  const kept = keptIn(snapshot.platform)
  return (
    <div className="page-main form settings">
      <FormPart name={SETTINGS_VIEW.you}>
        <IntroduceForm />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.lock}>
        <SettingsLock />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.appearance}>
        <fieldset>
          <legend className="label">{SETTINGS_VIEW.theme}</legend>
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
          {SETTINGS_VIEW.compactRows}
        </Tick>
      </FormPart>
      <FormPart name={SETTINGS_VIEW.xeroTier}>
        <div>
          <label className="label" htmlFor="tier">
            {SETTINGS_VIEW.tierField}
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
            {SETTINGS_VIEW.tierHint}
          </p>
        </div>
      </FormPart>
      <FormPart name={SETTINGS_VIEW.rotation}>
        <SettingsRotation />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.reminders}>
        <SettingsReminders />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.signIns}>
        <Tick
          kind="switch"
          isOn={preferences.keepAlive}
          onChange={(isOn) => set({ ...preferences, keepAlive: isOn })}
        >
          {SETTINGS_VIEW.keepAlive}
        </Tick>
        <p className="age hint">{SETTINGS_VIEW.keepAliveHint}</p>
        <Tick
          kind="switch"
          isOn={preferences.keepAlive && preferences.checks === 'daily'}
          isDisabled={!preferences.keepAlive}
          onChange={(isOn) => set({ ...preferences, checks: isOn ? 'daily' : 'asked' })}
        >
          {SETTINGS_VIEW.dailyChecks}
        </Tick>
        <p className="age hint">
          {preferences.keepAlive ? SETTINGS_VIEW.dailyChecksHint : SETTINGS_VIEW.dailyChecksOff}
        </p>
        <Tick
          kind="switch"
          isOn={preferences.ownLists === 'checked'}
          onChange={(isOn) => set({ ...preferences, ownLists: isOn ? 'checked' : 'asked' })}
        >
          {SETTINGS_VIEW.ownLists}
        </Tick>
        <p className="age hint">{SETTINGS_VIEW.ownListsHint}</p>
      </FormPart>
      <FormPart name={SETTINGS_VIEW.handovers}>
        <SettingsHandover />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.backups}>
        <SettingsBackup />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.move}>
        <SettingsMove />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.leaving}>
        <SettingsLeaving />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.evidence}>
        <SettingsEvidence />
      </FormPart>
      <FormPart name={SETTINGS_VIEW.links}>
        <p>
          <StateMark mood={SCHEMES[scheme].mood} words={SCHEMES[scheme].words} />
        </p>
        <p className="soft">{SETTINGS_VIEW.linksHint}</p>
        {scheme === 'ours' ? null : (
          <div className="buttons">
            <Button onClick={() => void repairScheme()}>{SETTINGS_VIEW.repair}</Button>
          </div>
        )}
      </FormPart>
      <FormPart name={SETTINGS_VIEW.keptWhere}>
        <dl className="facts">
          <dt>{SETTINGS_VIEW.secrets}</dt>
          <dd>{kept.secrets}</dd>
          <dt>{SETTINGS_VIEW.allElse}</dt>
          <dd>{kept.rest}</dd>
          <dt>{SETTINGS_VIEW.theseSettings}</dt>
          <dd>{SETTINGS_VIEW.settingsKept}</dd>
          <dt>{SETTINGS_VIEW.sent}</dt>
          <dd>{SETTINGS_VIEW.whatIsSent}</dd>
        </dl>
      </FormPart>
      <FormPart name={SETTINGS_VIEW.version}>
        <p className="value">
          {SETTINGS_VIEW.versionLine(
            snapshot.version,
            snapshot.mode === 'sandbox' ? SETTINGS_VIEW.onTheSandbox : SETTINGS_VIEW.onTheRealXero,
          )}
        </p>
        <div className="buttons">
          <Button onClick={() => go({ at: 'settings', page: 'about' })}>
            {SETTINGS_VIEW.aboutAndUpdates}
          </Button>
        </div>
      </FormPart>
    </div>
  )
}
