/** The XPM sandbox alone. */
import { join } from 'node:path'
import { ROOT } from '../runtime.ts'

process.argv[1] = join(ROOT, 'build', 'sandbox-command.ts')
await import('../sandbox-command.ts')
