import { isConnected } from '../../shared/connections/impact.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { foldText } from '../../shared/kernel/shown-text.ts'
import { isSpent } from '../../shared/sign-in/sign-in.ts'
import type { XeroApp } from '../../shared/apps/xero-app.ts'
import type { IconName } from '../kit/icon.tsx'
import { type ConnectionRow, filterRows } from '../features/connections/connection-list.ts'
import { ageOf } from '../language/ages.ts'
import { beginImport, beginRotation, check, connect, openPractice } from './deeds.ts'
import { type Question, QUESTIONS } from './questions.ts'
import { describeSecret, statusInRow } from '../features/connections/status-messages.ts'
import { palettePlaces } from './places.ts'
import { go } from './store.ts'

/** One thing to choose in the palette; `run` opens or does it, and never destroys. */
export type PaletteItem = {
  readonly id: string
  readonly group: 'Organisations' | 'Xero apps' | 'Do' | 'Questions'
  readonly icon: IconName
  readonly name: string
  readonly more: string
} & ({ readonly run: () => void } | { readonly question: Question })

const MOST = 6

/** What matches, in the order things, deeds, questions. */
export const paletteItems = (
  snapshot: Snapshot,
  rows: readonly ConnectionRow[],
  text: string,
  now: number,
): PaletteItem[] => {
  const words = foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const matches = (name: string) => words.every((word) => foldText(name).includes(word))
  if (snapshot.vault.kind !== 'open')
    return places()
      .filter(({ name }) => matches(name))
      .slice(0, MOST)
  const found = text.trim() === '' ? [] : filterRows(rows, { show: 'all', search: text }).slice(0, MOST)
  return [
    ...found.map((row) => organisation(row, now)),
    ...snapshot.apps
      .filter(({ name }) => matches(name))
      .slice(0, MOST)
      .map((app): PaletteItem => ({
        id: `app ${app.id}`,
        group: 'Xero apps',
        icon: 'key',
        name: app.name,
        more: describeSecret(app.secret, now).words,
        run: () => go({ at: 'apps', appId: app.id, ask: null }),
      })),
    ...found.slice(0, 2).flatMap((row) => deedsFor(row, now)),
    ...snapshot.apps
      .filter(({ name }) => text.trim() !== '' && matches(`${name} rotate the secret leaked`))
      .slice(0, 2)
      .flatMap(deedsForApp),
    ...[...deeds(), ...otherPractice(snapshot), ...places()]
      .filter(({ name }) => matches(name))
      .slice(0, MOST),
    ...QUESTIONS.filter(({ ask }) => matches(ask))
      .slice(0, text.trim() === '' ? 2 : 4)
      .map((question): PaletteItem => ({
        id: `question ${question.ask}`,
        group: 'Questions',
        icon: 'answer',
        name: question.ask,
        more: question.about,
        question,
      })),
  ]
}

const deed = (name: string, icon: IconName, more: string, run: () => void): PaletteItem => ({
  id: `do ${name}`,
  group: 'Do',
  icon,
  name,
  more,
  run,
})

const organisation = ({ connection, appName, status }: ConnectionRow, now: number): PaletteItem => ({
  id: `organisation ${connection.key}`,
  group: 'Organisations',
  icon: 'organisation',
  name: connection.tenantName,
  more: `${appName}, ${lowered(statusInRow(status, now))}`,
  run: () => go({ at: 'connections', key: connection.key, ask: null }),
})

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const deedsFor = ({ connection, signIn }: ConnectionRow, now: number): PaletteItem[] => {
  if (!isConnected(connection)) return []
  const { key, tenantName, appId, state } = connection
  const about = (item: PaletteItem): PaletteItem => ({ ...item, id: `${item.id} ${key}` })
  const again = deed(
    `Sign in again to ${tenantName}`,
    'connections',
    'opens your browser',
    () => void connect(appId),
  )
  if (signIn === undefined || isSpent(signIn, now)) return [about(again)]
  const ask = () => go({ at: 'connections', key, ask: 'disconnect' })
  const end =
    state.kind === 'pending'
      ? deed(`Try again to disconnect ${tenantName}…`, 'clock', `tried ${ageOf(state.triedAt, now)}`, ask)
      : deed(`Disconnect ${tenantName}…`, 'close', 'asks first', ask)
  const asked = deed(
    `Check ${tenantName}`,
    'refresh',
    `checked ${ageOf(connection.checkedAt, now)}`,
    () => void check([key]),
  )
  return [asked, end].map(about)
}

const deedsForApp = ({ id, name }: XeroApp): PaletteItem[] => [
  deed(`Rotate the secret of ${name}`, 'key', 'eight steps, can be left', () => void beginRotation(id)),
  deed(`${name}’s secret has leaked…`, 'urgent', 'what to do, in order', () => go({ at: 'leak', appId: id })),
]

const deeds = (): PaletteItem[] => [
  deed('Connect an organisation', 'connections', 'opens your browser', () => void connect()),
  deed('Add a Xero app', 'plus', '', () => go({ at: 'appForm', appId: null })),
  deed('Import apps from a file', 'plus', 'Bitwarden, 1Password, KeePass, CSV', beginImport),
  deed('Check everything', 'refresh', 'asks Xero', () => void check(null)),
  deed('Hand an app over', 'handover', 'sealed, with a receipt', () =>
    go({ at: 'handovers', doing: 'compose' }),
  ),
  deed('Receive a handover', 'handover', 'a link, a file or a QR code', () =>
    go({ at: 'handovers', doing: 'receive' }),
  ),
  deed('Ask somebody for an app', 'handover', 'makes a link', () => go({ at: 'handovers', doing: 'ask' })),
  deed('Save a review', 'tick', 'evidence, no network needed', () => go({ at: 'activity', tab: 'reviews' })),
  deed('Somebody is leaving', 'handover', 'what they know and authorised', () =>
    go({ at: 'activity', tab: 'people' }),
  ),
]

const otherPractice = ({ mode, canSwitch }: Snapshot): PaletteItem[] =>
  canSwitch !== true
    ? []
    : mode === 'sandbox'
      ? [deed('Back to your own practice', 'mark', 'leaves the sandbox', () => openPractice('own'))]
      : [
          deed('Open the sandbox practice', 'sandbox', 'made up, never reaches Xero', () =>
            openPractice('sandbox'),
          ),
        ]

const places = (): PaletteItem[] =>
  palettePlaces().map(({ name, icon, place }) => deed(name, icon, '', () => go(place)))
