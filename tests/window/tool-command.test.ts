import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { needs } from '../needs.ts'
import { askedFrom, tokenCommand } from '../../renderer/features/tools/tool-command.ts'

const NAMES = [
  'Packs',
  'Month-end Packs',
  "O'Brien & Daughters; rm -rf ~",
  '$(id) `id` "x" !! \\ *',
  'Te Rōpū',
  '-x',
]

needs('unix').it('a shell reads the command as the names that it was made of, and runs nothing else', () => {
  for (const name of NAMES) {
    const line = tokenCommand(name, name, false, 'first')
    const read = execFileSync(
      'sh',
      ['-c', `keyward() { for one in "$@"; do printf '%s\\n' "$one"; done; }; ${line}`],
      {
        encoding: 'utf8',
      },
    )
    expect(read.split('\n').slice(0, -1)).toEqual(['token', '--app', name, '--tool', name])
  }
})

it('PowerShell’s way of quoting doubles an apostrophe', () => {
  expect(tokenCommand("O'Brien", 'letters', true, 'first')).toBe(
    "keyward token --app 'O''Brien' --tool letters",
  )
})

it('says that the sandbox is asked, and of a practice that was added knows that the command asks another', () => {
  const at = (self: string) => askedFrom({ self, list: [], back: 'own' })
  expect(askedFrom(undefined)).toBe('first')
  expect(['own', 'sandbox', 'k3v9q0w1'].map(at)).toEqual(['first', 'sandbox', 'nobody'])
  expect(tokenCommand('Packs', 'letters', false, 'sandbox')).toBe(
    'keyward token --sandbox --app Packs --tool letters',
  )
})
