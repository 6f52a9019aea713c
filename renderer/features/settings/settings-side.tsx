import type { ReactNode } from 'react'
import { isHeld } from '../../../shared/move/move.ts'
import { StateMark } from '../../kit/state-mark.tsx'
import type { SettingsPage } from '../../app/route.ts'
import { go } from '../../app/store.ts'
import { isAlarming } from '../updates/words-update.ts'
import { PRACTICES } from '../practices/words.ts'
import { SETTINGS_SIDE } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type SettingsSideProps = { readonly page: SettingsPage | undefined }

/** The pages of the settings, by name. */
export const SettingsSide = ({ page }: SettingsSideProps) => (
  <nav className="side-list settings-side" aria-label={SETTINGS_SIDE.settings}>
    <SideRow name={SETTINGS_SIDE.general} isCurrent={page === undefined} page={undefined} />
    <PracticesRow isCurrent={page === 'practices'} />
    <SideRow name={SETTINGS_SIDE.keychain} isCurrent={page === 'keychain'} page="keychain">
      <KeychainNote />
    </SideRow>
    <SideRow name={SETTINGS_SIDE.tools} isCurrent={page === 'tools'} page="tools" />
    <SideRow name={SETTINGS_SIDE.about} isCurrent={page === 'about'} page="about">
      <AboutNote />
    </SideRow>
  </nav>
)

/** Only where there can be several. */
const PracticesRow = ({ isCurrent }: { readonly isCurrent: boolean }) => {
  const { practices } = useParts('practices')
  return practices === undefined ? null : (
    <SideRow name={PRACTICES.title} isCurrent={isCurrent} page="practices" />
  )
}

type SideRowProps = {
  readonly name: string
  readonly isCurrent: boolean
  readonly page: SettingsPage | undefined
  readonly children?: ReactNode
}

const SideRow = ({ name, isCurrent, page, children }: SideRowProps) => (
  <a
    className="side-row"
    href={`#settings/${name.toLowerCase()}`}
    aria-current={isCurrent ? 'page' : undefined}
    onClick={(event) => {
      event.preventDefault()
      go({ at: 'settings', ...(page === undefined ? {} : { page }) })
    }}
  >
    {name}
    {children}
  </a>
)

/** That a secret is known to be missing, or another one. */
const KeychainNote = () => {
  const { apps, move } = useParts('apps', 'move')
  // of what has gone to another computer nothing is missed
  return isHeld(move) || apps.every(({ secret }) => (secret?.state ?? 'stored') === 'stored') ? null : (
    <StateMark mood="urgent" words={SETTINGS_SIDE.amiss} />
  )
}

/** The version that waits, or that something is amiss. */
const AboutNote = () => {
  const { version, updates } = useParts('version', 'updates')
  if (updates.trouble !== null && isAlarming(updates.trouble))
    return <StateMark mood="urgent" words={SETTINGS_SIDE.refused} />
  return <span className="age">{updates.offer?.version ?? version}</span>
}
