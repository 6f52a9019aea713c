/**
 * Draws every picture of Keyward that the operating system shows, from icon.svg and glyph.ts:
 *
 *   node build/icons/draw.ts
 *
 * What it makes is committed; it runs again only when the drawing changes. It needs Debian's librsvg2-bin, icoutils and
 * icnsutils.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyOf, plateWithKey, svgOf } from './glyph.ts'

const HERE = import.meta.dirname
/** Below this the whole picture blurs, and the key on its plate takes its place. */
const SMALL = 32
const PNG = [16, 24, 32, 48, 64, 128, 256, 512]
const ICO = [16, 24, 32, 48, 64, 128, 256]
const ICNS = [16, 32, 128, 256, 512, 1024]
/** Of the whole picture's side, what macOS leaves free around it. */
const MACOS_MARGIN = 0.1

const scratch = mkdtempSync(join(tmpdir(), 'keyward-icons-'))
const whole = readFileSync(join(HERE, 'icon.svg'), 'utf8')

const render = (svg: string, size: number, to: string): string => {
  const source = join(scratch, 'source.svg')
  writeFileSync(source, svg)
  execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size), source, '-o', to])
  return to
}

const iconSvg = (size: number) => (size <= SMALL ? svgOf(size, plateWithKey(size)) : whole)

/** On macOS pictures stand in a margin; at the smallest sizes there is no room for one. */
const macosSvg = (size: number) => {
  if (size <= SMALL) return iconSvg(size)
  const margin = 512 * MACOS_MARGIN
  return whole.replace(
    'viewBox="0 0 512 512"',
    `viewBox="${-margin} ${-margin} ${512 + 2 * margin} ${512 + 2 * margin}"`,
  )
}

const drawIcons = () => {
  mkdirSync(join(HERE, 'png'), { recursive: true })
  for (const size of PNG) render(iconSvg(size), size, join(HERE, 'png', `${size}.png`))
  const ico = ICO.map((size) => render(iconSvg(size), size, join(scratch, `ico-${size}.png`)))
  execFileSync('icotool', ['-c', '-o', join(HERE, 'icon.ico'), ...ico.slice(0, -1), `--raw=${ico.at(-1)}`])
  const icns = ICNS.map((size) => render(macosSvg(size), size, join(scratch, `icns-${size}.png`)))
  execFileSync('png2icns', [join(HERE, 'icon.icns'), ...icns], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Electron picks by these endings which one suits the screen. */
const SCALES = { '': 16, '@1.25x': 20, '@1.5x': 24, '@2x': 32, '@3x': 48 }

/** The key alone, for the tray: black for macOS, which recolours it; ink for light panels, paper for dark ones. */
const drawTray = () => {
  mkdirSync(join(HERE, 'tray'), { recursive: true })
  const colours = { trayTemplate: '#000000', 'tray-light': '#201f1d', 'tray-dark': '#ffffff' }
  for (const [scale, size] of Object.entries(SCALES)) {
    for (const [name, colour] of Object.entries(colours))
      render(svgOf(size, keyOf(size, colour)), size, join(HERE, 'tray', `${name}${scale}.png`))
    render(svgOf(size, plateWithKey(size)), size, join(HERE, 'tray', `tray-colour${scale}.png`))
  }
}

/** Notes down which drawings the pictures are of, so that a changed drawing without new pictures is noticed. */
const noteSources = () => {
  const sources = ['draw.ts', 'glyph.ts', 'icon.svg'].map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(HERE, name)))
      .digest('hex'),
  ])
  writeFileSync(join(HERE, 'drawn-from.json'), `${JSON.stringify(Object.fromEntries(sources), null, 2)}\n`)
}

try {
  drawIcons()
  drawTray()
  noteSources()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
