import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../build/runtime.ts'

const read = (...path: string[]) => readFileSync(join(ROOT, 'build', 'icons', ...path))

/** Width and height as a PNG says them in its first chunk. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

describe('B5 the icon', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512])('is there as a PNG of %i pixels', (size) => {
    expect(sizeOf(read('png', `${size}.png`))).toEqual([size, size])
  })

  it('has every size that Windows asks for', () => {
    const ico = read('icon.ico')
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico[6 + at * 16] || 256)
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it('has every size that macOS asks for', () => {
    const icns = read('icon.icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const kinds: string[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      kinds.push(icns.toString('latin1', at, at + 4))
    expect(kinds).toEqual(expect.arrayContaining(['is32', 'il32', 'it32', 'ic08', 'ic09', 'ic10']))
  })

  it('is drawn from the drawings that lie beside it', () => {
    const sources = JSON.parse(read('drawn-from.json').toString()) as Record<string, string>
    expect(Object.keys(sources)).toEqual(['draw.ts', 'glyph.ts', 'icon.svg'])
    for (const [name, hash] of Object.entries(sources))
      expect(createHash('sha256').update(read(name)).digest('hex'), name).toBe(hash)
  })
})

describe('N2 the tray’s pictures', () => {
  const scales = { '': 16, '@1.25x': 20, '@1.5x': 24, '@2x': 32, '@3x': 48 }

  it.each(['trayTemplate', 'tray-light', 'tray-dark', 'tray-colour'])('%s suits every screen', (name) => {
    for (const [scale, size] of Object.entries(scales))
      expect(sizeOf(read('tray', `${name}${scale}.png`))).toEqual([size, size])
  })

  it('leave the colour to macOS: the template is black and clear, nothing else', () => {
    expect(coloursOf(read('tray', 'trayTemplate@2x.png'))).toEqual(new Set(['0,0,0']))
    expect(coloursOf(read('tray', 'tray-dark@2x.png'))).toEqual(new Set(['255,255,255']))
  })
})

/** The colours of everything that is not wholly clear, in an 8-bit PNG of one IDAT with alpha. */
const coloursOf = (png: Buffer): Set<string> => {
  const [width = 0, height = 0] = sizeOf(png)
  const channels = { 4: 2, 6: 4 }[png[25] ?? 0] ?? 0
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(parts))
  const row = width * channels
  const pixels = Buffer.alloc(row * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)]
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0)
      const up = y === 0 ? 0 : (pixels[at - row] ?? 0)
      const corner = y === 0 || x < channels ? 0 : (pixels[at - row - channels] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      pixels[at] = ((raw[y * (row + 1) + 1 + x] ?? 0) + guess) & 255
    }
  }
  const colours = new Set<string>()
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = [...pixels.subarray(at, at + channels - 1)]
    if (pixels[at + channels - 1] !== 0)
      colours.add((colour.length === 1 ? [colour, colour, colour] : colour).join(','))
  }
  return colours
}

const paeth = (left: number, up: number, corner: number): number => {
  const away = [left, up, corner].map((each) => Math.abs(left + up - corner - each))
  const nearest = Math.min(...away)
  return [left, up, corner][away.indexOf(nearest)] ?? 0
}
