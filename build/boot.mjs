// @ts-check
/**
 * The first step of every command, in plain JavaScript because it runs on whatever Node the machine has before
 * anything is installed: sees that npm's and the system's packages are there, then hands over to build/tasks/ on the
 * project's own Node.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runWithinReach } from './within-reach.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.keyward-installed')

/** Debian's packages by the program or file that shows they are there. */
const SYSTEM = {
  '/usr/bin/chromium': 'chromium',
  '/usr/bin/Xvfb': 'xvfb',
  '/usr/bin/dbus-daemon': 'dbus',
  '/usr/bin/gnome-keyring-daemon': 'gnome-keyring',
  '/usr/bin/secret-tool': 'libsecret-tools',
  '/usr/bin/gdbus': 'libglib2.0-bin',
  '/usr/bin/update-desktop-database': 'desktop-file-utils',
  '/usr/bin/xdg-open': 'xdg-utils',
  '/usr/sbin/nginx': 'nginx-light',
  '/usr/bin/age': 'age',
  '/usr/bin/keepassxc-cli': 'keepassxc',
  '/usr/bin/zip': 'zip',
  '/usr/bin/curl': 'curl',
  '/usr/bin/certutil': 'libnss3-tools',
  '/usr/sbin/squid': 'squid-openssl',
  '/usr/sbin/apache2': 'apache2-bin',
  '/usr/bin/xdotool': 'xdotool',
  '/usr/bin/xprop': 'x11-utils',
  '/usr/bin/xsetroot': 'x11-xserver-utils',
  '/usr/bin/openbox': 'openbox',
  '/usr/bin/wmctrl': 'wmctrl',
  '/usr/bin/tint2': 'tint2',
  '/usr/bin/dunst': 'dunst',
  '/usr/bin/import': 'imagemagick',
  '/usr/libexec/at-spi-bus-launcher': 'at-spi2-core',
  '/usr/lib/python3/dist-packages/gi': 'python3-gi',
  '/usr/share/doc/gir1.2-atspi-2.0': 'gir1.2-atspi-2.0',
  '/usr/bin/update-mime-database': 'shared-mime-info',
  '/usr/bin/strace': 'strace',
  '/usr/bin/faketime': 'faketime',
  '/usr/share/fonts/opentype/inter': 'fonts-inter',
}
/** The libraries that Electron and keytar are linked with or open, by their names; each brings what it needs itself. */
const LIBRARIES = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libnotify.so.4': 'libnotify4',
  'libsecret-1.so.0': 'libsecret-1-0',
}
/** What tests do without, only slower; nobody is asked to install it. */
const QUICKER = { '/usr/bin/chromium-headless-shell': 'chromium-headless-shell' }
/** What a person's own start needs of the programs; the rest is for tests and the tour. */
const NEEDED_TO_START = ['gnome-keyring', 'dbus', 'xdg-utils', 'desktop-file-utils']

/** @param {string} words */
const say = (words) => process.stderr.write(`${words}\n`)

/** @param {string} words @returns {never} */
const stop = (words) => {
  say(words)
  process.exit(1)
}

const installModules = () => {
  const lock = join(root, 'package-lock.json')
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return
  say('Installing npm packages …')
  // Electron's binary is fetched later, if it can be; its absence must not end the installation.
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(command, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'development' },
  })
  if (done.status !== 0) stop('The npm packages could not be installed. The lines above say why.')
  writeFileSync(stamp, '')
  const now = new Date()
  utimesSync(stamp, now, now)
}

/** Failing is no matter: it is slower without. @param {string} task */
const installQuicker = (task) => {
  if (process.platform !== 'linux' || task !== 'test' || !isDebian() || process.getuid?.() !== 0) return
  const missing = Object.entries(QUICKER).flatMap(([path, name]) => (existsSync(path) ? [] : [name]))
  const names = missing.filter(isKnownHere)
  if (names.length === 0) return
  say(`Installing what makes tests quicker: ${names.join(', ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...names], {
    stdio: 'ignore',
    env,
    timeout: 180_000,
  })
}

const isDebian = () => existsSync('/etc/debian_version')

/** @param {string} task */
const installSystem = (task) => {
  if (process.platform !== 'linux' || !['start', 'test', 'tour', 'bench', 'package'].includes(task)) return
  const known = knownLibraries()
  const missing = [
    ...Object.entries(SYSTEM)
      .filter(([path]) => !existsSync(path))
      .map(([, name]) => name)
      .filter((name) => isNeeded(name, task)),
    ...Object.entries(LIBRARIES)
      .filter(([library]) => !known.includes(`\t${library} `))
      .map(([, name]) => name),
  ]
  if (missing.length === 0) return
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (!isDebian()) {
    say(`Some programs are missing here. On Debian: ${line}`)
    return
  }
  if (process.getuid?.() !== 0)
    stop(`Some system packages are missing. Install them once with:\n  sudo ${line}`)
  say(`Installing system packages: ${missing.join(', ')} …`)
  const options = {
    stdio: /** @type {const} */ (['ignore', 'ignore', 'inherit']),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  try {
    execFileSync('apt-get', ['update', '-qq'], options)
    const [, ...install] = line.split(' ')
    execFileSync('apt-get', install.map(asNamedHere), options)
  } catch {
    stop(`The system packages could not be installed. Try by hand:\n  ${line}`)
  }
}

/** @param {string} name @param {string} task */
const isNeeded = (name, task) =>
  task !== 'package' && (task !== 'start' || !hasDisplay() || NEEDED_TO_START.includes(name))

/** What the dynamic linker knows, one library a line. */
const knownLibraries = () =>
  ['/sbin/ldconfig', '/usr/sbin/ldconfig']
    .filter((path) => existsSync(path))
    .map((path) => spawnSync(path, ['-p'], { encoding: 'utf8' }).stdout)
    .join('')

/** Whether this Debian has such a package. @param {string} name */
const isKnownHere = (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0

/** Since Debian 13 some libraries are packaged under a name that ends in `t64`. @param {string} name */
const asNamedHere = (name) => (name.startsWith('lib') && isKnownHere(`${name}t64`) ? `${name}t64` : name)

const hasDisplay = () => Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

/** The project's own Node, which runs TypeScript as it stands. */
const ownNode = () => {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = join(modules, 'node', 'bin', name)
  if (existsSync(path)) return path
  const major = Number(process.versions.node.split('.')[0])
  return major >= 24
    ? process.execPath
    : stop('Node 24 did not come with the npm packages. Run npm ci again, or install Node 24.')
}

const [task = '', ...args] = process.argv.slice(2)
const tasks = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts)
if (!tasks.includes(task)) stop(`There is no task "${task}". There are: ${tasks.join(', ')}.`)
installModules()
installSystem(task)
installQuicker(task)
const node = ownNode()
const ran = runWithinReach(root, say, (at) => {
  const own = node.startsWith(modules) ? join(at, relative(root, node)) : node
  const path = [dirname(own), join(at, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter)
  return {
    command: [
      own,
      '--disable-warning=ExperimentalWarning',
      join(at, 'build', 'tasks', `${task}.ts`),
      ...args,
    ],
    env: { ...process.env, PATH: path },
  }
})
process.exit(ran.status ?? 1)
