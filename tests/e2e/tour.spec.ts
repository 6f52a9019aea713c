import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { ROOT } from '../../build/runtime.ts'
import { CHAPTER_MOST } from './tour/tell-chapter.ts'
import { runTour } from './tour/tour.ts'

const { it } = needs('desktop', 'nginx', 'systemBrowser', 'windowManager', 'recipes')

it.each([
  ['main', ['01-first-run-light.png', '12-connections-dark.png', '17-disconnect-light.png']],
  ['review', ['02-known-nothing-light.png']],
  ['rotation', ['01-app-secret-light.png']],
  ['guide', ['01-begin-light.png']],
  ['handover', ['01-compose-light.png', '02-passphrase-dark.png', '06-received-light.png']],
  ['own-list', ['01-mistyped-light.png', '02-before-any-sign-in-dark.png', '05-ended-by-its-list-light.png']],
  [
    'desktop',
    [
      '01-window-light.png',
      '01-window-dark.png',
      '03-notification-dark.png',
      '07-pdf-saved-light.png',
      '11-tray-menu.png',
      '13-packaged-sandbox.png',
    ],
  ],
  ['safety', ['01-passphrase-light.png', '02-locked-dark.png']],
  ['tools', ['01-switched-on-light.png', '04-a-token-asks-dark.png', '07-trail-light.png']],
])(
  'the tour’s chapter "%s" comes to its end, and its pictures are there',
  { timeout: CHAPTER_MOST + 60_000 },
  async (chapter, pictures) => {
    const lines: string[] = []
    const isWhole = await runTour([chapter], (line) => void lines.push(line))
    expect(isWhole, lines.join('\n')).toBe(true)
    for (const picture of pictures)
      expect(existsSync(join(ROOT, 'out', 'tour', chapter, picture)), picture).toBe(true)
  },
)
