import { createUpdater } from '../../electron/adapters/updates/updater.ts'
import { askBy, PACE } from '../../electron/adapters/updates/transfer.ts'
import type { UpdateArtefact } from '../../electron/core/ports/updater.ts'

/** Another Keyward of the same person, which downloads until it is done or killed. */
const [profile = '', address = '', text = '{}'] = process.argv.slice(2)
const updater = createUpdater({
  profile,
  running: '1.4.2',
  source: { address, channel: 'stable', keys: {} },
  platform: 'linux',
  arch: 'x64',
  form: { form: 'appimage', cannotInstall: null, isManaged: false, appImage: null },
  policies: [],
  roads: { ask: askBy(fetch), pace: PACE, allowsLoopback: true },
  prepareLaunch: async () => async () => {},
  leave: () => {},
})
const done = await updater.download('1.5.0', JSON.parse(text) as UpdateArtefact, {
  onBytes: (bytes) => process.stdout.write(`${bytes}\n`),
  signal: new AbortController().signal,
})
process.stdout.write(`${JSON.stringify(done)}\n`)
