/**
 * Signs updates of Keyward, and the lists of keys that they are trusted by (docs/updates.md):
 *
 *   node build/sign-update.ts new-key FILE                       a key for one person or for the release
 *   node build/sign-update.ts key-list --number 1 --threshold 2 --root KEY --root KEY … --release KEY … --out FILE
 *   node build/sign-update.ts sign-keys FILE --key FILE          one root adds its signature
 *   node build/sign-update.ts sign --version 1.5.0 --folder dist --out FILE [--minimum 1.2.0] [--days 180] [--key-lists FILE …]
 *   node build/sign-update.ts verify FILE [--folder dist]        judges a list and its files as Keyward would
 *
 * Private keys come from files or the environment, never from an argument.
 */
import { signUpdates } from './updates/tool.ts'

try {
  await signUpdates(process.argv.slice(2), {
    env: process.env,
    say: (line) => void process.stdout.write(`${line}\n`),
  })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'Something went wrong.'}\n`)
  process.exitCode = 1
}
