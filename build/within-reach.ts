import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const NAME = 'keyward-within-reach-'
const ORIGIN = 'origin'
const EVERYBODY_MAY_ENTER = 0o001
const EVERYBODY_MAY_WRITE = 0o002
const STICKY = 0o1000

/**
 * The same program folder where somebody else than root can run what is in it: itself, or where a checkout lies in a
 * folder of root's alone (its home, one of `mktemp -d`) a copy in the system's temporary folder. Chromium's sandbox
 * helper keeps none of root's rights, so that it could not reach the program it has to start. Hard links where the disk
 * is the same; made once, and taken away by the next that is made after its checkout has gone.
 */
export const withinReach = (folder: string, bases: readonly string[] = [tmpdir(), '/var/tmp']): string => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || mayBeEntered(folder)) return folder
  const base = bases.find((each) => existsSync(each) && mayBeEntered(each) && isOursIn(each))
  if (base === undefined) return folder
  sweep(base)
  const place = join(base, `${NAME}${stampOf(folder)}`)
  const copy = join(place, basename(folder))
  if (isWhole(place)) return copy
  const scratch = `${place}.${randomUUID()}`
  mkdirSync(scratch)
  writeFileSync(join(scratch, ORIGIN), folder)
  mirror(folder, join(scratch, basename(folder)))
  chmodSync(scratch, 0o755)
  try {
    renameSync(scratch, place)
  } catch {
    rmSync(scratch, { recursive: true, force: true }) // another command was first, or the name is somebody else's
  }
  return isWhole(place) ? copy : folder
}

/** Whether everybody may enter the folder and each folder above it. */
const mayBeEntered = (folder: string): boolean => {
  const real = realpathSync(folder)
  if ((statSync(real).mode & EVERYBODY_MAY_ENTER) === 0) return false
  return dirname(real) === real || mayBeEntered(dirname(real))
}

/** Whether what we put there stays ours: a folder that everybody writes to has to be sticky. */
const isOursIn = (base: string): boolean => {
  const { mode } = statSync(base)
  return (mode & EVERYBODY_MAY_WRITE) === 0 || (mode & STICKY) !== 0
}

/** It is put in its place by one rename; whoever else can write to the temporary folder cannot make it root's. */
const isWhole = (place: string): boolean => {
  const found = lstatSync(place, { throwIfNoEntry: false })
  return found !== undefined && found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
}

/** Another Electron, or the same one fetched again, is another copy. */
const stampOf = (folder: string): string => {
  const hash = createHash('sha256').update(realpathSync(folder))
  for (const name of readdirSync(folder).toSorted()) {
    const { ino, size, mtimeMs } = lstatSync(join(folder, name))
    hash.update(`\n${name} ${ino} ${size} ${mtimeMs}`)
  }
  return hash.digest('hex').slice(0, 16)
}

const mirror = (from: string, to: string): void => {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) mirror(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkOrCopy(source, target)
  }
  chmodSync(to, 0o755)
}

const linkOrCopy = (source: string, target: string): void => {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target) // another disk
    chmodSync(target, statSync(source).mode & 0o7777)
  }
}

/** Takes away the copies of checkouts that are gone, and what was left half made. */
const sweep = (base: string): void => {
  for (const name of readdirSync(base)) {
    const place = join(base, name)
    if (!name.startsWith(NAME) || !isWhole(place)) continue
    if (!existsSync(originOf(place))) rmSync(place, { recursive: true, force: true })
  }
}

const originOf = (place: string): string => {
  try {
    return readFileSync(join(place, ORIGIN), 'utf8')
  } catch {
    return place // being made, or not one of ours
  }
}
