import { othersIn, practiceName } from '../features/practices/names.ts'
import { PRACTICES } from '../features/practices/words.ts'
import { isConnected } from '../../shared/connections/impact.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { foldText } from '../../shared/kernel/shown-text.ts'
import { isSecretApp, type SecretApp } from '../../shared/apps/xero-app.ts'
import type { IconName } from '../kit/icon.tsx'
import type { PaletteItem } from './palette-item.ts'
import { type ConnectionRow, filterRows } from '../features/connections/connection-list.ts'
import { ageOf } from '../language/ages.ts'
import { isTold, mayEndByOwnList } from '../../shared/connections/own-list.ts'
import { isWithoutSignIn } from '../features/connections/own-list-actions.ts'
import {
  beginImport,
  beginRotation,
  check,
  connect,
  leaveSandbox,
  lockVault,
  openPractice,
} from './actions.ts'
import { QUESTIONS } from './words-questions.ts'
import { describeSecret, statusInRow } from '../features/connections/words-status.ts'
import { printPaper, savePdf } from './paper-actions.ts'
import { paletteFilters } from './palette-filters.ts'
import { paletteRoutes } from './routes.ts'
import { go, openColumns, openShortcuts } from './store.ts'
import { SHORTCUTS } from './words-shortcuts.ts'
import { PALETTE_ITEMS } from './words-palette.ts'

const MOST = 6

/** What matches, in the order things, actions, questions; where the text begins a verb, actions come first. */
export const paletteItems = (
  snapshot: Pick<
    Snapshot,
    'vault' | 'apps' | 'ownLists' | 'lock' | 'mode' | 'canSwitch' | 'labels' | 'views' | 'practices'
  >,
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
  const deeds = [
    ...actions(),
    ...lockNow(snapshot),
    ...otherPractice(snapshot),
    ...practicesHere(snapshot),
    ...places(),
  ].filter(({ name, also = '' }) => matches(`${name} ${text.trim() === '' ? '' : also}`))
  const begins = (name: string) => text.trim() !== '' && foldText(name).startsWith(foldText(text).trimStart())
  const verbs = deeds.filter(({ name }) => begins(name))
  const things = [
    ...found.map((row) => organisation(row, now)),
    ...snapshot.apps
      .filter(({ name }) => matches(name))
      .slice(0, MOST)
      .map((app): PaletteItem => ({
        id: `app ${app.id}`,
        group: PALETTE_ITEMS.xeroApps,
        icon: 'key',
        name: app.name,
        more: describeSecret(app.secret, now).words,
        run: () => go({ at: 'apps', appId: app.id, ask: null }),
      })),
    ...(text.trim() === '' ? [] : paletteFilters(snapshot, rows, matches)),
  ]
  const doable = [
    ...verbs,
    ...found.slice(0, 2).flatMap((row) => actionsFor(row, now, snapshot.ownLists)),
    ...snapshot.apps
      .filter(isSecretApp)
      .filter(
        ({ name }) => text.trim() !== '' && matches(`${name} replace the secret rotate rotation leaked`),
      )
      .slice(0, 2)
      .flatMap(actionsForApp),
    ...deeds.filter((deed) => !verbs.includes(deed)).slice(0, Math.max(0, MOST - verbs.length)),
  ]
  return [
    ...(verbs.length > 0 ? [...doable, ...things] : [...things, ...doable]),
    ...QUESTIONS.filter(({ ask }) => matches(ask))
      .slice(0, text.trim() === '' ? 2 : 4)
      .map((question): PaletteItem => ({
        id: `question ${question.ask}`,
        group: PALETTE_ITEMS.questions,
        icon: 'answer',
        name: question.ask,
        more: question.about,
        question,
      })),
  ]
}

const action = (name: string, icon: IconName, more: string, run: () => void): PaletteItem => ({
  id: `do ${name}`,
  group: PALETTE_ITEMS.do,
  icon,
  name,
  more,
  run,
})

const organisation = ({ connection, appName, status }: ConnectionRow, now: number): PaletteItem => ({
  id: `organisation ${connection.key}`,
  group: PALETTE_ITEMS.organisations,
  icon: 'organisation',
  name: connection.tenantName,
  more: `${appName}, ${lowered(statusInRow(status, now))}`,
  run: () => go({ at: 'connections', key: connection.key, ask: null }),
})

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const actionsFor = (
  { connection, signIn, status }: ConnectionRow,
  now: number,
  ownLists: Snapshot['ownLists'],
): PaletteItem[] => {
  if (!isConnected(connection)) return []
  const { key, tenantName, appId, state } = connection
  const about = (item: PaletteItem): PaletteItem => ({ ...item, id: `${item.id} ${key}` })
  const again = action(
    PALETTE_ITEMS.signInAgain(tenantName),
    'connections',
    PALETTE_ITEMS.signInHint,
    () => void connect(appId),
  )
  const isOver = isWithoutSignIn(signIn, now)
  const isByOwnList = isOver && mayEndByOwnList(connection, ownLists)
  if (isOver && !isTold(connection)) return [about(again)]
  const ask = () => go({ at: 'connections', key, ask: 'disconnect' })
  const end =
    state.kind === 'pending'
      ? action(
          PALETTE_ITEMS.tryAgainToDisconnect(tenantName),
          'clock',
          PALETTE_ITEMS.tried(ageOf(state.triedAt, now)),
          ask,
        )
      : action(PALETTE_ITEMS.disconnect(tenantName), 'close', PALETTE_ITEMS.disconnectHint, ask)
  const asked = action(
    PALETTE_ITEMS.check(tenantName),
    'refresh',
    PALETTE_ITEMS.checked(ageOf(connection.checkedAt, now)),
    () => void check([key]),
  )
  return [
    ...(isOver && status.code !== 'ownConnection' ? [again] : []),
    asked,
    ...(isOver && !isByOwnList ? [] : [end]),
  ].map(about)
}

