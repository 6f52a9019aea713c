import { describe, expect, it } from 'vitest'
import type { ActivityKind } from '../../shared/activity/activity.ts'
import { callNames, calls, type CallName } from '../../shared/contract/contract.ts'
import { readBody } from '../../electron/core/activity/line.ts'
import { SEAL_LENGTH } from '../../electron/core/activity/chain.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { DEFAULT_POLICY } from '../../shared/rotation/rotation.ts'
import {
  codeOf,
  connected,
  draft,
  fakeKeychain,
  fakeRecords,
  listed,
  SECRET,
  settle,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'
import { strand } from '../worlds/strand.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { offeringUpdater } from '../updates/offering.ts'
import { sealIn, startFor, takeReceipt } from './handover-world.ts'

const NEW = 'not-a-real-secret-newer-98765432'
const OWEN = 'owen@brackenmoor.example'

/** A vault with something of everything, so that each call finds what it is about. */
const world = async () => {
  const { keyward, appId } = await connected()
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  return { keyward, appId, api: keyward.api, key: `${appId}:c1` }
}
type World = Awaited<ReturnType<typeof world>>

const seenCard = async ({ api }: Pick<World, 'api'>) => ({
  seenId: value(await api.readCard({ text: await owensCard() })).seenId,
})
const owensCard = async () => value(await (await startFor('Owen Marsh')).api.showCard({})).link
const rotating = async ({ api, appId }: World) => value(await api.beginRotation({ appId, isLeak: false }))
const pasted = async (w: World) => {
  const id = await rotating(w)
  value(await w.api.confirmConsumers(id))
  value(await w.api.pasteNewSecret({ ...id, clientSecret: NEW }))
  return id
}
const switched = async (w: World) => {
  const id = await pasted(w)
  value(await w.api.proveNewSecret(id))
  value(await w.api.setConsumers({ appId: w.appId, consumers: [{ name: 'Workbook', where: '' }] }))
  value(await w.api.switchSecret(id))
  return id
}
/** Sealed to a card, which takes no worker. */
const sealed = async ({ keyward, appId }: World) => {
  const { personId } = value(await keyward.api.addPerson(await seenCard(keyward)))
  return value(await sealIn(keyward, appId, { personId }))
}
const published = async (w: World) => {
  value(await w.api.setShareServer({ server: { kind: 'yopass', address: 'https://share.example' } }))
  const { handoverId, link } = await sealed(w)
  const put = value(await w.api.publishHandover({ handoverId, isOneTime: true }))
  return { handoverId, link: put.link ?? link }
}
const received = async ({ api }: World) => {
  const owen = await startFor('Owen Marsh')
  const { appId } = value(
    await owen.api.addApp({ details: draft({ clientId: '1'.repeat(32) }), clientSecret: NEW }),
  )
  const given = value(await sealIn(owen, appId))
  const opened = value(
    await api.openHandover({ text: given.link ?? '', passphrase: given.passphrase.join('-') }),
  )
  return { openId: opened.openId, owen }
}
const journey = async ({ api }: World) =>
  value(await api.beginJourney({ name: 'Month end', road: 'own', purpose: '', scopes: [], vendor: '' }))
const leaver = async ({ keyward, api }: World) => {
  const { leaverId } = value(await api.beginLeaver({ key: 'tessa@brackenmoor.example' }))
  const task = keyward.snapshot().leavers[0]?.tasks.find(({ kind }) => kind === 'login')
  return { leaverId, taskId: task?.id ?? '' }
}
const imported = async ({ keyward, api }: World) => {
  const login = { username: '2'.repeat(32), password: NEW }
  const items = [{ type: 1, name: 'Tool', login }]
  keyward.files.next = {
    name: 'export.json',
    bytes: Buffer.from(JSON.stringify({ encrypted: false, folders: [], items })),
  }
  const seen = value(await api.openImport({}))
  if (seen.kind !== 'rows') throw new Error(`is ${seen.kind}`)
  return { importId: seen.importId, rowId: seen.rows[0]?.rowId ?? '' }
}
const FILLED = {
  route: 'loopback' as const,
  redirectUri: 'http://localhost:5179/callback',
  scopes: ['openid', 'offline_access', 'accounting.settings.read'],
}
/** An app whose secret expires in the file that it came from. */
const expiring = async ({ keyward, api }: World) => {
  const texts = Object.entries({ Title: 'Expiring', UserName: '4'.repeat(32), Password: NEW })
    .map(([key, text]) => `<String><Key>${key}</Key><Value>${text}</Value></String>`)
    .join('')
  const entry = `<Entry><Times><ExpiryTime>2027-01-01T00:00:00Z</ExpiryTime><Expires>True</Expires></Times>${texts}</Entry>`
  const xml = `<KeePassFile><Meta/><Root><Group><Name>Practice</Name>${entry}</Group></Root></KeePassFile>`
  keyward.files.next = { name: 'keepass.xml', bytes: Buffer.from(xml) }
  const seen = value(await api.openImport({}))
  if (seen.kind !== 'rows') throw new Error(`is ${seen.kind}`)
  const rows = [{ rowId: seen.rows[0]?.rowId ?? '', replace: false }]
  value(await api.acceptImport({ importId: seen.importId, rows, fill: FILLED }))
  return { appId: keyward.snapshot().apps.find(({ name }) => name === 'Expiring')?.id ?? '' }
}
const gone = async ({ keyward, appId, key }: World) => {
  keyward.xero.connected = [listed('c2')]
  await signIn(keyward, appId)
  return { key }
}
const kitAndBackup = async ({ keyward, api }: World) => {
  value(await api.makeKit({ as: 'page' }))
  value(await api.backUp({}))
  return rowsOnPage(keyward.files.saved.get('Keyward recovery kit 1.html') ?? '')
}
const reviewed = async ({ keyward, api }: World) => {
  value(await api.saveReview({}))
  return { id: keyward.snapshot().reviews[0]?.id ?? '' }
}

const toolDraft = ({ keyward, appId }: World) => ({
  name: 'Workbook',
  purpose: '',
  appId,
  signInId: keyward.snapshot().signIns[0]?.id ?? '',
  way: 'proxy' as const,
  tenantId: 'tenant-c1',
  paths: ['/api.xro/2.0/Invoices'],
  methods: [],
  lasts: 'untilLocked' as const,
})
const addedTool = async (w: World) => value(await w.api.addTool(toolDraft(w)))
/** A tool asks for a token, long enough ago to have been read. */
const askingTool = async ({ keyward, api }: World) => {
  value(await api.setTools({ isOn: true }))
  const wish = {
    name: 'PackBuilder',
    program: null,
    process: null,
    programMark: null,
    app: 'Month-end Packs',
    organisation: null,
  }
  void keyward.toolDoor.answers().token(wish, new AbortController().signal)
  await settle()
  keyward.clock.move(2_000)
  return keyward.work().tools.question?.askId ?? ''
}
/** Another computer with an empty vault, whose log is the one that is looked at. */
const newComputer = ({ keyward }: World) =>
  startKeyward({ ...keyward.world, records: fakeRecords(), keychain: fakeKeychain() })
const moveCard = async ({ api, snapshot }: FakeKeyward) => {
  value(await api.showMoveCard({}))
  const { move } = snapshot()
  return move?.kind === 'waiting' ? move.card : ''
}
const sealedFor = async (old: FakeKeyward, fresh: FakeKeyward) => {
  const { seenId } = value(await old.api.readMoveCard({ text: await moveCard(fresh) }))
  const { path } = value(await old.api.sealMove({ seenId }))
  return old.files.saved.get(path ?? '') ?? new Uint8Array()
}
const arrive = async (fresh: FakeKeyward, bytes: Uint8Array) => {
  fresh.files.next = { name: 'it.keyward-move', bytes }
  value(await fresh.api.takeMove({ seenId: value(await fresh.api.openMove({})).seen?.seenId ?? '' }))
  const { move } = fresh.snapshot()
  return move?.kind === 'arrived' ? move.receipt : ''
}

/** The same vault, in a Keyward that is offered a newer version. */
const updatable = ({ keyward }: World) =>
  startKeyward({ ...keyward.world, updater: offeringUpdater(), version: '1.4.2' })

/** Makes what a call needs first, says that it is there, and makes the call. */
type Run = (w: World, isReady: () => void) => Promise<unknown>
type Case = { readonly run: Run } & ({ readonly logs: ActivityKind } | { readonly because: string })

const logs = <Ready = undefined>(
  kind: ActivityKind,
  does: (w: World, ready: Ready) => Promise<unknown>,
  first: (w: World) => Promise<Ready> = async () => undefined as Ready,
): Case => ({
  logs: kind,
  run: async (w, isReady) => {
    const ready = await first(w)
    isReady()
    await does(w, ready)
  },
})
const reads = (because: string, run: (w: World) => Promise<unknown> = async () => undefined): Case => ({
  because,
  run,
})

const LOCK_PASSPHRASE = 'not a real passphrase'
const withGate = async ({ api, ownerCheck }: Pick<FakeKeyward, 'api' | 'ownerCheck'>): Promise<void> => {
  ownerCheck.name = 'hello'
  value(await api.setGate({}))
}

const withPassphrase = async (api: World['api']): Promise<void> =>
  void value(await api.setPassphrase({ passphrase: LOCK_PASSPHRASE }))

const ANY = { words: [], kinds: null, person: null, appId: null, result: null, from: null, until: null }
const LOOKS = 'it only looks'
const MEMORY = 'it touches what is in memory only, never the vault'
const LOOK = {
  show: 'all',
  search: '',
  filter: null,
  column: 'status',
  direction: 'ascending',
  isGrouped: false,
} as const
/** The last of two. */
const view = async ({ api }: World) => {
  value(await api.saveView({ name: 'First', look: LOOK }))
  return value(await api.saveView({ name: 'Ours', look: LOOK })).viewId
}
const FILE = 'it writes a file that holds no secret, and leaves the vault as it is'

/** Every call of the contract: which line it writes, or why none. A new call is a compile error until it is here. */
const CALLS: Record<CallName, Case> = {
  getSnapshot: reads(LOOKS, ({ api }) => api.getSnapshot({})),
  getWork: reads(LOOKS, ({ api }) => api.getWork({})),
  openVault: reads('it asks the keychain again; a recovery has its own line', ({ api }) => api.openVault({})),
  beginAgain: logs('vaultBegunAgain', async ({ keyward }) => {
    keyward.records.fail(null)
    const damaged = await startKeyward({ ...keyward.world, records: brokenRecords(keyward) })
    expect(codeOf(await damaged.api.addApp({ details: draft(), clientSecret: SECRET }))).toBe('vaultClosed')
    value(await damaged.api.beginAgain({}))
  }),
  lock: logs(
    'vaultLocked',
    ({ api }) => api.lock({}),
    ({ api }) => withPassphrase(api),
  ),
  unlock: logs(
    'vaultUnlocked',
    async ({ api }) => value(await api.unlock({ passphrase: LOCK_PASSPHRASE })),
    async ({ api }) => {
      await withPassphrase(api)
      value(await api.lock({}))
    },
  ),
  proveMe: reads(MEMORY, ({ api }) => api.proveMe({ passphrase: LOCK_PASSPHRASE })),
  proveMeByCheck: reads(MEMORY, ({ api }) => api.proveMeByCheck({})),
  setGate: logs('lockSwitched', ({ keyward }) => withGate(keyward)),
  dropGate: logs(
    'lockSwitched',
    async ({ api }) => value(await api.dropGate({})),
    ({ keyward }) => withGate(keyward),
  ),
  unlockByCheck: logs(
    'vaultUnlocked',
    async ({ api }) => value(await api.unlockByCheck({})),
    async ({ keyward }) => {
      await withGate(keyward)
      value(await keyward.api.lock({}))
      keyward.clock.move(2_000)
    },
  ),
  awaitScreen: reads('that it was opened by it has its line', ({ api }) => api.awaitScreen({ isOn: true })),
  setPassphrase: logs('lockSwitched', ({ api }) => withPassphrase(api)),
  changePassphrase: logs(
    'lockSwitched',
    async ({ api }) =>
      value(await api.changePassphrase({ passphrase: LOCK_PASSPHRASE, next: `${LOCK_PASSPHRASE} two` })),
    ({ api }) => withPassphrase(api),
  ),
  dropPassphrase: logs(
    'lockSwitched',
    async ({ api }) => value(await api.dropPassphrase({ passphrase: LOCK_PASSPHRASE })),
    ({ api }) => withPassphrase(api),
  ),
  suggestPassphrase: reads(MEMORY, ({ api }) => api.suggestPassphrase({})),
  setLock: logs('lockSwitched', async ({ api }) =>
    value(await api.setLock({ idleMinutes: 5, whenHidden: true, asksAgain: true, isDeclined: false })),
  ),
  addApp: logs('appAdded', ({ api }) =>
    api.addApp({ details: draft({ clientId: '3'.repeat(32) }), clientSecret: NEW }),
  ),
  cancelAdding: reads('the adding that it calls off has its line', ({ api }) => api.cancelAdding({})),
  askSecret: logs('secretProven', ({ api, appId }) => api.askSecret({ appId })),
  forgetDueDay: logs(
    'policyChanged',
    ({ api }, { appId }: { appId: string }) => api.forgetDueDay({ appId }),
    expiring,
  ),
  dateSecret: logs('appEdited', ({ api, appId }) => api.dateSecret({ appId, createdAt: 1_000 })),
  editApp: logs('appEdited', ({ api, appId }) => api.editApp({ appId, details: draft({ note: 'seen' }) })),
  storeSecret: logs('secretStored', ({ api, appId }) =>
    api.storeSecret({ appId, clientSecret: NEW, createdAt: null }),
  ),
  acceptSecret: logs('secretAccepted', async ({ keyward, api, appId }) => {
    for (const [account, secret] of keyward.keychain.entries)
      if (secret === SECRET) keyward.keychain.entries.set(account, NEW)
    value(await api.acceptSecret({ appId }))
  }),
  exportSealed: logs('exportMade', ({ api }) => api.exportSealed({ passphrase: LOCK_PASSPHRASE })),
  exportBitwarden: logs('exportMade', ({ api }) => api.exportBitwarden({})),
  cancelExport: reads('it ends what the line of the export tells of', ({ api }) => api.cancelExport({})),
  makeKit: logs('kitMade', ({ api }) => api.makeKit({ as: 'page' })),
  putOffKit: logs('kitPutOff', ({ api }) => api.putOffKit({})),
  chooseBackupFolder: logs('backupFolderSet', ({ api }) => api.chooseBackupFolder({})),
  sayOldComputerSafe: logs('oldComputerSafe', ({ api }) => api.sayOldComputerSafe({})),
  addBackupColleague: logs<string>(
    'backupColleagueAdded',
    ({ api }, personId) => api.addBackupColleague({ personId }),
    async (w) => value(await w.api.addPerson(await seenCard(w))).personId,
  ),
  endBackupColleague: logs<string>(
    'backupColleagueEnded',
    ({ api }, recipient) => api.endBackupColleague({ recipient }),
    async (w) => {
      const { personId } = value(await w.api.addPerson(await seenCard(w)))
      value(await w.api.addBackupColleague({ personId }))
      return w.keyward.snapshot().backup.colleagues[0]?.recipient ?? ''
    },
  ),
  backUp: logs(
    'backupMade',
    ({ api }) => api.backUp({}),
    ({ api }) => api.makeKit({ as: 'page' }),
  ),
  rehearse: logs<string[]>('restoreRehearsed', ({ api }, rows) => api.rehearse({ rows }), kitAndBackup),
  examineKeychain: reads(LOOKS, ({ api }) => api.examineKeychain({})),
  putBackSecrets: logs<string[]>(
    'secretPutBack',
    async ({ keyward, api }, rows) => {
      for (const [account, secret] of keyward.keychain.entries)
        if (secret === SECRET) keyward.keychain.entries.delete(account)
      const { entries } = value(await api.examineKeychain({})).report
      const entryIds = entries.filter(({ state }) => state === 'missing').map(({ id }) => id)
      value(await api.putBackSecrets({ entryIds, rows }))
    },
    kitAndBackup,
  ),
  setTools: logs('toolsSwitched', ({ api }) => api.setTools({ isOn: true })),
  addTool: logs('toolAdded', (w) => addedTool(w)),
  changeTool: logs(
    'toolChanged',
    async (w, { toolId }) => w.api.changeTool({ toolId, draft: { ...toolDraft(w), purpose: 'Debtors' } }),
    addedTool,
  ),
  removeTool: logs('toolRemoved', ({ api }, { toolId }) => api.removeTool({ toolId }), addedTool),
  letToolAsk: logs('toolChanged', ({ api }, { toolId }) => api.letToolAsk({ toolId }), addedTool),
  toolAddress: reads(LOOKS, ({ api }) => api.toolAddress({ toolId: 'none' })),
  allowTool: logs('toolAllowed', ({ api }, askId) => api.allowTool({ askId, lasts: 'once' }), askingTool),
  refuseTool: logs(
    'toolRefused',
    ({ api }, askId) => api.refuseTool({ askId, isForGood: false }),
    askingTool,
  ),
  endTools: logs(
    'toolEnded',
    ({ api }) => api.endTools({ toolId: null }),
    async (w) => w.api.allowTool({ askId: await askingTool(w), lasts: 'untilLocked' }),
  ),
  deleteLeftOver: logs('leftOverDeleted', async ({ keyward }) => {
    const stranded = await strand(keyward)
    const { entries } = value(await stranded.api.examineKeychain({})).report
    const entryId = entries.find(({ state }) => state === 'leftOver')?.id ?? ''
    value(await stranded.api.deleteLeftOver({ entryId }))
  }),
  chooseColleaguesBackup: reads(LOOKS, ({ api }) => api.chooseColleaguesBackup({})),
  saveColleaguesBackup: logs<string>(
    'colleaguesBackupSaved',
    ({ api }, chosenId) => api.saveColleaguesBackup({ chosenId, passphrase: LOCK_PASSPHRASE }),
    async ({ keyward, api }) => {
      const tessa = (await connected()).keyward
      const { link } = value(await api.showCard({}))
      value(await tessa.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
      const { seenId } = value(await tessa.api.readCard({ text: link }))
      const { personId } = value(await tessa.api.addPerson({ seenId }))
      value(await tessa.api.makeKit({ as: 'page' }))
      value(await tessa.api.addBackupColleague({ personId }))
      value(await tessa.api.backUp({}))
      keyward.files.next = { name: 'it.keyward-backup', bytes: tessa.backupShelf.newest() }
      return value(await api.chooseColleaguesBackup({})).chosen?.id ?? ''
    },
  ),
  chooseBackup: reads(LOOKS, ({ api }) => api.chooseBackup({})),
  openBackup: reads(LOOKS, ({ api }) => api.openBackup({ chosenId: 'nothing', rows: ['', '', '', ''] })),
  restoreBackup: logs<string[]>(
    'vaultRestored',
    async ({ keyward }, rows) => {
      const empty = await startKeyward({ ...keyward.world, records: fakeRecords() })
      empty.files.next = { name: 'it.keyward-backup', bytes: empty.backupShelf.newest() }
      const chosenId = value(await empty.api.chooseBackup({})).chosen?.id ?? ''
      value(await empty.api.openBackup({ chosenId, rows }))
      value(await empty.api.restoreBackup({ chosenId }))
    },
    kitAndBackup,
  ),
  showMoveCard: logs('moveCardMade', async (w) => {
    value(await (await newComputer(w)).api.showMoveCard({}))
  }),
  openMove: reads(LOOKS),
  takeMove: logs('vaultArrived', async (w) => {
    const fresh = await newComputer(w)
    const { keyward: old } = await connected()
    await arrive(fresh, await sealedFor(old, fresh))
  }),
  declineMove: logs('moveDeclined', async (w) => {
    const fresh = await newComputer(w)
    await moveCard(fresh)
    value(await fresh.api.declineMove({}))
  }),
  noteReceiptGiven: reads('the log tells already that the vault has arrived, or was declined'),
  readMoveCard: reads(LOOKS),
  sealMove: logs('moveSealed', async ({ keyward }) => {
    await sealedFor(keyward, await startKeyward())
  }),
  sealMoveAgain: logs(
    'moveSealed',
    ({ api }) => api.sealMoveAgain({}),
    async ({ keyward }) => sealedFor(keyward, await startKeyward()),
  ),
  takeReceipt: logs(
    'vaultMoved',
    ({ api }, text: string) => api.takeReceipt({ text }),
    async ({ keyward }) => {
      const fresh = await startKeyward()
      return arrive(fresh, await sealedFor(keyward, fresh))
    },
  ),
  keepHere: logs(
    'moveLost',
    ({ api }) => api.keepHere({ isLost: true }),
    async ({ keyward }) => sealedFor(keyward, await startKeyward()),
  ),
  finishRetiring: logs(
    'vaultMoved',
    ({ api }) => api.finishRetiring({}),
    async ({ keyward, api }) => {
      const fresh = await startKeyward()
      const text = await arrive(fresh, await sealedFor(keyward, fresh))
      keyward.keychain.failNext('remove', fail('keychainLocked'))
      await api.takeReceipt({ text })
    },
  ),
  leaveBackup: reads(MEMORY, ({ api }) => api.leaveBackup({})),
  mendClock: logs('clockMended', async ({ keyward, api, appId }) => {
    keyward.clock.jump(9e9)
    value(await api.editApp({ appId, details: draft({ note: 'ahead' }) }))
    keyward.clock.jump(-9e9)
    const again = await startKeyward(keyward.world)
    value(await again.api.mendClock({}))
  }),
  removeApp: logs('appRemoved', ({ api, appId }) => api.removeApp({ appId })),
  revealSecret: logs('secretRevealed', ({ api, appId }) => api.revealSecret({ appId })),
  copySecret: logs('secretCopied', ({ api, appId }) => api.copySecret({ appId })),
  clearClipboard: reads(MEMORY, ({ api }) => api.clearClipboard({})),
  copyText: reads('what is copied is no secret', ({ api }) => api.copyText({ text: 'an address' })),

  startSignIn: logs('signInStarted', ({ api, appId }) => api.startSignIn({ appId })),
  reopenBrowser: reads('the same sign-in goes on'),
  pasteRedirect: logs(
    'signInSucceeded',
    async ({ api, keyward }, { attemptId }: { attemptId: string }) => {
      const state = encodeURIComponent(keyward.state())
      value(await api.pasteRedirect({ attemptId, address: `${draft().redirectUri}?code=x&state=${state}` }))
      await settle()
    },
    async ({ api, appId }) => value(await api.startSignIn({ appId })),
  ),
  cancelSignIn: logs(
    'signInFailed',
    async ({ api }, ready: { attemptId: string }) => {
      value(await api.cancelSignIn(ready))
      await settle()
    },
    async ({ api, appId }) => value(await api.startSignIn({ appId })),
  ),
  dismissSignIn: reads(MEMORY),
  openPractice: reads('it shows another vault, and changes none'),
  addPractice: reads('it is no vault’s to tell that there is another'),
  changePractice: reads('what a practice is called here stands in no vault'),
  movePractice: reads('the order of the practices stands in no vault'),
  removePractice: reads('the log goes with the practice, and another’s knows nothing of it'),
  finishRemoval: reads('it ends what was a practice, and changes no vault'),
  revokeSignIn: logs('signInRevoked', ({ api, keyward }) =>
    api.revokeSignIn({ signInId: keyward.snapshot().signIns[0]?.id ?? '' }),
  ),
  testRoute: logs('routeTried', async ({ keyward, api, appId }) => {
    value(await api.testRoute({ appId }))
    const state = keyward.opened.at(-1)?.searchParams.get('state') ?? ''
    keyward.link(`keyward://oauth/callback?error=keyward_trial&state=${encodeURIComponent(state)}`)
    await settle()
  }),
  endRouteTest: reads(MEMORY, ({ api }) => api.endRouteTest({})),

  checkConnections: logs('connectionsChecked', ({ api }) => api.checkConnections({ keys: null })),
  askOwnList: logs('ownListAsked', ({ api, appId }) => api.askOwnList({ appId })),
  cancelCheck: reads('the check that it ends has its line', ({ api }) => api.cancelCheck({})),
  listChecks: reads(LOOKS, ({ api, key }) => api.listChecks({ key, limit: 5 })),
  disconnect: logs('disconnected', ({ api, key }) => api.disconnect({ key })),
  beginDisconnects: logs('disconnectsBegun', async ({ keyward, api, key }) => {
    value(await api.beginDisconnects({ keys: [key] }))
    await expect.poll(() => keyward.work().disconnecting).toBeNull()
  }),
  resumeDisconnects: logs(
    'disconnectsBegun',
    async ({ keyward, api }) => {
      value(await api.resumeDisconnects({}))
      await expect.poll(() => keyward.work().disconnecting).toBeNull()
    },
    async ({ keyward, api, key }) => {
      keyward.xero.answers.disconnect = fail('offline')
      value(await api.beginDisconnects({ keys: [key] }))
      await expect.poll(() => keyward.work().disconnecting).toBeNull()
    },
  ),
  stopDisconnects: reads(MEMORY, ({ api }) => api.stopDisconnects({})),
  putDisconnectsAway: reads('it puts a list out of sight; each disconnect has its own line', ({ api }) =>
    api.putDisconnectsAway({}),
  ),
  saveConnections: reads(FILE, ({ api }) => api.saveConnections({ keys: null })),
  copyConnections: reads(MEMORY, ({ api, key }) => api.copyConnections({ keys: [key], as: 'table' })),
  forgetConnection: logs(
    'connectionForgotten',
    ({ api }, ready: { key: string }) => api.forgetConnection(ready),
    gone,
  ),

  setTags: logs('tagsChanged', ({ api, key }) =>
    api.setTags({ of: 'connections', ids: [key], add: ['Payroll'], remove: [] }),
  ),
  setNote: logs('noteChanged', ({ api, key }) => api.setNote({ key, note: 'Ring Hana first' })),
  saveView: logs('viewsChanged', ({ api }) => api.saveView({ name: 'Ours', look: LOOK })),
  changeView: logs(
    'viewsChanged',
    ({ api }, viewId: string) => api.changeView({ viewId, name: 'Mine' }),
    view,
  ),
  moveView: logs('viewsChanged', ({ api }, viewId: string) => api.moveView({ viewId, by: -1 }), view),
  removeView: logs('viewsChanged', ({ api }, viewId: string) => api.removeView({ viewId }), view),
  undo: logs(
    'connectionPutBack',
    async ({ api }, ready: { undoId: string }) => value(await api.undo(ready)),
    async (w) => value(await w.api.forgetConnection(await gone(w))),
  ),

  listActivity: reads(LOOKS, ({ api }) => api.listActivity({ before: null, limit: 5 })),
  verifyActivity: reads(LOOKS, ({ api }) => api.verifyActivity({})),
  cancelWalk: reads(MEMORY, ({ api }) => api.cancelWalk({})),
  acknowledgeRollback: logs('rollbackAcknowledged', ({ api }) =>
    api.acknowledgeRollback({ how: 'restored' }),
  ),
  exportActivity: logs('activityExported', ({ api }) => api.exportActivity({ filter: ANY, format: 'csv' })),

  saveReview: logs('reviewSaved', ({ api }) => api.saveReview({})),
  openReview: reads(LOOKS, ({ api }) => api.openReview({})),
  compareReviews: reads(LOOKS),
  forgetReview: logs(
    'reviewForgotten',
    ({ api }, ready: { id: string }) => api.forgetReview(ready),
    reviewed,
  ),
  listPeople: reads(LOOKS, ({ api }) => api.listPeople({})),
  tracePerson: reads(LOOKS, ({ api }) => api.tracePerson({ key: 'tessa@brackenmoor.example' })),
  beginLeaver: logs('leaverListed', ({ api }) => api.beginLeaver({ key: 'tessa@brackenmoor.example' })),
  tickLeaver: logs(
    'leaverUnticked',
    async ({ api }, ready: { leaverId: string; taskId: string }) => {
      value(await api.tickLeaver({ ...ready, isDone: true }))
      value(await api.tickLeaver({ ...ready, isDone: false }))
    },
    leaver,
  ),
  finishLeaver: logs(
    'leaverFinished',
    async ({ keyward, api, appId }, { leaverId }: { leaverId: string; taskId: string }) => {
      value(await api.removeApp({ appId })) // what the vault cannot see is ticked by hand
      for (const { id } of keyward.snapshot().leavers[0]?.tasks ?? [])
        await api.tickLeaver({ leaverId, taskId: id, isDone: true })
      value(await api.finishLeaver({ leaverId }))
    },
    leaver,
  ),
  takeBackLeaver: logs(
    'leaverTakenBack',
    ({ api }, { leaverId }: { leaverId: string; taskId: string }) => api.takeBackLeaver({ leaverId }),
    leaver,
  ),

  setRotationPolicy: logs('policyChanged', ({ api, appId }) =>
    api.setRotationPolicy({ appId, policy: { ...DEFAULT_POLICY, everyDays: 30 } }),
  ),
  snoozeRotation: logs('rotationPutOff', ({ api, appId, keyward }) =>
    api.snoozeRotation({ appId, until: keyward.clock.now() + 1, reason: 'a holiday' }),
  ),
  saveCalendar: logs('calendarSaved', ({ api }) => api.saveCalendar({})),
  setConsumers: logs('consumersChanged', ({ api, appId }) =>
    api.setConsumers({ appId, consumers: [{ name: 'Workbook', where: '' }] }),
  ),
  beginRotation: logs('rotationBegun', ({ api, appId }) => api.beginRotation({ appId, isLeak: false })),
  confirmConsumers: logs(
    'rotationMoved',
    ({ api }, id: { rotationId: string }) => api.confirmConsumers(id),
    rotating,
  ),
  confirmMade: logs(
    'rotationMoved',
    ({ api }, id: { rotationId: string }) => api.confirmMade(id),
    async (w) => {
      const id = await rotating(w)
      value(await w.api.confirmConsumers(id))
      return id
    },
  ),
  pasteNewSecret: logs(
    'newSecretPasted',
    ({ api }, id: { rotationId: string }) => api.pasteNewSecret({ ...id, clientSecret: NEW }),
    async (w) => {
      const id = await rotating(w)
      value(await w.api.confirmConsumers(id))
      return id
    },
  ),
  proveNewSecret: logs(
    'secretProven',
    ({ api }, id: { rotationId: string }) => api.proveNewSecret(id),
    pasted,
  ),
  switchSecret: logs(
    'secretSwitched',
    ({ api }, id: { rotationId: string }) => api.switchSecret(id),
    async (w) => {
      const id = await pasted(w)
      value(await w.api.proveNewSecret(id))
      return id
    },
  ),
  tickConsumer: logs(
    'consumerUpdated',
    ({ api, keyward, appId }, id: { rotationId: string }) =>
      api.tickConsumer({
        ...id,
        consumerId: keyward.snapshot().rotation.consumers[appId]?.[0]?.id ?? '',
        isUpdated: true,
      }),
    switched,
  ),
  confirmUpdates: logs(
    'rotationMoved',
    ({ api }, id: { rotationId: string }) => api.confirmUpdates(id),
    switched,
  ),
  proveOldSecret: logs(
    'oldSecretProven',
    ({ api }, id: { rotationId: string }) => api.proveOldSecret(id),
    switched,
  ),
  forgetOldSecret: logs(
    'rotationFinished',
    ({ api }, id: { rotationId: string }) => api.forgetOldSecret({ ...id, isUnproven: false }),
    async (w) => {
      const id = await switched(w)
      w.keyward.xero.answers.secrets = [NEW]
      value(await w.api.confirmUpdates(id))
      value(await w.api.proveOldSecret(id))
      return id
    },
  ),
  rollBackRotation: logs(
    'rotationGivenUp',
    ({ api }, id: { rotationId: string }) => api.rollBackRotation(id),
    rotating,
  ),
  settleAftermath: logs(
    'leakTold',
    ({ api }, ready: { aftermathId: string }) => api.settleAftermath({ ...ready, how: 'done', reason: '' }),
    async ({ keyward, api, appId }) => {
      value(await api.beginRotation({ appId, isLeak: true }))
      return { aftermathId: keyward.snapshot().rotation.aftermath[0]?.id ?? '' }
    },
  ),

  beginJourney: logs('journeyBegun', journey),
  tickPrerequisite: logs(
    'journeyMoved',
    ({ api }, id: { journeyId: string }) => api.tickPrerequisite({ ...id, item: 'privilege', isThere: true }),
    journey,
  ),
  markAsked: logs(
    'journeyMoved',
    ({ api }, id: { journeyId: string }) => api.markAsked({ ...id, step: 'contact' }),
    journey,
  ),
  markAnswered: logs(
    'journeyMoved',
    ({ api }, id: { journeyId: string }) =>
      api.markAnswered({ ...id, step: 'contact', answer: 'yes', said: '' }),
    journey,
  ),
  reopenStep: logs(
    'journeyMoved',
    ({ api }, id: { journeyId: string }) => api.reopenStep({ ...id, step: 'contact' }),
    journey,
  ),
  addJourneyNote: logs(
    'journeyMoved',
    ({ api }, id: { journeyId: string }) => api.addJourneyNote({ ...id, step: 'contact', text: 'a call' }),
    journey,
  ),
  addEvidence: logs(
    'journeyMoved',
    ({ api, keyward }, id: { journeyId: string }) => {
      keyward.files.next = { bytes: Buffer.from('a letter') }
      return api.addEvidence({ ...id, step: 'contact' })
    },
    journey,
  ),
  linkApp: logs(
    'journeyMoved',
    ({ api, appId }, id: { journeyId: string }) => api.linkApp({ ...id, appId }),
    journey,
  ),
  setAdviserLogin: logs(
    'journeyMoved',
    ({ api }, id: { journeyId: string }) => api.setAdviserLogin({ ...id, who: 'Fenwick Loop', until: null }),
    journey,
  ),
  undoJourney: logs(
    'journeyMoved',
    ({ api, keyward }, id: { journeyId: string }) => {
      const event = keyward.snapshot().guide.journeys[0]?.events[0]
      return api.undoJourney({ ...id, eventId: event?.id ?? '' })
    },
    async (w) => {
      const id = await journey(w)
      value(await w.api.markAsked({ ...id, step: 'contact' }))
      return id
    },
  ),
  archiveJourney: logs(
    'journeyArchived',
    ({ api }, id: { journeyId: string }) => api.archiveJourney({ ...id, isArchived: true }),
    journey,
  ),
  answerArea: logs('assessmentAnswered', ({ api }) =>
    api.answerArea({
      area: 'keys',
      answer: { answer: 'met', words: '', evidence: '', owner: '', gap: '', planBy: null },
    }),
  ),
  markSubmitted: logs('assessmentSubmitted', ({ api }) => api.markSubmitted({})),
  tellOrganisations: logs('organisationTold', ({ api, appId, key }) =>
    api.tellOrganisations({ appId, keys: [key], isTold: true }),
  ),
  savePdf: reads(FILE, ({ api }) => api.savePdf({ paper: { of: 'status' } })),
  openLicences: reads('it opens a page that comes with Keyward', ({ api }) => api.openLicences({})),
  printPaper: reads(FILE, ({ api }) => api.printPaper({ paper: { of: 'status' } })),
  showSaved: reads(FILE, ({ api }) => api.showSaved({ path: 'x' })),
  saveGuidePage: reads(FILE, ({ api }) => api.saveGuidePage({ page: 'status' })),

  showCard: logs('cardMade', ({ api }) => api.showCard({})),
  renewCard: logs(
    'cardMade',
    ({ api }) => api.renewCard({}),
    async ({ keyward, api }) => {
      value(await api.showCard({}))
      for (const [account, text] of keyward.keychain.entries)
        if (text.includes('AGE-SECRET-KEY')) keyward.keychain.entries.delete(account)
    },
  ),
  readCard: reads(LOOKS, async ({ api }) => api.readCard({ text: await owensCard() })),
  addPerson: logs('personAdded', async (w) => w.api.addPerson(await seenCard(w))),
  removePerson: logs(
    'personRemoved',
    ({ api }, ready: { personId: string }) => api.removePerson(ready),
    async (w) => value(await w.api.addPerson(await seenCard(w))),
  ),
  sealHandover: logs('handedToVendor', ({ keyward, appId }) => sealIn(keyward, appId)),
  cancelSealing: reads(MEMORY, ({ api }) => api.cancelSealing({})),
  copyPassphrase: reads('the line of the sealing tells of the passphrase that it showed'),
  finishHandover: reads(MEMORY),
  saveHandover: logs(
    'handoverSent',
    ({ api }, { handoverId }: { handoverId: string }) => api.saveHandover({ handoverId }),
    sealed,
  ),
  noteSent: logs(
    'handoverSent',
    ({ api }, { handoverId }: { handoverId: string }) => api.noteSent({ handoverId, by: 'link' }),
    sealed,
  ),
  publishHandover: logs('handoverPublished', published),
  cancelPublishing: reads(MEMORY, ({ api }) => api.cancelPublishing({})),
  askServer: logs(
    'shareServerAsked',
    ({ keyward, api }, { handoverId }: { handoverId: string }) => {
      keyward.clock.move(1_000)
      return api.askServer({ handoverId })
    },
    published,
  ),
  revokeHandover: logs(
    'handoverRevoked',
    ({ api }, { handoverId }: { handoverId: string }) => api.revokeHandover({ handoverId }),
    published,
  ),
  endHandover: logs(
    'handoverEnded',
    ({ api }, { handoverId }: { handoverId: string }) => api.endHandover({ handoverId }),
    sealed,
  ),
  forgetHandover: logs(
    'handoverForgotten',
    ({ api }, { handoverId }: { handoverId: string }) => api.forgetHandover({ handoverId }),
    sealed,
  ),
  readReceipt: reads(LOOKS),
  addReceipt: logs('receiptAdded', async ({ keyward, api, appId }) => {
    const owen = await startFor('Owen Marsh')
    const { handoverId, link, passphrase } = value(await sealIn(keyward, appId))
    value(await api.noteSent({ handoverId, by: 'link' }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: passphrase.join('-') }))
    const { receipt } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    value(await takeReceipt(keyward, receipt))
  }),
  addReceiptCode: logs('receiptAdded', async ({ keyward, api, appId }) => {
    const owen = await startFor('Owen Marsh')
    const { handoverId, link, passphrase } = value(await sealIn(keyward, appId))
    value(await api.noteSent({ handoverId, by: 'link' }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: passphrase.join('-') }))
    const { code } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    value(await api.addReceiptCode({ handoverId, code }))
  }),
  fetchHandover: reads('what is fetched is in memory; taking it in has its line'),
  cancelFetching: reads(MEMORY, ({ api }) => api.cancelFetching({})),
  openHandover: reads(MEMORY, received),
  openFetched: reads(MEMORY),
  cancelOpening: reads(MEMORY, ({ api }) => api.cancelOpening({})),
  acceptHandover: logs(
    'handoverReceived',
    ({ api }, { openId }: { openId: string; owen: FakeKeyward }) =>
      api.acceptHandover({ openId, replace: false }),
    received,
  ),
  dropHandover: reads(MEMORY),
  openIncoming: reads(MEMORY),
  openDropped: reads(MEMORY, ({ api }) => api.openDropped({ path: 'x' })),
  dismissIncoming: reads(MEMORY, ({ api }) => api.dismissIncoming({ incomingId: null })),
  askForHandover: logs('handoverAskedFor', ({ api }) => api.askForHandover({ asks: 'the month-end app' })),
  showRequest: reads(LOOKS),
  forgetRequest: logs(
    'requestForgotten',
    ({ api }, { requestId }: { requestId: string }) => api.forgetRequest({ requestId }),
    async ({ api }) => value(await api.askForHandover({ asks: 'the month-end app' })),
  ),
  readRequest: reads(LOOKS),
  setShareServer: logs('shareServerSet', ({ api }) =>
    api.setShareServer({ server: { kind: 'yopass', address: 'https://share.example' } }),
  ),
  tryShareServer: reads('a text without meaning goes there and back; nothing is kept of it'),
  setRelayPage: logs('relayPageSet', ({ api }) =>
    api.setRelayPage({ address: 'https://practice.example/k.html' }),
  ),
  saveRelayPage: reads(FILE, ({ api }) => api.saveRelayPage({})),
  checkRelayPage: reads(LOOKS, ({ api }) => api.checkRelayPage({})),

  openImport: reads(MEMORY, imported),
  chooseKeyFile: reads(MEMORY),
  unlockImport: reads(MEMORY),
  chooseColumns: reads(MEMORY),
  acceptImport: logs(
    'appImported',
    ({ api }, { importId, rowId }: { importId: string; rowId: string }) =>
      api.acceptImport({
        importId,
        rows: [{ rowId, replace: false }],
        fill: FILLED,
      }),
    imported,
  ),
  cancelImport: reads(MEMORY, ({ api }) => api.cancelImport({})),
  dropImport: reads(MEMORY),

  lookForUpdate: logs('updateChecked', async (w) => {
    value(await (await updatable(w)).api.lookForUpdate({}))
  }),
  downloadUpdate: logs(
    'updateDownloaded',
    async (_w, keyward: FakeKeyward) => {
      value(await keyward.api.downloadUpdate({}))
    },
    async (w) => {
      const keyward = await updatable(w)
      value(await keyward.api.lookForUpdate({}))
      return keyward
    },
  ),
  cancelUpdate: reads(MEMORY, ({ api }) => api.cancelUpdate({})),
  // the new version tells, when it starts
  installUpdate: logs(
    'updateInstalled',
    async ({ keyward }, { updater, api }: FakeKeyward) => {
      value(await api.installUpdate({ when: 'now' }))
      await startKeyward({ ...keyward.world, updater, version: '1.5.0' })
    },
    async (w) => {
      const keyward = await updatable(w)
      value(await keyward.api.lookForUpdate({}))
      value(await keyward.api.downloadUpdate({}))
      return keyward
    },
  ),
  dismissUpdateTrouble: reads('the line about it stays', ({ api }) => api.dismissUpdateTrouble({})),
  repairScheme: reads('it is the system that is told, not the vault', ({ api }) => api.repairScheme({})),
  openPlace: reads('a page of Xero’s is opened', ({ api }) => api.openPlace({ place: 'apiSupport' })),
  introduce: logs('introduced', ({ api }) => api.introduce({ me: { name: 'Owen Marsh', email: OWEN } })),
  setPreferences: logs('settingsChanged', ({ api, keyward }) =>
    api.setPreferences({ ...keyward.snapshot().preferences, keepAlive: false }),
  ),
  setStartsAtLogin: logs('settingsChanged', ({ api }) => api.setStartsAtLogin({ isOn: true })),
  noteUnsaved: reads(MEMORY, ({ api }) => api.noteUnsaved({ isUnsaved: true })),
  answerClosing: reads(MEMORY, ({ api }) => api.answerClosing({ isSure: false })),
  answerTray: reads('how the window closes is nobody’s business', ({ api }) =>
    api.answerTray({ answer: 'stay' }),
  ),
  endVisit: reads(MEMORY, ({ api }) => api.endVisit({ visitId: 'n' })),
  dismissNotice: reads(MEMORY, ({ api }) => api.dismissNotice({ id: 'n' })),
}

