/**
 * A Keyward without a window that works until it is killed: it adds apps, signs in, refreshes, and says on stdout
 * what it has been told was done. Everything on disk and at the sandbox is real.
 */
import { fakeUpdater } from '../worlds/fake-updater.ts'
import { createActivityLog } from '../../electron/adapters/disk/activity-log.ts'
import { systemClock } from '../../electron/adapters/desktop/clock.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createHealthLog } from '../../electron/adapters/disk/health-log.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { createXero } from '../../electron/adapters/xero/xero.ts'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createOpenPgp } from '../../electron/adapters/share-servers/openpgp.ts'
import { createShareServers } from '../../electron/adapters/share-servers/share-servers.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { createPackReader } from '../../electron/adapters/disk/pack-reader.ts'
import { createImportReader } from '../../electron/adapters/import/reader.ts'
import { effWords } from '../../electron/adapters/sealing/word-list.ts'
import { createKeyward } from '../../electron/core/keyward.ts'
import type { Ports } from '../../electron/core/ports/ports.ts'
import { DEFAULT_PREFERENCES } from '../../shared/settings/preferences.ts'
import { done } from '../../shared/kernel/result.ts'
import type { Work } from '../../shared/contract/work.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { consent } from '../sandbox/consent.ts'
import { INES, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import {
  fakeFiles,
  fakeLockTries,
  fakeOwnerCheck,
  fakeWitness,
  fakeReminderDays,
  fakeReviewShelf,
} from '../worlds/fakes.ts'
import { fakeBackupShelf, inlineBox } from '../worlds/fake-backups.ts'
import { fileKeychain } from './file-keychain.ts'

export type Bases = {
  readonly login: string
  readonly identity: string
  readonly api: string
  readonly relayUri: string
}

/** The same rooms for the child that is killed and for the parent that looks afterwards. */
export const realKeyward = (
  profile: string,
  keychainFolder: string,
  bases: Bases,
  others: Partial<Ports> = {},
) => {
  const keychain = fileKeychain(keychainFolder)
  const heard: { snapshot: Snapshot | null; work: Work | null } = { snapshot: null, work: null }
  let onLink = (_link: string) => {}
  const http = createHttp(fetch)
  const ports: Ports = {
    clock: systemClock,
    witness: fakeWitness(systemClock),
    random: systemRandom,
    keychain,
    records: createRecords({ folder: profile, keychain, newId: systemRandom.id }),
    xero: createXero(bases, http),
    browser: {
      open: async (url) => {
        void consent(bases, url.href, { person: INES.name }).then((answer) => {
          if ('redirect' in answer)
            onLink(answer.redirect.replace(bases.relayUri, 'keyward://oauth/callback'))
        })
        return done
      },
    },
    licences: { open: async () => done },
    loopback: { listen: async () => ({ ok: false, failure: { code: 'portTaken', port: 0 } }) },
    redirects: {
      onLink: (listener) => void (onLink = listener),
      ownership: async () => 'ours',
      claim: async () => 'ours',
    },
    clipboard: { copySecret: async () => {}, copyText: async () => {}, clearSecret: async () => {} },
    preferences: { read: () => DEFAULT_PREFERENCES, write: async () => done },
    activityLog: createActivityLog(profile),
    backupBox: inlineBox(),
    backupShelf: fakeBackupShelf(),
    healthLog: createHealthLog(profile),
    notifier: { show: () => {}, badge: () => {} },
    reminderDays: fakeReminderDays(),
    lockTries: fakeLockTries(),
    ownerCheck: fakeOwnerCheck(),
    startup: { read: () => null, write: () => ({ ok: true, value: null }) },
    files: fakeFiles(),
    printer: {
      pdf: async () => ({ ok: true, value: new Uint8Array() }),
      print: async () => ({ ok: true, value: false }),
    },
    reviewShelf: fakeReviewShelf(),
    sealer: createSealer({
      worker: new URL('../../electron/adapters/sealing/age-worker.ts', import.meta.url),
    }),
    words: effWords,
    shareServers: createShareServers(
      http,
      createOpenPgp({
        worker: new URL('../../electron/adapters/share-servers/openpgp-worker.ts', import.meta.url),
      }),
    ),
    importReader: createImportReader({
      worker: new URL('../../electron/workers/import-worker.ts', import.meta.url),
    }),
    packReader: createPackReader({
      worker: new URL('../../electron/workers/pack-worker.ts', import.meta.url),
    }),
    updater: fakeUpdater(),
    closer: { close: () => {} },
    installation: { mode: 'sandbox', version: '0', platform: 'linux', user: 'test', device: 'test' },
    ...others,
  }
  const keyward = createKeyward(ports, (event, payload) => {
    if (event === 'snapshotChanged') heard.snapshot = payload as Snapshot
    else heard.work = payload as Work
  })
  return { ...keyward, heard, ports }
}

const work = async () => {
  const [profile = '', keychainFolder = '', bases = '{}', round = '0'] = process.argv.slice(2)
  const keyward = realKeyward(profile, keychainFolder, JSON.parse(bases) as Bases)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  await keyward.start()
  say('open')
  const { api } = keyward
  for (let n = 0; ; n += 1) {
    // an earlier round may have been killed before the app that can sign in was stored
    const isLedger = !keyward.heard.snapshot?.apps.some((app) => app.clientId === LEDGER_TOOL.clientId)
    const name = isLedger ? LEDGER_TOOL.name : `App ${round}-${n}`
    say(`adding ${name}`)
    const clientId = isLedger
      ? LEDGER_TOOL.clientId
      : (Number(round) * 1_000 + n + 1).toString(16).padStart(32, '0')
    const added = await api.addApp({
      details: {
        name,
        kind: 'web',
        clientId,
        route: 'relay',
        redirectUri: bases ? (JSON.parse(bases) as Bases).relayUri : '',
        scopes: [...LEDGER_TOOL.scopes],
        note: '',
        pkce: true,
        secretCreatedAt: null,
      },
      clientSecret: isLedger ? LEDGER_TOOL.clientSecret : `secret-of-${name.replace(' ', '-')}-not-real`,
      isUnproven: !isLedger, // the sandbox knows one app
    })
    if (added.ok) say(`added ${name}`)
    const ledger = keyward.heard.snapshot?.apps.find((app) => app.clientId === LEDGER_TOOL.clientId)
    if (ledger !== undefined) {
      say('signing in')
      const started = await api.startSignIn({ appId: ledger.id })
      if (started.ok) {
        const { attemptId } = started.value
        while (
          !['done', 'failed'].includes(
            keyward.heard.work?.attempts.find(({ id }) => id === attemptId)?.step.kind ?? 'failed',
          )
        )
          await new Promise((resolve) => setTimeout(resolve, 5))
        if (keyward.heard.work?.attempts.find(({ id }) => id === attemptId)?.step.kind === 'done')
          say('signed in')
      }
    }
    // every refresh rotates: the access tokens of the sandbox end at once
    say('refreshing')
    for (let check = 0; check < 6; check += 1) await api.checkConnections({ keys: null })
    say('refreshed')
  }
}

if (import.meta.main) await work()