const actionsForApp = ({ id, name }: SecretApp): PaletteItem[] => [
  action(
    PALETTE_ITEMS.replaceTheSecret(name),
    'key',
    PALETTE_ITEMS.replaceHint,
    () => void beginRotation(id),
  ),
  action(PALETTE_ITEMS.secretLeaked(name), 'urgent', PALETTE_ITEMS.leakedHint, () =>
    go({ at: 'leak', appId: id }),
  ),
]

const actions = (): PaletteItem[] => [
  action(PALETTE_ITEMS.connectAnOrganisation, 'connections', PALETTE_ITEMS.signInHint, () => void connect()),
  action(PALETTE_ITEMS.addAXeroApp, 'plus', '', () => go({ at: 'appForm', appId: null })),
  action(PALETTE_ITEMS.importApps, 'plus', PALETTE_ITEMS.importHint, beginImport),
  action(PALETTE_ITEMS.checkEverything, 'refresh', PALETTE_ITEMS.asksXero, () => void check(null)),
  action(PALETTE_ITEMS.handAnAppOver, 'handover', PALETTE_ITEMS.handOverHint, () =>
    go({ at: 'handovers', doing: 'compose' }),
  ),
  action(PALETTE_ITEMS.receiveAHandover, 'handover', PALETTE_ITEMS.receiveHint, () =>
    go({ at: 'handovers', doing: 'receive' }),
  ),
  action(PALETTE_ITEMS.askForApp, 'handover', PALETTE_ITEMS.askHint, () =>
    go({ at: 'handovers', doing: 'ask' }),
  ),
  action(
    PALETTE_ITEMS.printConnections,
    'organisation',
    PALETTE_ITEMS.printHint,
    () => void printPaper({ of: 'connections', keys: null }),
  ),
  action(
    PALETTE_ITEMS.pdfConnections,
    'organisation',
    PALETTE_ITEMS.printHint,
    () => void savePdf({ of: 'connections', keys: null }),
  ),
  action(PALETTE_ITEMS.saveAReview, 'tick', PALETTE_ITEMS.reviewHint, () =>
    go({ at: 'activity', tab: 'reviews' }),
  ),
  action(SHORTCUTS.title, 'settings', '', () => openShortcuts(true)),
  action(PALETTE_ITEMS.columns, 'columns', PALETTE_ITEMS.columnsHint, () => {
    go({ at: 'connections', key: null, ask: null })
    openColumns(true)
  }),
  action(PALETTE_ITEMS.somebodyIsLeaving, 'handover', PALETTE_ITEMS.leaverHint, () =>
    go({ at: 'activity', tab: 'people' }),
  ),
]

const lockNow = ({ lock }: Pick<Snapshot, 'lock'>): PaletteItem[] =>
  lock.way === 'off'
    ? []
    : [action(PALETTE_ITEMS.lockNow, 'lock', PALETTE_ITEMS.lockHint, () => void lockVault())]

const otherPractice = ({ mode, canSwitch }: Pick<Snapshot, 'mode' | 'canSwitch'>): PaletteItem[] =>
  canSwitch !== true
    ? []
    : mode === 'sandbox'
      ? [action(PALETTE_ITEMS.backToOwn, 'mark', PALETTE_ITEMS.backToOwnHint, () => leaveSandbox())]
      : [
          action(PALETTE_ITEMS.openTheSandboxPractice, 'sandbox', PALETTE_ITEMS.sandboxHint, () =>
            openPractice('sandbox'),
          ),
        ]

/** Each of the others by its name, and the page where practices are kept. */
const practicesHere = ({ practices }: Pick<Snapshot, 'practices'>): PaletteItem[] =>
  practices === undefined
    ? []
    : [
        ...othersIn(practices).map((line) => ({
          ...action(PRACTICES.switchTo(practiceName(line)), 'mark', PRACTICES.switchHint, () =>
            openPractice(line.id),
          ),
          id: `practice ${line.id}`,
        })),
        action(PRACTICES.add, 'plus', '', () => go({ at: 'settings', page: 'practices' })),
        action(PRACTICES.manage, 'settings', '', () => go({ at: 'settings', page: 'practices' })),
      ]

const places = (): PaletteItem[] =>
  paletteRoutes().map(({ name, icon, route }) => ({
    ...action(name, icon, '', () => go(route)),
    ...(route.at === 'settings' && route.page === undefined ? { also: PALETTE_ITEMS.settingsHold } : {}),
  }))