const brokenRecords = (keyward: FakeKeyward): FakeKeyward['records'] => {
  let isBroken = true
  return {
    ...keyward.records,
    load: async () => (isBroken ? { ok: false, closed: 'vaultDamaged' } : ok(null)),
    setAside: async () => {
      isBroken = false
      return ok(null)
    },
  }
}

const kindsIn = (keyward: FakeKeyward) =>
  keyward.activityLog.lines().map((line) => readBody(Buffer.from(line.slice(SEAL_LENGTH + 1)))?.what)

/** What is stored, without what every line moves on. */
const storedIn = (keyward: FakeKeyward) => {
  const { seenAt: _seen, checkpoint: _checkpoint, ...content } = JSON.parse(keyward.records.stored())
  return JSON.stringify(content)
}

const logged = callNames.flatMap((name) => {
  const made = CALLS[name]
  return 'logs' in made ? [{ name, ...made }] : []
})
const unlogged = callNames.flatMap((name) => {
  const made = CALLS[name]
  return 'because' in made ? [{ name, ...made }] : []
})

/** Calls that answer where something was saved. */
const saving = callNames.filter((name) => 'path' in ((calls[name].output as { shape?: object }).shape ?? {}))

/** N4: what is saved can be shown in its folder, and the contract says of which calls that is so. */
const expectSaved = async (name: CallName, { keyward, api }: World, before: number) => {
  const { places, shown } = keyward.files
  expect(places.length > before).toBe(saving.includes(name))
  const path = places.slice(before).at(-1)
  if (path === undefined) return
  value(await api.showSaved({ path }))
  expect(shown).toEqual([path])
}

