/** The XPM sandbox alone. */
import { join } from 'node:path'
import { ROOT } from '../runtime.ts'

process.argv[1] = join(ROOT, 'tests', 'sandbox', 'main.ts')
await import('../../tests/sandbox/main.ts')
