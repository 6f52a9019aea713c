import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../../runtime.ts'
import {
  APPARMOR,
  controlOf,
  COPYRIGHT,
  DESKTOP_ENTRY,
  FOLDER,
  MIME_TYPES,
  POSTINST,
  POSTRM,
  PRERM,
} from './files.ts'

type Options = {
  /** Electron and the app, put together. */
  readonly unpacked: string
  readonly version: string
  readonly arch: 'amd64' | 'arm64'
  readonly isForRelease: boolean
  /** The folder that the deb is put into. */
  readonly output: string
  /** Seconds since 1970 UTC that every file in it is dated with: the same input gives the same bytes. */
  readonly epoch: number
  /** How dpkg-deb packs it; 'gzip' is large and quick. */
  readonly compression?: 'xz' | 'gzip'
}

/** Makes a Debian package with dpkg-deb alone, and answers its path. */
export const buildDeb = ({ unpacked, output, compression = 'xz', epoch, ...about }: Options): string => {
  mkdirSync(output, { recursive: true })
  const stage = mkdtempSync(join(output, '.deb-'))
  try {
    chmodSync(stage, 0o755)
    stageProgram(unpacked, join(stage, FOLDER))
    stageAround(stage, epoch)
    const files = filesUnder(stage)
    const kilobytes = files.reduce((sum, file) => sum + Math.ceil(lstatSync(file).size / 1024), 0)
    const sums = files
      .filter((file) => lstatSync(file).isFile())
      .map(
        (file) => `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${relative(stage, file)}\n`,
      )
    put(join(stage, 'DEBIAN', 'control'), controlOf({ ...about, kilobytes }))
    put(join(stage, 'DEBIAN', 'md5sums'), sums.join(''))
    for (const [name, text] of Object.entries({ postinst: POSTINST, prerm: PRERM, postrm: POSTRM }))
      put(join(stage, 'DEBIAN', name), text, 0o755)
    const mark = about.isForRelease ? '' : '-not-for-release'
    const deb = join(output, `keyward_${about.version}${mark}_${about.arch}.deb`)
    const level = compression === 'gzip' ? ['-Zgzip', '-z1'] : ['-Zxz']
    execFileSync('dpkg-deb', ['--root-owner-group', ...level, '--build', stage, deb], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
    })
    return deb
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/** Every file is a hard link, but for Chromium's sandbox helper, which needs rights of its own. */
const stageProgram = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true, mode: 0o755 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) stageProgram(source, target)
    else if (entry.name === 'chrome-sandbox') {
      copyFileSync(source, target)
      chmodSync(target, 0o4755)
    } else linkSync(source, target)
  }
}

const stageAround = (stage: string, epoch: number): void => {
  const at = (...path: string[]) => join(stage, ...path)
  put(at(FOLDER, 'resources', 'apparmor-profile'), APPARMOR)
  put(at('usr/share/applications/keyward.desktop'), DESKTOP_ENTRY)
  put(at('usr/share/mime/packages/keyward.xml'), MIME_TYPES)
  put(at('usr/share/doc/keyward/copyright'), COPYRIGHT)
  const changes = `keyward; all changes are told in CHANGELOG.md of the project. ${new Date(epoch * 1000).toISOString().slice(0, 10)}\n`
  put(at('usr/share/doc/keyward/changelog.gz'), gzipSync(changes, { level: 9 }))
  const icons = join(ROOT, 'build', 'icons')
  for (const name of readdirSync(join(icons, 'png'))) {
    const size = name.replace('.png', '')
    put(
      at(`usr/share/icons/hicolor/${size}x${size}/apps/keyward.png`),
      readFileSync(join(icons, 'png', name)),
    )
  }
  put(at('usr/share/icons/hicolor/scalable/apps/keyward.svg'), readFileSync(join(icons, 'icon.svg')))
  mkdirSync(at('usr/bin'), { recursive: true, mode: 0o755 })
  // what a person types in a terminal; the menu's entry and links name the app's own program
  symlinkSync(`${FOLDER}/resources/command/keyward`, at('usr/bin/keyward'))
}

const put = (path: string, content: string | Buffer, mode = 0o644): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  writeFileSync(path, content)
  chmodSync(path, mode) // whatever this person's umask is
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