describe('H3 every call that changes the vault', () => {
  it.each(logged)('$name is in the log as $logs', async ({ name, run, logs: kind }) => {
    const w = await world()
    let before = 0
    let places = 0
    await run(w, () => {
      before = kindsIn(w.keyward).length
      places = w.keyward.files.places.length
    })
    await settle()
    const all = kindsIn(w.keyward)
    // a vault that is begun again has a log of its own
    expect(all.length < before ? all : all.slice(before)).toContain(kind)
    await expectSaved(name, w, places)
  })

  it.each(unlogged)('$name is not, because $because', async ({ name, run }) => {
    const w = await world()
    if (name === 'readCard' || name === 'openHandover') value(await w.api.showCard({}))
    const before = storedIn(w.keyward)
    await run(w, () => undefined)
    await settle()
    expect(storedIn(w.keyward)).toBe(before)
    await expectSaved(name, w, 0)
  })

  it('N4 the calls that save are told by what they answer', () => {
    expect(saving).toEqual(expect.arrayContaining(['saveReview', 'savePdf', 'saveRelayPage', 'saveHandover']))
  })

  it('is told once, and not where nothing came of it', async () => {
    const { keyward, api, appId } = await world()
    const policy = { ...DEFAULT_POLICY, everyDays: 30 }
    value(await api.setRotationPolicy({ appId, policy }))
    value(await api.setRotationPolicy({ appId, policy }))
    keyward.records.fail(fail('diskFull'))
    expect(codeOf(await api.setRotationPolicy({ appId, policy: null }))).toBe('diskFull')
    expect(kindsIn(keyward).filter((kind) => kind === 'policyChanged')).toHaveLength(1)
  })

  it('a leak that is declared in the midst of a rotation is told as that', async () => {
    const w = await world()
    await rotating(w)
    value(await w.api.beginRotation({ appId: w.appId, isLeak: true }))
    expect(kindsIn(w.keyward)).toContain('leakDeclared')
  })

  it('a check that was stopped is in the log as well', async () => {
    const { keyward, api } = await world()
    const checking = api.checkConnections({ keys: null })
    await api.cancelCheck({})
    expect(codeOf(await checking)).toBe('checkCancelled')
    await settle()
    expect(keyward.activityLog.lines().at(-1)).toContain('"result":"checkCancelled"')
  })

  it('how the window looks is in no log', async () => {
    const { keyward, api } = await world()
    const before = kindsIn(keyward).length
    value(await api.setPreferences({ ...keyward.snapshot().preferences, theme: 'dark', rows: 'compact' }))
    expect(kindsIn(keyward)).toHaveLength(before)
  })

  it('"It works" is no failure, and an old secret that works still is one', async () => {
    const w = await world()
    const id = await switched(w)
    value(await w.api.proveOldSecret(id))
    const failed = value(
      await w.api.listActivity({ before: null, limit: 100, filter: { ...ANY, result: 'failed' } }),
    )
    expect(failed.lines.map(({ what, result }) => `${what} ${result}`)).toEqual(['oldSecretProven works'])
    const good = value(
      await w.api.listActivity({ before: null, limit: 100, filter: { ...ANY, result: 'ok' } }),
    )
    expect(good.lines.map(({ what, result }) => `${what} ${result}`)).toContain('secretProven works')
  })
})
